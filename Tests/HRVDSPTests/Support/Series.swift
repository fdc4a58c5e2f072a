import HRVDSP
import HRVModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Intervals as they are, without correction. A NaN stands for a gap of ten seconds.
func uncorrected(_ intervalsMs: [Double]) throws -> NNSeries {
  try ArtefactCorrection(level: .none)(recording(intervalsMs))
}

/// A recording of these intervals. A NaN stands for a gap of ten seconds.
func recording(_ intervalsMs: [Double]) throws -> RRSeries {
  var builder = RRSeries.Builder()
  for interval in intervalsMs {
    if interval.isNaN {
      builder.addGap(durationMs: 10_000, cause: .dropout)
    } else {
      builder.append(intervalMs: interval)
    }
  }
  return try builder.finish()
}

/// Whole milliseconds around `meanMs`, evenly distributed.
func randomIntervalsMs(
  _ count: Int, meanMs: Double, spreadMs: Double, seed: UInt64
) -> [Double] {
  var generator = SplitMix64(seed: seed)
  return (0..<count).map { _ in
    (meanMs + spreadMs * (2 * generator.nextUniform() - 1)).rounded()
  }
}

/// `850 + (7919 i mod 101) − 50 + (31 i² mod 67) − 33`: intervals that other programs were given,
/// too.
func formulaIntervalsMs(_ count: Int) -> [Double] {
  (0..<count).map { i -> Double in
    let first = (i * 7919) % 101
    let second = (i * i * 31) % 67
    return Double(850 + first - 50 + second - 33)
  }
}

/// A sine that beats sample: the interval that ends at `t` is `mean + amplitude · sin(2πft)`,
/// exactly, by iteration of this implicit equation.
func sinusoidalIntervalsMs(
  meanMs: Double, amplitudeMs: Double, hz: Double, durationS: Double
) -> [Double] {
  var intervals: [Double] = []
  var t = 0.0
  while t < durationS {
    var interval = meanMs
    // The map contracts by 2πf · amplitude / 1000 < 0.1 a step here.
    for _ in 0..<25 {
      interval = meanMs + amplitudeMs * sin(2 * .pi * hz * (t + interval / 1000) + 0.3)
    }
    t += interval / 1000
    intervals.append(interval)
  }
  return intervals
}

/// Planning costs more than the spectra of most tests.
private let standardEstimator = WelchEstimator()

/// Every metric of these intervals, with the spectrum by Welch's method.
func evaluateAll(
  _ nn: NNSeries, _ options: WelchOptions = .standard, bands: FrequencyBands = .standard,
  maximumCorrectedFraction: Double = 1
) -> [MetricID: Result<Double, MetricError>] {
  let input = metricInput(nn, options, bands, maximumCorrectedFraction)
  return Dictionary(
    uniqueKeysWithValues: Metric.evaluate(Metric.all, input).map { ($0.definition.id, $0.value) })
}

/// One metric of these intervals.
func evaluate(
  _ id: MetricID, _ nn: NNSeries, _ options: WelchOptions = .standard,
  bands: FrequencyBands = .standard
) -> Result<Double, MetricError> {
  guard let metric = Metric.named(id) else { return .failure(.undefined("no metric \(id)")) }
  return Metric.evaluate([metric], metricInput(nn, options, bands, 1))[0].value
}

private func metricInput(
  _ nn: NNSeries, _ options: WelchOptions, _ bands: FrequencyBands, _ limit: Double
) -> MetricInput {
  var workspace = SpectralWorkspace()
  let estimator = options == .standard ? standardEstimator : WelchEstimator(options)
  return MetricInput(
    nn: nn, spectrum: estimator.estimate(of: nn, using: &workspace), bands: bands,
    maximumCorrectedFraction: limit)
}

/// Metrics of these intervals without a spectrum, by id, thresholds of any size among them.
func values(_ ids: [MetricID], _ nn: NNSeries) -> [Result<Double, MetricError>] {
  let input = MetricInput(
    nn: nn, spectrum: .failure(.undefined("not asked for")), maximumCorrectedFraction: 1)
  var workspace = MetricWorkspace()
  return ids.map { id in
    guard let metric = Metric.named(id) else { return .failure(.undefined("no metric \(id)")) }
    return Metric.evaluate([metric], input, using: &workspace)[0].value
  }
}

/// Recordings that differ in all that matters to metrics of intervals: whole milliseconds or
/// not, ties or none, gaps, alternation, outliers. A NaN stands for a gap.
func variedIntervalsMs(seed: UInt64) -> [Double] {
  var generator = SplitMix64(seed: seed)
  let count = 5 + Int(400 * generator.nextUniform())
  let (spread, step) = (2 + 200 * generator.nextUniform(), 30 * generator.nextUniform())
  let isWhole = generator.nextUniform() < 0.5
  let gaps = generator.nextUniform() < 0.5 ? 0.02 : 0
  var previous = 0.0
  return (0..<count).map { i in
    if generator.nextUniform() < gaps, i > 4 { return .nan }
    previous = 0.7 * previous + spread * (generator.nextUniform() - 0.5)
    let value = 850 + previous + (i % 2 == 0 ? step : 0)
    return isWhole ? value.rounded() : value
  }
}
