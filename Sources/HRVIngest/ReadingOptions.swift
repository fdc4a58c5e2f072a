public import HRVModel

/// What the person knows about a file and the file does not say.
public struct ReadingOptions: Hashable, Sendable {
  /// The id of the format to read with, whatever the file looks like; nil to recognize it.
  public var formatID: String?
  /// The unit of RR intervals or beat times; nil to tell it from the header or the numbers.
  public var intervalUnit: IntervalUnit?
  /// The sampling rate in Hz: of an ECG, instead of the rate that its stamps show, or of the
  /// sample numbers in a list of beat positions; nil when the file tells. Greater than 0.
  public var samplingRateHz: Double?
  /// The column of the samples of an ECG. With a ``formatID`` it chooses a lead; without one,
  /// the file is read as a table of unknown origin, by its columns alone.
  public var valueColumn: ColumnReference?
  /// The column of the times in a table of unknown origin; nil when it has none.
  public var timeColumn: ColumnReference?
  /// The unit of the samples; nil when the file tells, or when nobody knows.
  public var valueUnit: SampleUnit?
  /// The unit of the times; nil when the file tells.
  public var timeUnit: StampUnit?
  /// The person's clock minus UTC, in s, for formats that store instants; nil shows UTC.
  public var utcOffsetS: Int?
  /// Whose heart it is: what an interval can be depends on it.
  public var species: Species
  /// Whether the digest of the bytes is to be taken, into ``HRVModel/Provenance/sha256``.
  public var wantsDigest = false

  /// Creates options; the defaults leave everything to the file.
  ///
  /// - Precondition: `samplingRateHz` is finite and greater than 0, `utcOffsetS` within 18 h.
  public init(
    formatID: String? = nil, intervalUnit: IntervalUnit? = nil, samplingRateHz: Double? = nil,
    utcOffsetS: Int? = nil, valueColumn: ColumnReference? = nil,
    timeColumn: ColumnReference? = nil, valueUnit: SampleUnit? = nil, timeUnit: StampUnit? = nil,
    species: Species = .human
  ) {
    if let samplingRateHz {
      precondition(
        samplingRateHz.isFinite && samplingRateHz > 0, "sampling rate \(samplingRateHz) Hz")
    }
    precondition((-64_800...64_800).contains(utcOffsetS ?? 0), "UTC offset \(utcOffsetS ?? 0) s")
    self.formatID = formatID
    self.intervalUnit = intervalUnit
    self.samplingRateHz = samplingRateHz
    self.utcOffsetS = utcOffsetS
    self.valueColumn = valueColumn
    self.timeColumn = timeColumn
    self.valueUnit = valueUnit
    self.timeUnit = timeUnit
    self.species = species
  }
}
