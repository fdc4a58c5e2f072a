internal import CZlib

/// Decompresses deflated data piece by piece: the one place that hands memory to zlib.
@safe
struct Inflate: ~Copyable {
  /// What stands around the deflated data.
  enum Wrapper {
    /// Nothing, as in a zip archive.
    case none
    /// A gzip header, and the CRC-32 and length behind, both of which are checked.
    case gzip
  }

  /// What became of a piece.
  enum Outcome {
    /// The end of the data was reached; what follows in the input does not belong to them.
    case finished
    /// There is more to come.
    case unfinished
    /// This is no such data, or it was changed.
    case damaged
  }

  // zlib keeps the address of its state, so the state may not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let isReady: Bool

  /// A decompressor before the first byte.
  init(_ wrapper: Wrapper) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 is the largest window; 16 more asks for gzip, and a minus sign for no wrapper at all.
    let windowBits: Int32 = wrapper == .gzip ? 15 + 16 : -15
    isReady =
      unsafe inflateInit2_(
        stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    if isReady { _ = unsafe inflateEnd(stream) }
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// Makes ready for the next stream of the same kind.
  func reset() {
    if isReady { _ = unsafe inflateReset(stream) }
  }

  /// Decompresses from `input` into `output` until one of them is used up or the data end.
  ///
  /// - Returns: what became of it, how many bytes of `input` were used and of `output` filled.
  func step(
    from input: ArraySlice<UInt8>, into output: inout [UInt8]
  ) -> (outcome: Outcome, used: Int, made: Int) {
    guard isReady else { return (.damaged, 0, 0) }
    let inputCount = UInt32(clamping: input.count)
    let outputCount = UInt32(clamping: output.count)
    let status = unsafe input.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        unsafe stream.pointee.next_in = source.baseAddress
        unsafe stream.pointee.avail_in = inputCount
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = outputCount
        return unsafe inflate(stream, Z_NO_FLUSH)
      }
    }
    let used = unsafe Int(inputCount - stream.pointee.avail_in)
    let made = unsafe Int(outputCount - stream.pointee.avail_out)
    let outcome: Outcome =
      switch status {
      case Z_STREAM_END: .finished
      // No progress was possible: more input is needed.
      case Z_OK, Z_BUF_ERROR: .unfinished
      default: .damaged
      }
    return (outcome, used, made)
  }

  /// The CRC-32 of `bytes`, as zip and gzip have it.
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: unsafe crc32_z(0, $0.baseAddress, $0.count))
    }
  }
}
