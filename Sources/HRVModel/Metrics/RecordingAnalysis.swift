/// Everything that was computed from one recording.
public struct RecordingAnalysis: Sendable {
  /// The recording as read.
  public let recording: Recording
  /// The intervals as recorded, or as found in the ECG.
  public let rr: RRSeries
  /// What was found in the ECG; nil when the recorder delivered intervals.
  public let ecg: ECGFindings?
  /// What the intervals say of the rhythm.
  public let rhythm: RhythmJudgement
  /// The intervals after artefact correction, with the audit.
  public let nn: NNSeries
  /// The name of the correction, such as `medium`.
  public let correction: String
  /// The spectrum behind the frequency-domain metrics, or why there is none.
  public let spectrum: Result<Spectrum, MetricError>
  /// The bands in force.
  public let bands: FrequencyBands
  /// Every metric, in the order of the table.
  public let metrics: [MetricResult]
  /// The windows of the recording, each analysed for itself; nil when none were asked for.
  public var windows: [WindowAnalysis]?
  /// How far some of ``metrics`` can be trusted; nil when it was not asked for.
  public var intervals: [MetricIntervalResult]?

  /// Creates an analysis.
  public init(
    recording: Recording, rr: RRSeries, ecg: ECGFindings? = nil,
    rhythm: RhythmJudgement = RhythmJudgement(windows: []), nn: NNSeries,
    correction: String, spectrum: Result<Spectrum, MetricError>, bands: FrequencyBands,
    metrics: [MetricResult], windows: [WindowAnalysis]? = nil,
    intervals: [MetricIntervalResult]? = nil
  ) {
    self.recording = recording
    self.rr = rr
    self.ecg = ecg
    self.rhythm = rhythm
    self.nn = nn
    self.correction = correction
    self.spectrum = spectrum
    self.bands = bands
    self.metrics = metrics
    self.windows = windows
    self.intervals = intervals
  }

  /// The number of beats: of R peaks in an ECG, of believable intervals in an RR export
  /// (each stands for the beat that ends it).
  public var beatCount: Int { ecg?.beats.count ?? rr.intervalsMs.count }

  /// The length of the recording in seconds: of the ECG, or of the intervals and gaps.
  public var durationS: Double { recording.durationS }

  /// Where time passed without usable beats.
  public var gaps: [Gap] { rr.gaps }

  /// The result of the metric with this id, if the table has one.
  public func metric(_ id: MetricID) -> MetricResult? {
    metrics.first { $0.definition.id == id }
  }

  /// The interval of the metric with this id; nil when it was not asked for or the metric is
  /// none that has one.
  public func interval(_ id: MetricID) -> Result<MetricInterval, MetricError>? {
    intervals?.first { $0.id == id }?.interval
  }
}
