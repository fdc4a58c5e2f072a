public import HRVDSP
public import HRVIngest
public import HRVModel

/// How recordings are read and analysed. The defaults are the documented definitions.
public struct AnalysisOptions: Sendable {
  /// How bytes are read.
  public var reading = ReadingOptions()
  /// How artefacts are found.
  public var correction = ArtefactMethod.standard
  /// What becomes of artefacts; nil for the replacement that goes with the method.
  public var replacement: ArtefactReplacement?
  /// What is removed from the corrected intervals before anything is computed from them.
  public var detrending = Detrending.none
  /// How the spectrum is estimated.
  public var estimator: any SpectralEstimator = WelchEstimator()
  /// The bands of the frequency domain.
  public var bands = FrequencyBands.standard
  /// What is computed, in the order of the result.
  public var metrics = Metric.standard
  /// The windows that are analysed beside the whole recording; nil for none.
  public var windows: AnalysisWindows?
  /// Whether metrics are given intervals where that can be done.
  public var givesIntervals = false
  /// The program whose numbers are reproduced instead of ours; nil for ours.
  public var preset: Preset?
  /// Above this share of corrected intervals a recording gets no metrics, in `0...1`.
  public var maximumCorrectedFraction = MetricInput.standardMaximumCorrectedFraction
  /// Whether beats are used whatever the quality of the signal around them.
  public var usesAllBeats = false
  /// Whether metrics are computed where the rhythm looks like atrial fibrillation, too.
  public var allowsFibrillation = false
  /// The zone of local clock readings, and of the days that UTC instants fall on.
  public var zone: ZoneRules?
  /// Starts by file, from a manifest; they stand above what a file or its name says.
  public var starts: [String: Timestamp] = [:]
  /// The start of a single recording, given by the person; it stands above everything.
  public var start: Timestamp?

  /// The defaults.
  public init() {}
}
