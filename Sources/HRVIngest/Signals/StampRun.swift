/// A stretch of samples without a gap, and the sums of their stamps that least squares needs.
///
/// The sums are whole numbers and exact, so that stretches can be put together in any grouping
/// with the same result. They hold for up to 2³² samples.
struct StampRun: Hashable, Sendable {
  /// How many samples it has.
  private(set) var count: Int
  /// The stamp of the first sample, in ns.
  let firstNs: Int64
  /// The stamp of the last sample, in ns.
  private(set) var lastNs: Int64
  /// `Σ t`, with `t` in ns since ``firstNs``.
  private var sumNs: Int128 = 0
  /// `Σ i·t`, with `i` from 0.
  private var momentNs: Int128 = 0

  /// No samples yet.
  init() {
    self.init(at: 0)
    count = 0
  }

  /// A run of one sample.
  init(at stampNs: Int64) {
    count = 1
    firstNs = stampNs
    lastNs = stampNs
  }

  /// Adds the next sample.
  ///
  /// - Precondition: its stamp and ``firstNs`` are less than 2⁶³ ns apart.
  @inline(__always)
  mutating func append(_ stampNs: Int64) {
    let sinceFirst = stampNs &- firstNs
    let (high, low) = sinceFirst.multipliedFullWidth(by: Int64(count))
    momentNs &+= Int128(high) &<< 64 | Int128(low)
    sumNs &+= Int128(sinceFirst)
    lastNs = stampNs
    count &+= 1
  }

  /// Adds the samples of the run that follows.
  mutating func append(_ next: StampRun) {
    // With i = n + j and t = d + u: Σ t = m·d + Σ u, and
    // Σ i·t = n·m·d + n·Σ u + d·m(m − 1)/2 + Σ j·u.
    let n = Int128(count)
    let m = Int128(next.count)
    let d = Int128(next.firstNs) - Int128(firstNs)
    momentNs &+= n &* m &* d &+ n &* next.sumNs &+ d &* (m &* (m &- 1) / 2) &+ next.momentNs
    sumNs &+= m &* d &+ next.sumNs
    lastNs = next.lastNs
    count += next.count
  }

  /// `Σ (i − ī)·t`, in ns: the product of positions and stamps about their centre.
  var productNs: Double { Double(2 &* momentNs &- Int128(count - 1) &* sumNs) / 2 }

  /// `Σ (i − ī)²`.
  var squares: Double {
    let n = Double(count)
    return n * (n * n - 1) / 12
  }
}
