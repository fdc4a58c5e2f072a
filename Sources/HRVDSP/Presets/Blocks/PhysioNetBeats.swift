internal import HRVModel

/// What the PhysioNet toolbox leaves of the intervals before it computes anything
/// (`RRIntervalPreprocess`, removal): intervals go, and leave their time empty.
enum PhysioNetBeats {
  /// First intervals of 2 s and more go; of the rest those that stray by 20 % and more from the
  /// median of the five before and from the median of the five behind; then those below 0.375 s.
  /// The first and the last five never stray.
  static func kept(_ recordedMs: [Double]) throws(MetricError) -> PresetSeries {
    var sumS = 0.0
    var beats: [(s: Double, timeS: Double)] = []
    for ms in recordedMs {
      sumS += ms / 1000
      if ms / 1000 < 2 { beats.append((ms / 1000, sumS)) }
    }
    guard beats.count >= 6 else { throw .tooFewIntervals(needed: 6, got: beats.count) }
    let kept = beats.indices.filter { i in
      let isInside = i >= 5 && i < beats.count - 5
      let strays =
        isInside && strays(beats[i].s, from: beats[i - 5..<i])
        && strays(beats[i].s, from: beats[i + 1..<i + 6])
      return !strays && beats[i].s >= 0.375
    }
    guard !kept.isEmpty else { throw .undefined("the program removes every interval") }
    return PresetSeries(kept.map { beats[$0].s * 1000 }, timesS: kept.map { beats[$0].timeS })
  }

  private static func strays(
    _ s: Double, from five: ArraySlice<(s: Double, timeS: Double)>
  ) -> Bool {
    let median = five.map(\.s).sorted()[2]
    return abs(s - median) / median >= 0.2
  }
}
