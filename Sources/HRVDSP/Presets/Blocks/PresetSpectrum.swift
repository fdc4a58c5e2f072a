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
  /// Sines and a constant fitted to the intervals at the beats.
  case astropyOfBeats(AstropyPeriodogram, fromHz: Double)
  /// The same fitted to an even tachogram, from the frequency on that NeuroKit2 chooses.
  case astropyOfGrid(AstropyPeriodogram, PresetGrid)
  /// The mean of windows of the tachogram of heart rates.
  case shortTime(PresetShortTime)
  /// One periodogram of the tachogram of heart rates.
  case periodogram(PresetPeriodogram)
  /// An autoregressive model of the tachogram of heart rates.
  case orderSearch(PresetOrderSearch)
  /// Another spectrum of intervals in s instead of ms: 10⁻⁶ of its density.
  case inSeconds(PresetSpectrum)

  /// The density of `series`.
  func density(of series: PresetSeries) throws(MetricError) -> PresetDensity {
    switch self {
    case .welch(let grid, let trend, let welch):
      return try welch.density(of: trend.removed(from: grid.tachogram(of: series.values)))
    case .welchOfSmoothedTachogram(let welch, let restarts):
      return try welch.density(of: SmoothedTachogram.of(series.values, restarts: restarts))
    case .astropyOfBeats(let periodogram, let fromHz):
      let first = series.timesS.first ?? 0
      return try periodogram.density(
        of: series.values, at: series.timesS.map { $0 - first }, fromHz: fromHz)
    case .astropyOfGrid(let periodogram, let grid):
      // Each of the 720,000 samples is spread over a grid six times.
      guard series.durationS <= 7200 else {
        throw .undefined("this spectrum of samples at 100 Hz is not made beyond two hours")
      }
      let tachogram = try grid.tachogram(of: series.values)
      let lowerHz = PresetWelch.chosenHz(of: tachogram)
      var density = try periodogram.density(
        of: tachogram.samples,
        at: tachogram.samples.indices.map { Double($0) / tachogram.rateHz }, fromHz: lowerHz)
      if lowerHz <= periodogram.upperHz { density.shownHz = lowerHz...periodogram.upperHz }
      return density
    case .leastSquares(let lomb): return try lomb.density(of: series)
    case .autoregressive(let grid, let trend, let model):
      return try model.density(of: trend.removed(from: grid.tachogram(of: series.values)))
    case .inSeconds(let spectrum):
      let inMs = try series.density(spectrum)
      return PresetDensity(
        frequenciesHz: inMs.frequenciesHz, density: inMs.density.map { $0 * 1e-6 },
        shownHz: inMs.shownHz)
    case .shortTime(let shortTime): return shortTime.density(of: try RateTachogram.of(series))
    case .periodogram(let periodogram):
      return try periodogram.density(of: RateTachogram.of(series))
    case .orderSearch(let search): return try search.density(of: RateTachogram.of(series))
    }
  }
}
