/// Unpacks the deflated data in a range of a source, within limits that do not depend on what
/// the data say of themselves.
struct Inflation: ~Copyable {
  /// The most bytes that anything may unpack to: 1 GiB.
  static let sizeLimit = 1 << 30
  /// From this many unpacked bytes on, ``ratioLimit`` counts.
  static let freeBytes = 32 << 20
  /// The most unpacked bytes for each packed one. Recordings as text reach 5 to 30; only what
  /// was made to fill the memory reaches 1000.
  static let ratioLimit = 200

  /// Why data cannot be unpacked.
  enum Fault: Error {
    case damaged, cutOff, tooLarge, tooDense
    case source(IngestError)
  }

  /// What was unpacked so far.
  private(set) var output: [UInt8] = []
  /// Where the data that were not yet used begin.
  private(set) var offset: Int

  private let source: ByteSource
  private let range: Range<Int>
  private let inflate: Inflate
  private var piece: [UInt8]
  private var unused: ArraySlice<UInt8> = []
  private var window = [UInt8](repeating: 0, count: 1 << 18)

  /// Stands before the data in `range` of `source`, which lies inside it.
  init(_ source: ByteSource, _ range: Range<Int>, _ wrapper: Inflate.Wrapper) {
    self.source = source
    self.range = range
    offset = range.lowerBound
    inflate = Inflate(wrapper)
    piece = [UInt8](repeating: 0, count: 1 << 16)
  }

  /// Whether all of the range was used.
  var isAtEnd: Bool { offset == range.upperBound }

  /// Unpacks one stream to its end, behind what was unpacked before.
  mutating func readStream() throws(Fault) {
    inflate.reset()
    while true {
      if unused.isEmpty { try refill() }
      let isLast = offset + unused.count == range.upperBound
      let step = inflate.step(from: unused, into: &window)
      unused = unused.dropFirst(step.used)
      offset += step.used
      output.append(contentsOf: window[..<step.made])
      try checkLimits()
      switch step.outcome {
      case .finished: return
      case .damaged: throw .damaged
      case .unfinished:
        if unused.isEmpty, isLast, step.made < window.count { throw .cutOff }
      }
    }
  }

  private mutating func refill() throws(Fault) {
    // Lets go of the piece, so that it is filled again in place.
    unused = []
    let wanted = min(piece.count, range.upperBound - offset)
    if piece.count > wanted { piece.removeLast(piece.count - wanted) }
    let got: Int
    do throws(IngestError) {
      got = try source.read(at: offset, into: &piece)
    } catch {
      throw .source(error)
    }
    guard got == wanted else { throw .cutOff }
    unused = piece[...]
  }

  private func checkLimits() throws(Fault) {
    guard output.count <= Self.sizeLimit else { throw .tooLarge }
    let used = offset - range.lowerBound
    guard output.count <= Self.freeBytes || output.count / Self.ratioLimit <= used else {
      throw .tooDense
    }
  }

  /// What was unpacked.
  consuming func finish() -> [UInt8] { output }
}
