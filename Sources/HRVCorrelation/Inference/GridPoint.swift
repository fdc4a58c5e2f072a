#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The restricted likelihood at one point of the noise, for many series on one design.
///
/// Everything that does not depend on the series is worked out once; what is left for a series
/// is one short pass.
struct GridPoint {
  /// Where it is.
  let noise: DayNoise.Parameters
  private let degrees: Double
  private let constant: Double
  private let steps: [Step]

  /// A day: how to whiten a series, and the whitened, orthonormal design.
  private struct Step {
    var root, keep, gain: Double
    var q0, q1, q2: Double
  }

  /// Works out the point `noise` of `likelihood`; the response of `likelihood` is ignored.
  init(_ noise: DayNoise.Parameters, of likelihood: inout RestrictedLikelihood) {
    self.noise = noise
    degrees = Double(likelihood.rowCount - likelihood.columnCount)
    let evaluation = likelihood.evaluate(at: noise)
    constant = evaluation.criterion - degrees * log(evaluation.regression.residual)
    var (s0, s1, s2) = (0.0, 0.0, 0.0)
    steps = zip(likelihood.rows, likelihood.filterSteps(at: noise)).map { row, step in
      let root = step.precision.squareRoot()
      let q = evaluation.regression.whitened(
        (row.x0 - s0) * root, (row.x1 - s1) * root, (row.x2 - s2) * root)
      s0 = s0 * step.keep + row.x0 * step.gain
      s1 = s1 * step.keep + row.x1 * step.gain
      s2 = s2 * step.keep + row.x2 * step.gain
      return Step(root: root, keep: step.keep, gain: step.gain, q0: q.0, q1: q.1, q2: q.2)
    }
  }

  /// The criterion of ``RestrictedLikelihood`` for the series that begins at `offset`.
  ///
  /// - Complexity: O(*n*), no allocation.
  func criterion(of series: [Double], at offset: Int) -> Double {
    let steps = steps.span
    let series = series.span
    var (state, sum, d0, d1, d2) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for i in steps.indices {
      let step = steps[i]
      let y = series[offset + i]
      let e = (y - state) * step.root
      state = state * step.keep + y * step.gain
      sum += e * e
      d0 += e * step.q0
      d1 += e * step.q1
      d2 += e * step.q2
    }
    return constant + degrees * log(sum - d0 * d0 - d1 * d1 - d2 * d2)
  }
}
