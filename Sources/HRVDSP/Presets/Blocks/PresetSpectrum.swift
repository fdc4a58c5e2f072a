internal import HRVModel

/// How a program estimates the density of power.
indirect enum PresetSpectrum: Hashable, Sendable {
  /// Averaged, windowed periodograms of an even tachogram.
  case welch(PresetGrid, PresetTrend, PresetWelch)
  /// As above, of the tachogram that HeartPy makes.
  case welchOfSmoothedTachogram(PresetWelch, restarts: Bool)
  /// Least squares of sines at the beats themselves.
  case leastSquares(PresetLomb)
  /// An autoregressive model of an even tachogram.
  case autoregressive(PresetGrid, PresetTrend, PresetAutoregression)
  /// Windows of the tachogram of heart rates, as RHRV takes them.
  case shortTime(PresetShortTime)

  /// Another spectrum of intervals in s instead of ms: 10⁻⁶ of its density.
  case inSeconds(PresetSpectrum)

  /// The density of `series`.
  func density(of series: PresetSeries) throws(MetricError) -> PresetDensity {
    switch self {
    case .welch(let grid, let trend, let welch):
      return try welch.density(of: trend.removed(from: grid.tachogram(of: series.values)))
    case .welchOfSmoothedTachogram(let welch, let restarts):
      return try welch.density(of: SmoothedTachogram.of(series.values, restarts: restarts))
    case .leastSquares(let lomb): return try lomb.density(of: series.values)
    case .autoregressive(let grid, let trend, let model):
      return try model.density(of: trend.removed(from: grid.tachogram(of: series.values)))
    case .inSeconds(let spectrum):
      let inMs = try series.density(spectrum)
      return PresetDensity(
        frequenciesHz: inMs.frequenciesHz, density: inMs.density.map { $0 * 1e-6 },
        shownHz: inMs.shownHz)
    case .shortTime(let shortTime): return try shortTime.density(of: series.values)
    }
  }
}

/// What a program takes away from the whole tachogram.
enum PresetTrend: Hashable, Sendable {
  /// Nothing.
  case none
  /// Its mean.
  case mean
  /// The smooth curve of smoothness priors, in stretches of some 2000 samples.
  case smooth(lambda: Double, stretch: Int)

  func removed(from tachogram: PresetGrid.Tachogram) -> PresetGrid.Tachogram {
    var tachogram = tachogram
    switch self {
    case .none: break
    case .mean:
      let mean = Kernels.sum(tachogram.samples.span, about: 0) / Double(tachogram.samples.count)
      tachogram.samples = tachogram.samples.map { $0 - mean }
    case .smooth(let lambda, let stretch):
      tachogram.samples = PresetLevelling.removed(
        from: tachogram.samples, lambda: lambda, stretch: stretch)
    }
    return tachogram
  }
}

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

/// A band with the program's edges and its rule of integration.
struct PresetBand: Hashable, Sendable {
  let lowerHz: Double
  let upperHz: Double
  var holdsLower = true
  var holdsUpper = false
  let rule: Rule
  /// Whether a power of 0 is no number.
  var emptyIsMissing = false

  /// How the density is added up.
  enum Rule: Hashable, Sendable {
    /// Trapezia between neighbouring bins of the band.
    case trapezoid
    /// Σ density · bin width
    case rectangle
    /// Σ density, where the program's density is a power already.
    case sum
  }
}
