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
/// over the days (``NoiseFilter``) whitens the design and `y` together. Columns go four at a
/// time, the last of them `y`; what a day leaves to the next is kept in local variables, for any
/// number of columns, which is what makes thousands of refits cheap.
///
/// - Source: the criterion, H. D. Patterson and R. Thompson (1971), Biometrika 58, 545; the
///   filter, A. C. Harvey, "Forecasting, structural time series models and the Kalman
///   filter", 1989, chapter 3.
/// - Complexity: O(*n*·*p*²) an evaluation, no allocation.
struct RestrictedLikelihood: Sendable {
  /// The numbers of observations and of columns.
  let rowCount: Int
  let columnCount: Int

  /// `[X y]`, padded with columns of 0: four columns day by day, then the next four.
  private var columns: [Four]
  /// The errors of their predictions, in the same order.
  private var errors: [Four]
  private var steps: [NoiseFilter.Step]
  /// The white factor of each day, and which gap leads to the next.
  private let whiteFactors: [Double]
  private let gapOfRow: [Int]
  private let gapsDays: [Int]
  private var decayOfGap: [Double]

  /// The regression at the point that was evaluated last.
  private(set) var regression: WhitenedRegression

  /// The likelihood at one point.
  struct Evaluation {
    /// The criterion; least is best.
    var criterion: Double
    /// `yᵀPy / (n−p)`: the variance of the noise.
    var variance: Double
    /// `log|V|`.
    var logDeterminant: Double
  }

  /// Prepares for `model`, with its residuals as `y`.
  init(_ model: LinearModel) {
    rowCount = model.rowCount
    columnCount = model.columnCount
    let all = model.basis + [model.residuals]
    columns = stride(from: 0, to: all.count, by: 4).flatMap { first in
      model.days.indices.map { row in
        var four = Four.zero
        for lane in 0..<min(4, all.count - first) { four[lane] = all[first + lane][row] }
        return four
      }
    }
    errors = [Four](repeating: .zero, count: columns.count)
    steps = [NoiseFilter.Step](
      repeating: .init(precision: 0, keep: 0, gain: 0), count: model.rowCount)
    whiteFactors = model.whiteFactors ?? model.days.map { _ in 1 }
    let distances = zip(model.days.dropFirst(), model.days).map { $0 - $1 }
    let gaps = Set(distances).union([1]).sorted()
    let index = Dictionary(uniqueKeysWithValues: gaps.enumerated().map { ($1, $0) })
    gapsDays = gaps
    // No day follows the last; any gap will do.
    gapOfRow = distances.map { index[$0] ?? 0 } + [0]
    decayOfGap = gaps.map { _ in 0 }
    regression = WhitenedRegression(columnCount: columnCount)
  }

  /// Replaces `y` by one of four series that lie side by side.
  mutating func setResponse(_ series: [Four], lane: Int) {
    let (first, place) = (columnCount / 4 * rowCount, columnCount % 4)
    for row in 0..<rowCount { columns[first + row][place] = series[row][lane] }
  }

  /// The likelihood at `noise`.
  mutating func evaluate(at noise: DayNoise.Parameters) -> Evaluation {
    let logDeterminant = filter(noise)
    whiten()
    regression.solve()
    let degrees = Double(rowCount - columnCount)
    return Evaluation(
      criterion: logDeterminant + regression.logInformation + degrees * log(regression.residual),
      variance: regression.residual / degrees, logDeterminant: logDeterminant)
  }

  /// ``WhitenedRegression/score(of:)`` at the point that was evaluated last.
  mutating func score(of contrast: [Double]) -> (score: Double, standardError: Double) {
    regression.score(of: contrast)
  }

  /// What each day does to any series, at `noise`, in order.
  mutating func filterSteps(at noise: DayNoise.Parameters) -> [NoiseFilter.Step] {
    _ = filter(noise)
    return steps
  }

  /// Sets ``steps``; gives `log|V|`.
  private mutating func filter(_ noise: DayNoise.Parameters) -> Double {
    for i in gapsDays.indices {
      decayOfGap[i] = pow(noise.dayToDayCorrelation, Double(gapsDays[i]))
    }
    let (gapOfRow, decayOfGap, whiteFactors) = (gapOfRow, decayOfGap, whiteFactors)
    let (gaps, decays, factors) = (gapOfRow.span, decayOfGap.span, whiteFactors.span)
    var filter = NoiseFilter(noise)
    var steps = steps.mutableSpan
    for row in steps.indices {
      steps[row] = filter.advance(
        decay: decays[gaps[row]], whiteFactor: factors[row])
    }
    return filter.logDeterminant
  }

  /// Sets the products of ``regression``: `[X y]ᵀV⁻¹[X y]`.
  private mutating func whiten() {
    let blocks = columns.count / rowCount
    for block in 0..<blocks { predict(block) }
    for block in 0..<blocks {
      for other in 0...block {
        let products = products(block, other)
        regression.setProducts(products, row: block, column: other)
      }
    }
  }

  /// The errors of the predictions of four columns.
  private mutating func predict(_ block: Int) {
    let (columns, allSteps, first) = (columns, steps, block * rowCount)
    let (values, steps) = (columns.span.extracting(first..<first + rowCount), allSteps.span)
    var errors = errors.mutableSpan
    var state = Four.zero
    for row in steps.indices {
      let (values, step) = (values[row], steps[row])
      errors[first + row] = values - state
      state = state.scaled(step.keep, adding: values, times: step.gain)
    }
  }

  /// The products of four columns with four others, or with themselves.
  private func products(_ block: Int, _ other: Int) -> WhitenedRegression.Products {
    let rows = errors.span.extracting(block * rowCount..<(block + 1) * rowCount)
    let others = errors.span.extracting(other * rowCount..<(other + 1) * rowCount)
    let steps = steps.span
    var (g0, g1) = (Four.zero, Four.zero)
    var (g2, g3) = (Four.zero, Four.zero)
    for row in 0..<rowCount {
      let (error, weighted) = (rows[row], others[row] * steps[row].precision)
      g0.add(error, times: weighted.a)
      g1.add(error, times: weighted.b)
      g2.add(error, times: weighted.c)
      g3.add(error, times: weighted.d)
    }
    return (g0, g1, g2, g3)
  }
}
