import HRVDSP
import HRVModel

/// A method with the replacement that goes with it, measured.
struct Measures {
  let correction: ArtefactCorrection

  private func corrected(_ x: [Double]) -> NNSeries? {
    (try? RRSeries(intervalsMs: x)).flatMap { try? correction($0) }
  }

  private func altered(_ x: [Double]) -> Set<Int> {
    Set(corrected(x)?.audit.map(\.recordedIndex) ?? Array(x.indices))
  }

  /// What happens to clean series: the share of intervals altered, and by how many percent RMSSD
  /// changes, over all and at worst.
  func clean(_ series: [[Double]]) -> String {
    var (count, changed) = (0, 0)
    var changes: [Double] = []
    for x in series {
      guard let nn = corrected(x) else { continue }
      count += x.count
      changed += nn.audit.count
      changes.append(Statistics.rmssd(nn.intervalsMs) / Statistics.rmssd(x) - 1)
    }
    let mean = changes.reduce(0, +) / Double(max(1, changes.count))
    let worst = changes.max { abs($0) < abs($1) } ?? 0
    return
      "\(percent(Double(changed) / Double(max(1, count)), 3)) altered (\(changed) of \(count)),"
      + " RMSSD \(percent(mean, 2)) on average, \(percent(worst, 1)) at worst"
  }

  /// The share of artefacts put in that are found.
  func found(_ spoiling: Spoiling, in series: [[Double]]) -> (found: Int, of: Int) {
    var (found, all) = (0, 0)
    for (seed, x) in series.enumerated() {
      let (spoilt, places) = spoiling.spoilt(x, seed: UInt64(seed))
      let altered = altered(spoilt)
      all += places.count
      found += places.count { place in place.contains { altered.contains($0) } }
    }
    return (found, all)
  }

  struct Ectopics {
    var found = 0
    var all = 0
    /// The same of those that come at least so early.
    var early: [Double: (found: Int, all: Int)] = [0.1: (0, 0), 0.15: (0, 0), 0.2: (0, 0)]
    var altered = 0
    var normal = 0
  }

  /// Annotated ectopic beats (A a J S V E), found when an interval at either side of one is altered;
  /// and intervals between two normal beats (N L R) that are altered. Fusion beats count as neither.
  func ectopics(_ records: [Recordings.Annotated]) -> Ectopics {
    var result = Ectopics()
    for record in records {
      let (x, kinds) = (record.intervalsMs, record.kinds)
      let altered = altered(x)
      let isNormal = x.indices.map { "NLR".contains(kinds[$0]) && "NLR".contains(kinds[$0 + 1]) }
      for i in x.indices where isNormal[i] {
        result.normal += 1
        result.altered += altered.contains(i) ? 1 : 0
      }
      for k in 1..<(kinds.count - 1) where "AaJSVE".contains(kinds[k]) {
        let isFound = altered.contains(k - 1) || altered.contains(k)
        result.all += 1
        result.found += isFound ? 1 : 0
        let around = max(0, k - 25)..<min(x.count, k + 25)
        let normal = around.filter { isNormal[$0] }.map { x[$0] }.sorted()
        guard !normal.isEmpty else { continue }
        let earliness = 1 - x[k - 1] / normal[normal.count / 2]
        for (least, counts) in result.early where earliness >= least {
          result.early[least] = (counts.found + (isFound ? 1 : 0), counts.all + 1)
        }
      }
    }
    return result
  }

  /// By how many percent metrics of samples of five minutes differ after correction from those of
  /// the clean sample: mean of the absolute values, and the worst mean with its sign lost.
  func errors(_ spoiling: Spoiling?, in samples: [[Double]]) -> [(mean: Double, worst: Double)] {
    let metrics = (["rmssd", "sdnn", "lf_power", "hf_power"] as [MetricID]).compactMap {
      Metric.named($0)
    }
    var errors = [[Double]](repeating: [], count: metrics.count)
    for (seed, x) in samples.enumerated() {
      let spoilt = spoiling?.spoilt(x, seed: UInt64(seed)).intervalsMs ?? x
      guard
        let clean = (try? RRSeries(intervalsMs: x)).flatMap({
          try? ArtefactCorrection(method: .none)($0)
        }), let nn = corrected(spoilt)
      else { continue }
      let (truth, values) = (Self.values(metrics, clean), Self.values(metrics, nn))
      for k in metrics.indices {
        guard let truth = truth[k], let value = values[k], truth > 0 else { continue }
        errors[k].append(abs(value / truth - 1))
      }
    }
    return errors.map {
      ($0.reduce(0, +) / Double(max(1, $0.count)), $0.max() ?? 0)
    }
  }

  private static func values(_ metrics: [Metric], _ nn: NNSeries) -> [Double?] {
    var workspace = SpectralWorkspace()
    let input = MetricInput(
      nn: nn, spectrum: WelchEstimator().estimate(of: nn, using: &workspace), bands: .standard,
      maximumCorrectedFraction: 1)
    return Metric.evaluate(metrics, input).map { try? $0.value.get() }
  }
}

func percent(_ share: Double, _ digits: Int) -> String {
  guard share.isFinite else { return "–" }
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let rounded = (share * 100 * scale).rounded() / scale
  return "\(rounded) %"
}
