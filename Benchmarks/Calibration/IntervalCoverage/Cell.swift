import HRVDSP
import HRVModel
import HRVSimulation

/// One process at one length, one metric.
struct Cell {
  let minutes: Double
  let family: String
  let metric: MetricID
  /// The mean of the metric over all replicates.
  let truth: Double
  /// Its standard deviation.
  let spread: Double
  /// How many replicates were asked for intervals, how many gave one.
  var asked = 0
  var given = 0
  /// How many intervals held the truth, lay below it, lay above it.
  var held = 0
  var below = 0
  var above = 0
  /// The mean width.
  var width = 0.0

  /// The share of intervals that held the truth; nil when fewer than one in ten gave one.
  var coverage: Double? { 10 * given < asked ? nil : Double(held) / Double(given) }

  static func measure(
    _ family: StationaryRR, minutes: Double, replicates: Int
  ) throws -> [Cell] {
    let wanted = IntervalEstimator.metrics
    let metrics = Metric.all.filter { wanted.contains($0.definition.id) }
    let ids = metrics.map(\.definition.id)
    let (welch, estimator) = (WelchEstimator(), IntervalEstimator())
    var workspace = SpectralWorkspace()
    var values = [[Double]](repeating: [], count: ids.count)
    var intervals = [[MetricInterval?]](repeating: [], count: ids.count)
    for replicate in 0..<replicates {
      let rr = try family.recording(durationS: 60 * minutes, seed: UInt64(replicate + 1))
      let nn = try ArtefactCorrection(level: .none)(rr)
      let spectrum = welch.estimate(of: nn, using: &workspace)
      let results = Metric.evaluate(metrics, MetricInput(nn: nn, spectrum: spectrum))
      for (i, result) in results.enumerated() {
        if case .success(let value) = result.value { values[i].append(value) }
      }
      guard 2 * replicate < replicates else { continue }
      for result in estimator(nn, spectrum: spectrum, using: &workspace) {
        guard let i = ids.firstIndex(of: result.id) else { continue }
        intervals[i].append(try? result.interval.get())
      }
    }
    return ids.indices.compactMap { i in
      values[i].isEmpty
        ? nil
        : Cell(minutes, family.name, ids[i], values: values[i], intervals: intervals[i])
    }
  }

  private init(
    _ minutes: Double, _ family: String, _ metric: MetricID, values: [Double],
    intervals: [MetricInterval?]
  ) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    self.minutes = minutes
    self.family = family
    self.metric = metric
    truth = mean
    spread = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
    asked = intervals.count
    for interval in intervals.compactMap({ $0 }) {
      given += 1
      width += interval.upper - interval.lower
      if interval.upper < mean {
        below += 1
      } else if interval.lower > mean {
        above += 1
      } else {
        held += 1
      }
    }
    width /= Double(max(1, given))
  }
}
