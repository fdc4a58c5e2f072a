#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The posterior distribution of the last coefficient `β` of a linear model with ``DayNoise``.
///
/// Priors: `β/σ ~ N(0, τ²)`, flat on the other coefficients and on `log σ`, uniform on `ρ` in
/// 0 ... 0.99 and on the slow share in 0 ... 1. At a point of `(ρ, w)`, with `d` and `l` the last
/// element of `L⁻¹XᵀV⁻¹y` and of the Cholesky factor `L` of `XᵀV⁻¹X`, `ν = n − p + 1` and
///
///     S = yᵀPy + d²/(1 + l²τ²)
///
/// `β` is Student's t with `ν` degrees of freedom, location `l·d/(l² + τ⁻²)` and squared scale
/// `S/(ν(l² + τ⁻²))`, and the point has the weight
/// `|V|^(−½)·|XᵀV⁻¹X|^(−½)·(1 + 1/(l²τ²))^(−½)·S^(−ν/2)` up to a constant. The posterior is
/// the mixture over a grid: exact but for the grid, without sampling.
///
/// - Complexity: O(*n*) for each of 400 points.
struct EffectPosterior: Sendable {
  private struct Component {
    var weight, location, scale: Double
  }
  private let components: [Component]
  private let df: Double

  /// The grid: midpoints of 20 equal parts of each range.
  static let partsOfRange = 20

  /// Works out the posterior.
  init(
    days: [Int], columns: [[Double]], outcome: [Double], priorDeviation: Double
  ) throws(EstimationError) {
    let model = try LinearModel(days: days, columns: columns, response: outcome)
    var likelihood = RestrictedLikelihood(model)
    let last = columns.count - 1
    let perUnit = model.triangle[last * columns.count + last]
    df = Double(days.count - last)
    var found: [(logWeight: Double, location: Double, scale: Double)] = []
    for i in 0..<Self.partsOfRange {
      for j in 0..<Self.partsOfRange {
        let part = { (index: Int) in (Double(index) + 0.5) / Double(Self.partsOfRange) }
        let column = LastColumn(
          &likelihood,
          at: .init(
            dayToDayCorrelation: DayNoise.greatestCorrelation * part(i), slowShare: part(j)))
        // Along the orthonormal column, of which one unit is `perUnit` units of β.
        let tau = priorDeviation * perUnit
        // The prior stands at an effect of 0: what the model set aside comes back.
        let score = column.score + column.root * (model.explained.last ?? 0)
        let precision = column.root * column.root
        let total = precision + 1 / (tau * tau)
        let squares = column.residual + score * score / (1 + precision * tau * tau)
        let logWeight =
          -0.5 * (column.logDeterminants + log(total / precision) + df * log(squares))
        found.append(
          (
            logWeight, column.root * score / total / perUnit,
            (squares / (df * total)).squareRoot() / perUnit
          ))
      }
    }
    let greatest = found.map(\.logWeight).max() ?? 0
    guard greatest.isFinite else { throw .notFinite }
    let weights = found.map { exp($0.logWeight - greatest) }
    let sum = weights.reduce(0, +)
    components = zip(found, weights).map {
      Component(weight: $1 / sum, location: $0.location, scale: $0.scale)
    }
  }

  /// The mean of `β`.
  var mean: Double { components.reduce(0) { $0 + $1.weight * $1.location } }

  /// The probability that `β` is above `value`.
  func probability(above value: Double) -> Double {
    let sum = components.reduce(0.0) {
      $0 + $1.weight
        * Distributions.studentUpperP(t: (value - $1.location) / $1.scale, df: df)
    }
    return min(1, max(0, sum))
  }

  /// The value below which `β` lies with `probability`, by bisection.
  func quantile(_ probability: Double) -> Double {
    let reach = components.map { abs($0.location) + 40 * $0.scale }.max() ?? 0
    var (lower, upper) = (-reach, reach)
    for _ in 0..<60 {
      let middle = (lower + upper) / 2
      if 1 - self.probability(above: middle) < probability {
        lower = middle
      } else {
        upper = middle
      }
    }
    return (lower + upper) / 2
  }
}
