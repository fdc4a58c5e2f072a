/// How far the mean of a correlated series may lie from the mean of the process, judged by the
/// lowest cosines of the series.
///
/// Of a series of *n* values, the weighted sums
///
///     Λₖ = √2/n · Σ (yᵢ − ȳ) cos(πk(i + ½)/n),   k = 1 … K
///
/// are nearly independent and normal, and their variance is that of the mean ȳ itself as long as
/// the spectrum of the series is level up to K half-cycles a record. The mean then has the error
/// `t · √(Σ Λₖ²/K)`, with Student's *t* on K degrees of freedom: few cosines and wide *t*
/// rather than many cosines and a variance that correlation makes too small.
///
/// Where the spectrum rises toward 0 the mean varies more than the cosines tell. The error is
/// therefore averaged over ``SlowShape/all``: under each shape it is Student's with its own
/// scale, and each shape counts by what was believed before (`flatWeight` for the flat one, 1
/// for each rising one) times the likelihood of the cosines under it, scale integrated out:
///
///     weight ∝ belief · Π s(k)^−½ · (Σ Λₖ²/s(k))^−K/2
///
/// - Source: cosine series: E. Lazarus, D. J. Lewis, J. H. Stock, M. W. Watson, J. Bus. Econ.
///   Stat. 36(4), 2018, pp. 541–559, doi:10.1080/07350015.2018.1506926; inference from low
///   frequencies with an unknown shape: U. K. Müller, M. W. Watson, Econometrica 76(5), 2008,
///   pp. 979–1016, doi:10.3982/ECTA6814. The shapes, K and the beliefs are ours, chosen by
///   simulation.
struct LongRunError: Sendable {
  private let cosines: Int
  private let student: StudentDistribution
  private let shapes: [Shape]

  private struct Shape: Sendable {
    let inverses: [Double]
    // belief / √Π s(k)
    let weight: Double
    let atMean: Double
  }

  /// - Parameters:
  ///   - cosines: K; even.
  ///   - flatWeight: the belief in a level spectrum, in units of each of the 16 rising shapes;
  ///     infinite when no rise is considered.
  init(cosines: Int, flatWeight: Double) {
    self.cosines = cosines
    student = StudentDistribution(degreesOfFreedom: cosines)
    let candidates = flatWeight.isFinite ? SlowShape.all : [.flat]
    shapes = candidates.map { shape in
      let values = (1...cosines).map { shape($0) }
      let belief = flatWeight.isFinite ? shape.belief(flatWeight: flatWeight) : 1
      return Shape(
        inverses: values.map { 1 / $0 },
        weight: belief / values.reduce(1, *).squareRoot(), atMean: shape.atMean)
    }
  }

  /// The error that the mean exceeds with a probability of 1 − `level`; 0 when all cosines are.
  ///
  /// - Precondition: as many cosines as promised.
  func halfWidth(_ lambdas: [Double], level: Double) -> Double {
    precondition(lambdas.count == cosines)
    let total = lambdas.reduce(0) { $0 + $1 * $1 }
    guard total > 0 else { return 0 }
    var weights: [Double] = []
    var scales: [Double] = []
    for shape in shapes {
      var sum = 0.0
      for (lambda, inverse) in zip(lambdas, shape.inverses) { sum += lambda * lambda * inverse }
      var likelihood = 1.0
      for _ in 0..<(cosines / 2) { likelihood *= total / sum }
      weights.append(shape.weight * likelihood)
      scales.append((shape.atMean * sum / Double(cosines)).squareRoot())
    }
    return quantile(scales: scales, weights: weights, level: level)
  }

  /// The distance within which the mixture holds `level`, by bisection to 10⁻⁹ of itself.
  private func quantile(scales: [Double], weights: [Double], level: Double) -> Double {
    let wanted = level * weights.reduce(0, +)
    func excess(_ distance: Double) -> Double {
      var held = 0.0
      for (scale, weight) in zip(scales, weights) {
        held += weight * student.probability(within: distance / scale)
      }
      return held - wanted
    }
    var low = 0.0
    var high = scales[0]
    while excess(high) < 0 { (low, high) = (high, 2 * high) }
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if excess(middle) < 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
