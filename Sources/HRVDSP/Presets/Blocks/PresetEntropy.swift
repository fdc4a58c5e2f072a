internal import HRVModel

/// How a program computes sample entropy: templates of two and three intervals in the
/// greatest-difference norm.
///
/// - Source: J. S. Richman, J. R. Moorman, Am. J. Physiol. Heart Circ. Physiol. 278(6), 2000,
///   pp. H2039–H2049. doi:10.1152/ajpheart.2000.278.6.H2039
struct PresetEntropy: Hashable, Sendable {
  /// Which templates of two are compared.
  enum Counting: Hashable, Sendable {
    /// As many as there are templates of three.
    case richman
    /// These, and the last one as a partner only.
    case lastAsPartner
    /// All of them, in shares of the pairs instead of counts.
    case shares
    /// All of them, in shares of all pairs in both orders, each with itself included:
    /// approximate entropy with the logarithm of the mean.
    case sharesWithSelf
  }

  /// The tolerance as a share of the standard deviation.
  let share: Double
  /// What the variance is divided by.
  let divisor: PresetDivisor
  /// Whether a distance of exactly the tolerance is a match.
  let closed: Bool
  let counting: Counting

  func callAsFunction(_ x: [Double]) throws(MetricError) -> Double {
    guard x.count >= 4 else { throw .tooFewIntervals(needed: 4, got: x.count) }
    let tolerance = share * (try PresetSeries(x).value(of: .deviation(divisor)))
    let triples = x.count - 2
    var matcher = TemplateMatcher()
    let rule = TemplateMatcher.Rule(span: 3, further: 2, rMs: tolerance, includesR: closed)
    let matches = matcher.matches(x.span, [0..<x.count], rule)
    var pairs = Double(matches.overM)
    let three = Double(matches.overMPlus1)
    if counting != .richman {
      // The last template of two has no third element; it matches as a partner.
      let last = x.count - 2
      let partners = (0..<last).count {
        Self.near(x[$0], x[last], tolerance, closed)
          && Self.near(x[$0 + 1], x[last + 1], tolerance, closed)
      }
      pairs += counting == .lastAsPartner ? Double(partners) / 2 : Double(partners)
    }
    guard counting == .sharesWithSelf || (pairs > 0 && three > 0) else {
      throw .undefined("no two templates match, so the logarithm has no value")
    }
    guard counting == .shares || counting == .sharesWithSelf else {
      return -naturalLogarithm(three / pairs)
    }
    let n = Double(triples)
    if counting == .sharesWithSelf {
      let (ofTwo, ofThree) = (n + 1, n)
      return naturalLogarithm(
        (2 * pairs + ofTwo) / (ofTwo * ofTwo) / ((2 * three + ofThree) / (ofThree * ofThree)))
    }
    return -naturalLogarithm((three / (n * (n - 1) / 2)) / (pairs / ((n + 1) * n / 2)))
  }

  private static func near(
    _ a: Double, _ b: Double, _ tolerance: Double, _ closed: Bool
  ) -> Bool {
    closed ? abs(a - b) <= tolerance : abs(a - b) < tolerance
  }
}
