internal import HRVModel

/// A number by which the same recording is known again, whatever its file is called.
///
/// ``FNV1a`` over the bits of start, gaps and intervals: 64 bits, so that among ten thousand
/// recordings two share one by chance with probability 3·10⁻¹². It is no protection against
/// somebody who wants two to.
///
/// - Complexity: O(*intervals*).
enum Fingerprint {
  static func hex(of rr: RRSeries, start: Timestamp?) -> String {
    var hash = FNV1a()
    if let start {
      hash.add(UInt64(bitPattern: start.localMilliseconds))
      hash.add(UInt64(bitPattern: Int64(start.utcOffsetS ?? .min)))
    }
    for gap in rr.gaps {
      hash.add(UInt64(gap.beforeInterval))
      hash.add(gap.durationS.bitPattern)
    }
    for interval in rr.intervalsMs { hash.add(interval.bitPattern) }
    let digits = String(hash.state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
