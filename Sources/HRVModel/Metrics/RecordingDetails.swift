/// What a report shows of a recording beside its metrics: made only where it is shown.
public struct RecordingDetails: Sendable {
  /// The spectrum by other estimators than that of the analysis, each with its name, or why there
  /// is none.
  public let otherSpectra: [OtherSpectrum]
  /// How the spectrum changes; nil where the recording is too short for that to be seen.
  public let spectrogram: Spectrogram?
  /// The histogram of the corrected intervals; nil where an interval is too long for one.
  public let histogram: IntervalCounts?
  /// What other programs make of the recording, as far as ``comparedMetrics`` go; of recordings
  /// longer than ``allComparedUpToS`` without ``slowPrograms``.
  public let outcomes: [PresetOutcome]
  /// What was done, in words, with every parameter that changes a number.
  public let methods: String

  /// The metrics in which programs are compared.
  public static let comparedMetrics: [MetricID] = [
    "mean_nn", "sdnn", "rmssd", "pnn50", "mean_hr", "hti", "tinn", "lf_power", "hf_power",
    "lf_hf_ratio", "sd1", "sd2", "dfa_alpha1", "sampen",
  ]

  /// The longest recording in which all programs are compared, in s.
  public static let allComparedUpToS = 14_400.0

  /// The programs, by the ids of their presets, that take more than a second for a day.
  public static let slowPrograms: Set<String> = ["heartpy"]

  /// The metrics whose course through a long recording is shown.
  public static let windowedMetrics: [MetricID] = ["mean_hr", "rmssd", "sdnn", "hf_power"]

  /// A spectrum of the same intervals by another estimator.
  public struct OtherSpectrum: Sendable {
    /// What it is called, such as `autoregressive`.
    public let name: String
    /// The spectrum, or why there is none.
    public let spectrum: Result<Spectrum, MetricError>

    /// Creates one.
    public init(name: String, spectrum: Result<Spectrum, MetricError>) {
      self.name = name
      self.spectrum = spectrum
    }
  }

  /// Creates details.
  public init(
    otherSpectra: [OtherSpectrum] = [], spectrogram: Spectrogram? = nil,
    histogram: IntervalCounts? = nil, outcomes: [PresetOutcome] = [], methods: String = ""
  ) {
    self.otherSpectra = otherSpectra
    self.spectrogram = spectrogram
    self.histogram = histogram
    self.outcomes = outcomes
    self.methods = methods
  }
}
