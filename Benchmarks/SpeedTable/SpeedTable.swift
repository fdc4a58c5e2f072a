internal import HRVDSP
public import HRVModel
internal import HRVPipeline

/// A row of the speed table: some work with its memory in place, to be done again and again.
public struct SpeedRow {
  /// The short name, by which rows are compared with those of other packages.
  public let id: String
  /// The name in the table.
  public let title: String
  /// Does the work once, and returns a number that depends on it.
  public let work: () throws -> Int
}

/// The rows of the speed table, the same for every program that measures them.
public enum SpeedTable {
  /// The work of each row, on these recordings.
  ///
  /// - Parameters:
  ///   - fiveMinutes: five minutes of intervals.
  ///   - day: 24 hours, clean.
  ///   - spoiltDay: 24 hours with artefacts at one beat in fifty.
  public static func rows(
    fiveMinutes: RRSeries, day: RRSeries, spoiltDay: RRSeries
  ) throws -> [SpeedRow] {
    let asRecorded = ArtefactCorrection(method: .none)
    let (short, long) = (try asRecorded(fiveMinutes), try asRecorded(day))
    let ratio = metrics("rmssd", "lf_power", "hf_power", "lf_hf_ratio")
    let timeDomain = metrics(
      "mean_nn", "median_nn", "sdnn", "rmssd", "ln_rmssd", "sdsd", "cvnn", "cvsd", "pnn50",
      "pnn20", "mean_hr", "min_hr", "max_hr", "sd1", "sd2", "lf_power", "hf_power", "lf_hf_ratio")
    return [
      evaluation("short", "5 min: RMSSD, Welch LF/HF", ratio, short),
      evaluation("default", "5 min: the default set", Metric.standard, short),
      evaluation("day", "24 h: time domain, Welch", timeDomain, long),
      try windows("windows", "24 h in windows of 5 min: RMSSD, LF/HF", ratio, day, long),
      evaluation("sampen", "24 h: SampEn", metrics("sampen"), long),
      evaluation("dfa", "24 h: DFA 4 to 16", metrics("dfa_alpha1"), long),
      lombScargle("lomb-scargle", "24 h: Lomb–Scargle", long),
      correction("lipponen-tarvainen", "24 h: Lipponen–Tarvainen, clean", day),
      correction(
        "lipponen-tarvainen", "24 h: Lipponen–Tarvainen, 2 % artefacts", spoiltDay, "-spoilt"),
      correction("rhythm", "24 h: the standard correction, clean", day),
      correction("rhythm", "24 h: the standard correction, 2 % artefacts", spoiltDay, "-spoilt"),
      try priors("smoothness-priors", "24 h: smoothness priors", long),
    ]
  }

  private static func metrics(_ ids: MetricID...) -> [Metric] {
    ids.compactMap { Metric.named($0) }
  }

  /// Metrics of intervals, and of their spectrum as far as they need one.
  private static func evaluation(
    _ id: String, _ title: String, _ metrics: [Metric], _ nn: NNSeries
  ) -> SpeedRow {
    let (welch, memory) = (WelchEstimator(), Memory())
    return SpeedRow(id: id, title: title) {
      let input = MetricInput(for: metrics, nn, by: welch, using: &memory.spectral)
      return Metric.evaluate(metrics, input, using: &memory.metrics).count
    }
  }

  private static func windows(
    _ id: String, _ title: String, _ metrics: [Metric], _ rr: RRSeries, _ nn: NNSeries
  ) throws -> SpeedRow {
    var options = AnalysisOptions()
    options.metrics = metrics
    options.windows = try AnalysisWindows(lengthS: 300)
    let (analysis, memory) = (Analysis(options: options), Memory())
    let recording = Recording(
      provenance: Provenance(file: "day", formatID: "plain-rr"), start: nil, signal: .rr(rr))
    return SpeedRow(id: id, title: title) {
      analysis.windows(of: nn, recording: recording, using: &memory.analysis)?.count ?? 0
    }
  }

  private static func lombScargle(_ id: String, _ title: String, _ nn: NNSeries) -> SpeedRow {
    let (estimator, memory) = (LombScargleEstimator(.standard), Memory())
    return SpeedRow(id: id, title: title) {
      try estimator.spectrum(of: nn, using: &memory.spectral).densityMs2PerHz.count
    }
  }

  private static func correction(
    _ method: String, _ title: String, _ rr: RRSeries, _ suffix: String = ""
  ) -> SpeedRow {
    let correction = ArtefactCorrection(method: ArtefactMethod.named(method) ?? .none)
    let memory = Memory()
    return SpeedRow(id: method + suffix, title: title) {
      try correction(rr, using: &memory.correction).intervalsMs.count
    }
  }

  private static func priors(_ id: String, _ title: String, _ nn: NNSeries) throws -> SpeedRow {
    let (priors, memory) = (try Detrending.smoothnessPriors(lambda: 500), Memory())
    return SpeedRow(id: id, title: title) {
      try priors(nn, using: &memory.detrending).intervalsMs.count
    }
  }
}

/// Workspaces, which a closure cannot own.
private final class Memory {
  var spectral = SpectralWorkspace()
  var metrics = MetricWorkspace()
  var correction = CorrectionWorkspace()
  var detrending = DetrendingWorkspace()
  var analysis = AnalysisWorkspace()
}
