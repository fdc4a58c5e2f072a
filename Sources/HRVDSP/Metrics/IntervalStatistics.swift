internal import HRVModel

/// The sums behind the metrics of intervals and of their differences.
///
/// Sums of squares are taken about a pivot near the mean: the first value plus a whole number.
/// Sums of whole milliseconds (and of 1/1024 s, in which straps count) are then exact; the
/// square of what the pivot misses is subtracted at the end and never cancels much; and equal
/// values have no deviation at all, whatever their digits.
struct IntervalStatistics: Sendable {
  /// The number of intervals.
  let count: Int
  /// The mean of the intervals, in ms.
  let meanMs: Double
  /// Σ (NN − mean)², in ms².
  let squaredDeviationsMs2: Double
  /// The shortest interval, in ms.
  let shortestMs: Double
  /// The longest interval, in ms.
  let longestMs: Double
  /// A number near the mean, about which sums of squares are taken, in ms.
  let pivotMs: Double

  /// The number of successive differences inside runs.
  let differenceCount: Int
  /// Σ Δ², in ms².
  let squaredDifferencesMs2: Double
  /// Σ (Δ − mean Δ)², in ms².
  let squaredDifferenceDeviationsMs2: Double
  /// The number of differences with |Δ| > 20 ms.
  let over20Count: Int
  /// The number of differences with |Δ| > 50 ms.
  let over50Count: Int

  /// The recorded time inside runs, in s.
  let coveredS: Double
  /// The recorded time inside the longest run, in s.
  let longestRunS: Double

  init(_ nn: NNSeries) {
    let x = nn.intervalsMs.span
    count = x.count
    meanMs = Kernels.sum(x, about: 0) / Double(x.count)
    (shortestMs, longestMs) = Kernels.extremes(x)
    pivotMs = x[0] + (meanMs - x[0]).rounded()
    squaredDeviationsMs2 = Self.centred(Kernels.powerSums(x, about: pivotMs), count)

    differenceCount = nn.differenceCount
    let plain = Self.sumOverRuns(nn, about: 0)
    squaredDifferencesMs2 = plain.sumOfSquares
    let drift = plain.sum / Double(max(1, differenceCount))
    let first = nn.runs.first { $0.count > 1 }?.lowerBound
    let step = first.map { x[$0 + 1] - x[$0] } ?? 0
    let driftPivot = step + (drift - step).rounded()
    let shifted = driftPivot == 0 ? plain : Self.sumOverRuns(nn, about: driftPivot)
    squaredDifferenceDeviationsMs2 = Self.centred(shifted, differenceCount)

    var (over20, over50) = (0, 0)
    var covered = 0.0
    var longest = 0.0
    for run in nn.runs {
      let counts = Kernels.countsOfDifferences(x.extracting(run), greaterThan: 20, and: 50)
      over20 += counts.low
      over50 += counts.high
      let first = run.lowerBound
      let runS = nn.endTimesS[run.upperBound - 1] - nn.endTimesS[first] + x[first] / 1000
      covered += runS
      longest = max(longest, runS)
    }
    over20Count = over20
    over50Count = over50
    coveredS = covered
    longestRunS = longest
  }

  private static func sumOverRuns(_ nn: NNSeries, about pivot: Double) -> PowerSums {
    var sums = PowerSums()
    let x = nn.intervalsMs.span
    for run in nn.runs {
      sums += Kernels.powerSumsOfDifferences(x.extracting(run), about: pivot)
    }
    return sums
  }

  /// Σ (x − mean)² from the sums about a pivot.
  static func centred(_ sums: PowerSums, _ count: Int) -> Double {
    max(0, sums.sumOfSquares - sums.sum * sums.sum / Double(max(1, count)))
  }
}
