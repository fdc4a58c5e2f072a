#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The restricted likelihood of a linear model with ``DayNoise``, in O(*n*).
///
/// With `V` the covariance of the noise at `σ = 1`, `X` the design and `P` the matrix that
/// removes it, the criterion is
///
///     log|V| + log|XᵀV⁻¹X| + (n−p)·log(yᵀPy)          (least is best)
///
/// `V` is never formed: the slow part is a Markov chain, so that one pass of the Kalman filter
/// over the days (``NoiseFilter``) whitens the design and `y` together. The sums are kept in
/// local variables for at most three columns, which is what makes thousands of refits cheap.
///
/// - Source: the criterion, H. D. Patterson and R. Thompson (1971), Biometrika 58, 545; the
///   filter, A. C. Harvey, "Forecasting, structural time series models and the Kalman
///   filter", 1989, chapter 3.
/// - Complexity: O(*n*) an evaluation, no allocation.
struct RestrictedLikelihood {
  /// The design and `y` of one day; absent columns are 0.
  struct Row {
    var x0, x1, x2, y: Double
  }

  /// The numbers of observations and of columns.
  let rowCount: Int
  let columnCount: Int

  private(set) var rows: [Row]
  /// For each day, which gap leads to the next.
  private let gapOfRow: [Int]
  private let gapsDays: [Int]
  private var decayOfGap: [Double]

  /// The likelihood at one point.
  struct Evaluation {
    /// The criterion; least is best.
    var criterion: Double
    /// `yᵀPy / (n−p)`: the variance of the noise.
    var variance: Double
    /// The regression of `y` on the design, in whitened terms.
    var regression: WhitenedRegression
    /// The last coefficient over its standard error.
    var t: Double
  }

  /// Prepares for `model`, with its residuals as `y`.
  init(_ model: LinearModel) {
    rowCount = model.rowCount
    columnCount = model.columnCount
    let basis = model.basis
    rows = model.residuals.indices.map { row in
      Row(
        x0: basis[0][row], x1: basis.count > 1 ? basis[1][row] : 0,
        x2: basis.count > 2 ? basis[2][row] : 0, y: model.residuals[row])
    }
    let steps = zip(model.days.dropFirst(), model.days).map { $0 - $1 }
    let gaps = Set(steps).union([1]).sorted()
    let index = Dictionary(uniqueKeysWithValues: gaps.enumerated().map { ($1, $0) })
    gapsDays = gaps
    // No day follows the last; any gap will do.
    gapOfRow = steps.map { index[$0] ?? 0 } + [0]
    decayOfGap = gaps.map { _ in 0 }
  }

  /// Replaces `y` by one of several series that lie one after another in `series`.
  mutating func setResponse(_ series: [Double], at offset: Int) {
    for row in rows.indices { rows[row].y = series[offset + row] }
  }

  /// The likelihood at `noise`.
  mutating func evaluate(at noise: DayNoise.Parameters) -> Evaluation {
    setDecay(noise)
    var filter = NoiseFilter(noise)
    let regression = whiten(&filter)
    let degrees = Double(rowCount - columnCount)
    let variance = regression.residual / degrees
    return Evaluation(
      criterion: filter.logDeterminant + regression.logInformation
        + degrees * log(regression.residual),
      variance: variance, regression: regression,
      t: regression.score(of: columnCount - 1) / variance.squareRoot())
  }

  /// What each day does to any series, at `noise`, in order.
  mutating func filterSteps(at noise: DayNoise.Parameters) -> [NoiseFilter.Step] {
    setDecay(noise)
    var filter = NoiseFilter(noise)
    return gapOfRow.map { filter.advance(decay: decayOfGap[$0]) }
  }

  private mutating func setDecay(_ noise: DayNoise.Parameters) {
    for i in gapsDays.indices {
      decayOfGap[i] = pow(noise.dayToDayCorrelation, Double(gapsDays[i]))
    }
  }

  /// `[X y]ᵀV⁻¹[X y]`, factored.
  private func whiten(_ filter: inout NoiseFilter) -> WhitenedRegression {
    let rows = rows.span
    let gapOfRow = gapOfRow.span
    let decayOfGap = decayOfGap.span
    var (s0, s1, s2, sy) = (0.0, 0.0, 0.0, 0.0)
    // An absent column is a column of its own that nothing else touches.
    var (g00, g11, g22) = (0.0, columnCount < 2 ? 1.0 : 0, columnCount < 3 ? 1.0 : 0)
    var (g01, g02, g12) = (0.0, 0.0, 0.0)
    var (h0, h1, h2, hy) = (0.0, 0.0, 0.0, 0.0)
    for i in 0..<rowCount {
      let row = rows[i]
      let step = filter.advance(decay: decayOfGap[gapOfRow[i]])
      let (e0, e1, e2, ey) = (row.x0 - s0, row.x1 - s1, row.x2 - s2, row.y - sy)
      s0 = s0 * step.keep + row.x0 * step.gain
      s1 = s1 * step.keep + row.x1 * step.gain
      s2 = s2 * step.keep + row.x2 * step.gain
      sy = sy * step.keep + row.y * step.gain
      let (w0, w1, w2) = (e0 * step.precision, e1 * step.precision, e2 * step.precision)
      g00 += w0 * e0
      g01 += w0 * e1
      g02 += w0 * e2
      g11 += w1 * e1
      g12 += w1 * e2
      g22 += w2 * e2
      h0 += w0 * ey
      h1 += w1 * ey
      h2 += w2 * ey
      hy += ey * ey * step.precision
    }
    return WhitenedRegression(
      g00: g00, g01: g01, g02: g02, g11: g11, g12: g12, g22: g22, h0: h0, h1: h1, h2: h2,
      hy: hy)
  }
}
