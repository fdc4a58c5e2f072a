internal import HRVModel

/// A number by which the same recording is known again, whatever its file is called.
///
/// FNV-1a over the bits of start, gaps and intervals: 64 bits, so that among ten thousand
/// recordings two share one by chance with probability 3·10⁻¹². It is no protection against
/// somebody who wants two to.
///
/// - Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, "The FNV Non-Cryptographic Hash
///   Algorithm", IETF draft-eastlake-fnv.
/// - Complexity: O(*intervals*).
enum Fingerprint {
  static func hex(of rr: RRSeries, start: Timestamp?) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ word: UInt64) {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        hash = (hash ^ (word >> shift & 0xFF)) &* 0x100_0000_01B3
      }
    }
    if let start {
      add(UInt64(bitPattern: start.localMilliseconds))
      add(UInt64(bitPattern: Int64(start.utcOffsetS ?? .min)))
    }
    for gap in rr.gaps {
      add(UInt64(gap.beforeInterval))
      add(gap.durationS.bitPattern)
    }
    for interval in rr.intervalsMs { add(interval.bitPattern) }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
