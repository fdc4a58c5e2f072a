internal import HRVModel

/// Corrections of a list of p-values for its length.
///
/// - Source: Y. Benjamini and Y. Hochberg (1995), J. R. Stat. Soc. B 57, 289; Y. Benjamini and
///   D. Yekutieli (2001), Ann. Stat. 29, 1165; S. Holm (1979), Scand. J. Stat. 6, 65.
enum MultipleTesting {
  /// The three corrections of every p-value, in the order given.
  ///
  /// - Complexity: O(*n*·log *n*).
  static func corrected(_ pValues: [Double]) -> [CorrectedPValues] {
    let count = Double(pValues.count)
    let harmonic = pValues.indices.reduce(0.0) { $0 + 1 / Double($1 + 1) }
    let ascending = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var rate = [Double](repeating: 1, count: pValues.count)
    var anyDependence = rate
    var familywise = rate
    var (least, leastAny, greatest) = (1.0, 1.0, 0.0)
    for (rank, index) in ascending.enumerated().reversed() {
      let scaled = pValues[index] * count / Double(rank + 1)
      least = min(least, scaled)
      leastAny = min(leastAny, scaled * harmonic)
      (rate[index], anyDependence[index]) = (least, leastAny)
    }
    for (rank, index) in ascending.enumerated() {
      greatest = max(greatest, min(1, pValues[index] * (count - Double(rank))))
      familywise[index] = greatest
    }
    return pValues.indices.map {
      CorrectedPValues(
        falseDiscoveryRate: rate[$0], falseDiscoveryRateAnyDependence: anyDependence[$0],
        familywise: familywise[$0])
    }
  }
}
