/// Where one place of the order of a moving window lies, whose values are counted in bins.
///
/// A value that enters or leaves changes one count, and moves a place by a bin or two: following
/// the order costs less than keeping it.
///
/// - Source: T. Huang, G. Yang, G. Tang, "A fast two-dimensional median filtering algorithm", IEEE
///   Trans Acoust Speech Signal Process 27 (1979) 13–18.
struct BinnedPlace {
  /// The bin in which the value lies.
  private(set) var bin = 0
  /// How many values lie in bins below.
  private(set) var below = 0

  /// Takes note of a value that enters a bin.
  @inline(__always)
  mutating func insert(_ other: Int) { below &+= other < bin ? 1 : 0 }

  /// Takes note of a value that leaves a bin.
  @inline(__always)
  mutating func remove(_ other: Int) { below &-= other < bin ? 1 : 0 }

  /// Moves to where the value stands that comes so far in the order, from 0.
  ///
  /// - Precondition: there are more values than that.
  @inline(__always)
  mutating func settle(_ rank: Int, _ counts: borrowing MutableSpan<UInt16>) {
    while below > rank {
      bin &-= 1
      below &-= Int(counts[bin])
    }
    while below &+ Int(counts[bin]) <= rank {
      below &+= Int(counts[bin])
      bin &+= 1
    }
  }
}
