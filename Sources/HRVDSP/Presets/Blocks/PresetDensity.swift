internal import HRVModel

/// The density of power at ascending frequencies.
struct PresetDensity {
  let frequenciesHz: [Double]
  let density: [Double]
  /// What the program shows of it.
  var shownHz: ClosedRange<Double> = 0...Double.infinity

  /// The power in a band.
  func power(in band: PresetBand) throws(MetricError) -> Double {
    let bins = bins(in: band)
    if bins.isEmpty, band.emptyIsMissing {
      throw .undefined("no frequency of the program's spectrum lies in the band")
    }
    if case .rectangle = band.rule, frequenciesHz.count < 2 {
      throw .undefined("a spectrum of one frequency has no width of a bin")
    }
    let power =
      switch band.rule {
      case .trapezoid:
        zip(bins, bins.dropFirst()).reduce(0) {
          $0 + (frequenciesHz[$1.1] - frequenciesHz[$1.0]) * (density[$1.0] + density[$1.1]) / 2
        }
      case .rectangle:
        bins.reduce(0) { $0 + density[$1] } * (frequenciesHz[1] - frequenciesHz[0])
      case .sum: bins.reduce(0) { $0 + density[$1] }
      }
    if power == 0, band.emptyIsMissing {
      throw .undefined("the program gives no number for a power of 0")
    }
    return power
  }

  /// The frequency of the first of the greatest densities in a band.
  func peakHz(in band: PresetBand) throws(MetricError) -> Double {
    let bins = bins(in: band)
    guard let top = bins.max(by: { density[$0] < density[$1] }),
      let first = bins.first(where: { density[$0] == density[top] })
    else { throw .undefined("no frequency of the program's spectrum lies in the band") }
    return frequenciesHz[first]
  }

  private func bins(in band: PresetBand) -> [Int] {
    frequenciesHz.indices.filter { k in
      let f = frequenciesHz[k]
      guard shownHz.contains(f) else { return false }
      return (band.holdsLower ? f >= band.lowerHz : f > band.lowerHz)
        && (band.holdsUpper ? f <= band.upperHz : f < band.upperHz)
    }
  }
}
