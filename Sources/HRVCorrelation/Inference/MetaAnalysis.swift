/// A random-effects meta-analysis: estimates with standard errors of their own, from people who
/// differ.
///
/// - Source: R. DerSimonian and N. Laird (1986), Control. Clin. Trials 7, 177; REML, W. Viechtbauer
///   (2005), J. Educ. Behav. Stat. 30, 261; the interval, G. Knapp and J. Hartung (2003), Stat.
///   Med. 22, 2693; the prediction interval, J. P. T. Higgins, S. G. Thompson and
///   D. J. Spiegelhalter (2009), J. R. Stat. Soc. A 172, 137.
struct MetaAnalysis: Hashable, Sendable {
  /// How the variance between people is estimated.
  enum Method: Hashable, Sendable {
    /// By the method of moments.
    case derSimonianLaird
    /// By restricted maximum likelihood.
    case reml
  }

  let estimates: [Double]
  private let variances: [Double]
  /// The variance between people, `τ²`.
  let betweenVariance: Double
  /// The mean of the effects, each weighted by `1/(SE² + τ²)`.
  let mean: Double
  /// Its usual standard error, `1/√Σw`.
  let standardError: Double
  /// Cochran's `Q`.
  let heterogeneity: Double

  /// Pools.
  ///
  /// - Precondition: both arrays have one length of at least 3; the standard errors are greater
  ///   than 0.
  init(estimates: [Double], standardErrors: [Double], method: Method = .reml) {
    precondition(estimates.count > 2 && estimates.count == standardErrors.count)
    precondition(standardErrors.allSatisfy { $0 > 0 && $0.isFinite })
    let variances = standardErrors.map { $0 * $0 }
    let fixed = Self.weighted(estimates, variances, between: 0)
    heterogeneity = fixed.squares
    betweenVariance =
      switch method {
      case .derSimonianLaird:
        max(
          0,
          (fixed.squares - Double(estimates.count - 1))
            / (fixed.weight - fixed.squaredWeights / fixed.weight))
      case .reml: Self.restricted(estimates, variances)
      }
    let pooled = Self.weighted(estimates, variances, between: betweenVariance)
    (mean, standardError) = (pooled.mean, 1 / pooled.weight.squareRoot())
    self.estimates = estimates
    self.variances = variances
  }

  private struct Weighted {
    var mean, weight, squaredWeights, squares: Double
  }

  private static func weighted(
    _ estimates: [Double], _ variances: [Double], between: Double
  ) -> Weighted {
    let weights = variances.map { 1 / ($0 + between) }
    let weight = weights.reduce(0, +)
    let mean = dot(weights, estimates) / weight
    let squares = zip(weights, estimates).reduce(0.0) {
      $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean)
    }
    return Weighted(
      mean: mean, weight: weight, squaredWeights: dot(weights, weights), squares: squares)
  }

  /// The restricted maximum likelihood estimate, from its own equation
  /// `τ² = Σw²((y − μ)² − v)/Σw² + 1/Σw`, step by step until it stands still.
  private static func restricted(_ estimates: [Double], _ variances: [Double]) -> Double {
    var between = variances.mean
    for _ in 0..<10_000 {
      let pooled = weighted(estimates, variances, between: between)
      var sum = 0.0
      for (estimate, variance) in zip(estimates, variances) {
        let weight = 1 / (variance + between)
        let distance = estimate - pooled.mean
        sum += weight * weight * (distance * distance - variance)
      }
      let next = max(0, sum / pooled.squaredWeights + 1 / pooled.weight)
      let step = abs(next - between)
      between = next
      if step <= 1e-14 * (between + variances.mean) { break }
    }
    return between
  }

  /// The share of the variation that is between people, `I²` by `Q`, in `0..<1`.
  var inconsistency: Double {
    heterogeneity > 0
      ? max(0, 1 - Double(estimates.count - 1) / heterogeneity) : 0
  }

  /// The standard error of Hartung, Knapp, Sidik and Jonkman, but never below the usual one:
  /// with people who happen to agree it would be.
  var knappHartungError: Double {
    let pooled = Self.weighted(estimates, variances, between: betweenVariance)
    let factor = pooled.squares / Double(estimates.count - 1)
    return max(1, factor.squareRoot()) * standardError
  }

  /// The ends of the interval of the mean, by Student's t with `k − 1` degrees of freedom.
  func interval(level: Double) -> (lower: Double, upper: Double) {
    let reach =
      Distributions.studentQuantile((1 + level) / 2, df: Double(estimates.count - 1))
      * knappHartungError
    return (mean - reach, mean + reach)
  }

  /// The two-sided p-value of the mean, of the same distribution.
  var pValue: Double {
    Distributions.studentTwoSidedP(
      t: mean / knappHartungError, df: Double(estimates.count - 1))
  }

  /// The ends of the interval in which the effect of one more person lies, by Student's t with
  /// `k − 2` degrees of freedom.
  func predictionInterval(level: Double) -> (lower: Double, upper: Double) {
    let reach =
      Distributions.studentQuantile((1 + level) / 2, df: Double(estimates.count - 2))
      * (betweenVariance + standardError * standardError).squareRoot()
    return (mean - reach, mean + reach)
  }

  /// Each person's effect, drawn towards the mean as far as its own error asks for: the best
  /// linear unbiased prediction `(τ²·y + v·μ)/(τ² + v)`.
  var shrunken: [Double] {
    zip(estimates, variances).map { estimate, variance in
      (betweenVariance * estimate + variance * mean) / (betweenVariance + variance)
    }
  }
}
