/// Zeroed doubles on a 64-byte boundary, freed with their one owner.
///
/// FFTW may run a plan on arrays other than those it was made with only if both are equally
/// aligned. One generous alignment for every array of this module makes that true by
/// construction.
@safe
struct AlignedBuffer: ~Copyable {
  private static let alignment = 64

  let count: Int
  private let base: UnsafeMutablePointer<Double>

  init(zeroed count: Int) {
    precondition(count > 0, "a buffer of \(count) elements")
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Double>.stride, alignment: Self.alignment)
    unsafe base = raw.initializeMemory(as: Double.self, repeating: 0, count: count)
    self.count = count
  }

  deinit { unsafe base.deallocate() }

  /// Lends the elements for reading.
  borrowing func withSpan<R>(_ body: (borrowing Span<Double>) -> R) -> R {
    body(unsafe Span(_unsafeStart: base, count: count))
  }

  /// Lends the elements for writing.
  mutating func withMutableSpan<R>(_ body: (inout MutableSpan<Double>) -> R) -> R {
    var span = unsafe MutableSpan(_unsafeStart: base, count: count)
    return body(&span)
  }

  /// Lends the address to C. The pointer must not leave `body`.
  @unsafe
  borrowing func withUnsafeBase<R>(_ body: (UnsafeMutablePointer<Double>) -> R) -> R {
    unsafe body(base)
  }
}
