internal import HRVModel

/// How the runs of a series lie on an even grid: each begins at its first beat.
enum ResampledRuns {
  /// The number of samples from the first to the last beat of a run.
  ///
  /// A sample that should stand exactly on the last beat is counted whatever the last bit of
  /// the sum of times says: 10⁻⁹ samples are allowed for rounding.
  static func sampleCount(of run: Range<Int>, in nn: NNSeries, rateHz: Double) -> Int {
    let spanS = nn.endTimesS[run.upperBound - 1] - nn.endTimesS[run.lowerBound]
    return Int((spanS * rateHz + 1e-9).rounded(.down)) + 1
  }

  /// The number of samples of the longest run in `range`.
  ///
  /// - Throws: ``HRVModel/MetricError/tooShort(neededS:gotS:)`` when all runs together have less
  ///   than `minimum` samples; ``HRVModel/MetricError/noContiguousStretch(neededS:longestS:)``
  ///   when gaps cut them into stretches that all do.
  static func longest(
    of nn: NNSeries, in range: Range<Int>, rateHz: Double, minimum: Int
  ) throws(MetricError) -> Int {
    var longest = 0
    var runs = 0
    for run in nn.runs(in: range) {
      longest = max(longest, sampleCount(of: run, in: nn, rateHz: rateHz))
      runs += 1
    }
    guard longest < minimum else { return longest }
    let neededS = Double(minimum) / rateHz
    let longestS = Double(longest) / rateHz
    let gotS = runs == 1 ? longestS : nn.coveredS(in: range)
    guard gotS >= neededS else { throw .tooShort(neededS: neededS, gotS: gotS) }
    throw .noContiguousStretch(neededS: neededS, longestS: longestS)
  }
}
