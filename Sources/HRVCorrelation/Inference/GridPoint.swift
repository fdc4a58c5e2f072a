#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The restricted likelihood at one point of the noise, for many series on one design.
///
/// Everything that does not depend on the series is worked out once; what is left for four
/// series is one short pass over the days, and one for each column.
struct GridPoint: Sendable {
  /// Where it is.
  let noise: DayNoise.Parameters
  /// What the criterion has beside `(n−p)·log(yᵀPy)`.
  let constant: Double
  /// `exp(constant/(n−p))`: what makes `yᵀPy` comparable between points without a logarithm.
  private let scale: Double
  private let steps: [Step]
  /// The whitened, orthonormal design, column after column.
  private let columns: [Double]

  /// How to whiten a series on one day.
  private struct Step {
    var root, keep, gain: Double
  }

  /// Works out the point `noise` of `likelihood` for `model`.
  init(
    _ noise: DayNoise.Parameters, of likelihood: inout RestrictedLikelihood, _ model: LinearModel
  ) {
    self.noise = noise
    let evaluation = likelihood.evaluate(at: noise)
    let degrees = Double(model.rowCount - model.columnCount)
    constant = evaluation.logDeterminant + likelihood.regression.logInformation
    scale = exp(constant / degrees)
    steps = likelihood.filterSteps(at: noise).map {
      Step(root: $0.precision.squareRoot(), keep: $0.keep, gain: $0.gain)
    }
    var regression = likelihood.regression
    var state = [Double](repeating: 0, count: model.columnCount)
    var columns = [Double](repeating: 0, count: model.columnCount * model.rowCount)
    for (row, step) in steps.enumerated() {
      let values = model.basis.map { $0[row] }
      let errors = zip(values, state).map { ($0 - $1) * step.root }
      for (column, value) in regression.whitened(errors).enumerated() {
        columns[column * model.rowCount + row] = value
      }
      state = zip(values, state).map { $1 * step.keep + $0 * step.gain }
    }
    self.columns = columns
  }

  /// `yᵀPy·exp(constant/(n−p))` for each of four series, which orders the points of a series
  /// as ``RestrictedLikelihood`` orders them.
  ///
  /// - Parameter errors: room for as many values as there are days.
  /// - Complexity: O(*n*·*p*), no allocation.
  func comparable(of series: [Four], errors: inout [Four]) -> Four {
    evaluate(series, errors: &errors).comparable
  }

  /// The same, and with it `t` of the last column: its score over `√(yᵀPy/(n−p))`.
  func comparableAndT(of series: [Four], errors: inout [Four]) -> (comparable: Four, t: Four) {
    let (comparable, score) = evaluate(series, errors: &errors)
    let factor = scale * Double(steps.count - columns.count / steps.count)
    var t = Four.zero
    for lane in 0..<4 { t[lane] = score[lane] * (factor / comparable[lane]).squareRoot() }
    return (comparable, t)
  }

  private func evaluate(
    _ series: [Four], errors: inout [Four]
  ) -> (comparable: Four, lastScore: Four) {
    let (steps, series, columns) = (steps.span, series.span, columns.span)
    var errors = errors.mutableSpan
    var (state, residual, score) = (Four.zero, Four.zero, Four.zero)
    for row in steps.indices {
      let (step, y) = (steps[row], series[row])
      let error = (y - state) * step.root
      state = state.scaled(step.keep, adding: y, times: step.gain)
      residual.addSquares(of: error)
      errors[row] = error
    }
    for first in stride(from: 0, to: columns.count, by: steps.count) {
      score = .zero
      for row in steps.indices { score.add(errors[row], times: columns[first + row]) }
      residual.addSquares(of: score, times: -1)
    }
    return (residual * scale, score)
  }
}
