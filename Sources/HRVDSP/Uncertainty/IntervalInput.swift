internal import HRVModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What the intervals of one recording are computed from.
struct IntervalInput {
  let nn: NNSeries
  let statistics: IntervalStatistics
  let spectrum: Result<Spectrum, MetricError>
  let bands: FrequencyBands
  /// The relative fluctuations of LF and HF, or why there are none.
  let fluctuations: Result<(lf: [Double], hf: [Double]), MetricError>

  /// The level of every interval.
  static let level = 0.95
  /// As few cosines as see nothing but what is as slow as the record.
  static let fewCosines = 4

  /// Cosines for what fluctuates within a minute: 4 up to ten minutes, growing as the square
  /// root of the length, 12 for an hour, at most 16.
  static func cosines(durationS: Double) -> Int {
    4 * Int(min(max((durationS / 300).squareRoot().rounded(), 1), 4))
  }

  /// The error of the mean of `value`, one a beat or one a difference.
  func error(
    ofMean mean: Double, cosines: Int, flatWeight: Double, over series: Series
  ) -> (lambdas: [Double], halfWidth: Double) {
    let lambdas = self.cosines(cosines, of: series, mean: mean)
    let error = LongRunError(cosines: cosines, flatWeight: flatWeight)
    return (lambdas, error.halfWidth(lambdas, level: Self.level))
  }

  /// The same as a share of the mean.
  ///
  /// - Throws: that nothing varies.
  func relativeError(
    ofMean mean: Double, cosines: Int, flatWeight: Double, over series: Series
  ) throws(MetricError) -> RelativeError {
    let (lambdas, halfWidth) = error(
      ofMean: mean, cosines: cosines, flatWeight: flatWeight, over: series)
    guard mean > 0, halfWidth > 0 else { throw Self.constant }
    let squares = lambdas.reduce(0) { $0 + $1 * $1 }
    return RelativeError(
      halfWidth: halfWidth / mean, variance: squares / Double(cosines) / (mean * mean))
  }

  static let constant = MetricError.undefined(
    "nothing varies here, so that nothing tells how far it would in another recording")

  /// The series whose mean a metric is a function of.
  enum Series {
    /// The intervals.
    case intervals
    /// Their squared distances from their mean.
    case squaredDeviations(fromMs: Double)
    /// The squares of their successive differences.
    case squaredDifferences
    /// 1 where a successive difference is over 50 ms, else 0.
    case over50
  }

  /// Λ₁ … Λ_K of a series whose runs are laid end to end.
  private func cosines(_ count: Int, of series: Series, mean: Double) -> [Double] {
    var values: [Double] = []
    let x = nn.intervalsMs
    values.reserveCapacity(x.count)
    switch series {
    case .intervals:
      for interval in x { values.append(interval - mean) }
    case .squaredDeviations(let centre):
      for interval in x { values.append((interval - centre) * (interval - centre) - mean) }
    case .squaredDifferences:
      for run in nn.runs {
        for i in run.dropFirst() {
          let difference = x[i] - x[i - 1]
          values.append(difference * difference - mean)
        }
      }
    case .over50:
      for run in nn.runs {
        for i in run.dropFirst() { values.append((abs(x[i] - x[i - 1]) > 50 ? 1 : 0) - mean) }
      }
    }
    return Self.cosines(count, of: values.span)
  }

  /// Λ₁ … Λ_K of a series of mean 0, four at a time.
  static func cosines(_ count: Int, of y: borrowing Span<Double>) -> [Double] {
    precondition(count.isMultiple(of: 4))
    let n = Double(y.count)
    var lambdas: [Double] = []
    for first in stride(from: 1, through: count, by: 4) {
      let turn = Double.pi / n
      let angles = SIMD4(0, 1, 2, 3).map { ($0 + Double(first)) * turn }
      var starts = Turn4(cosine: angles.map { cos($0 / 2) }, sine: angles.map { sin($0 / 2) })
      let turns = Turn4(cosine: angles.map { cos($0) }, sine: angles.map { sin($0) })
      var sums = SIMD4<Double>.zero
      Kernels.addCosineSums(of: y, starts: &starts, turns: turns, to: &sums)
      for lane in 0..<4 { lambdas.append(sums[lane] * 2.squareRoot() / n) }
    }
    return lambdas
  }
}

extension SIMD4<Double> {
  fileprivate func map(_ transform: (Double) -> Double) -> Self {
    Self(transform(self[0]), transform(self[1]), transform(self[2]), transform(self[3]))
  }
}
