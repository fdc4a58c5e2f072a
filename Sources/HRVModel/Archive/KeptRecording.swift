/// A recording with all that an archive keeps of it.
public struct KeptRecording: Sendable {
  /// Its number in the archive.
  public let id: Int64
  /// The file that it was read from last, as the person named it, and what it was read as.
  public let provenance: Provenance
  /// The SHA-256 of every file that it was read from, as 64 hexadecimal digits each.
  public let fileDigests: [String]
  /// When it began, if that is known.
  public let start: RecordingStart?
  /// How the person sat, stood or lay, as far as it is known.
  public let posture: String?
  /// Its length, in s.
  public let durationS: Double
  /// The seconds of it with intervals that needed no correction; nil when that was not kept.
  public let cleanS: Double?
  /// How many intervals it has.
  public let beatCount: Int
  /// The share of intervals that were corrected, in `0...1`.
  public let correctedFraction: Double
  /// How they were corrected.
  public let correction: String
  /// The SHA-256 of the options that the values are of; nil when that was not kept.
  public let optionsDigest: String?
  /// Its metrics, by id.
  public let values: [Value]
  /// Its intervals; nil when they were not kept.
  public let rr: RRSeries?

  /// A metric: a value, or the reason why there is none.
  public struct Value: Hashable, Sendable {
    /// The metric.
    public let metric: MetricID
    /// The unit of the value.
    public let unit: String
    /// The value; nil when there is none.
    public let value: Double?
    /// Why there is none; nil when there is one.
    public let missing: String?
    /// The version of the definitions that it was computed by; 0 before there were versions.
    public let definitionVersion: Int

    /// Creates a value.
    public init(
      metric: MetricID, unit: String, value: Double?, missing: String?, definitionVersion: Int
    ) {
      self.metric = metric
      self.unit = unit
      self.value = value
      self.missing = missing
      self.definitionVersion = definitionVersion
    }
  }

  /// Creates a recording.
  public init(
    id: Int64, provenance: Provenance, fileDigests: [String], start: RecordingStart?,
    posture: String?, durationS: Double, cleanS: Double?, beatCount: Int,
    correctedFraction: Double, correction: String, optionsDigest: String?, values: [Value],
    rr: RRSeries?
  ) {
    self.id = id
    self.provenance = provenance
    self.fileDigests = fileDigests
    self.start = start
    self.posture = posture
    self.durationS = durationS
    self.cleanS = cleanS
    self.beatCount = beatCount
    self.correctedFraction = correctedFraction
    self.correction = correction
    self.optionsDigest = optionsDigest
    self.values = values
    self.rr = rr
  }
}
