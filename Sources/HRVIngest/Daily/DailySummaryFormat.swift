public import HRVModel

/// A row of the table of daily summaries: what the format is called, who writes it, what its
/// values are, and the code that recognizes and reads it.
///
/// To add a format, write a file in `Daily/Formats/` that declares one row, and add the row to
/// ``DailySummaryFormats/all``. The tests run over the table, as they do over the recordings'.
public struct DailySummaryFormat: Sendable {
  /// The stable name in kebab case: a command-line argument and part of results.
  public let id: String
  /// What it is, in a line.
  public let summary: String
  /// The apps and devices that write it.
  public let writers: String
  /// The program or device that computed the values.
  public let computedBy: String
  /// The part of the day that the values are about, as far as is known.
  public let window: DailySeries.Window
  /// How several values of a day make one.
  public let choice: DailySeries.Choice
  /// Whether the values have a time of day, so that another window can be asked for.
  public let isTimed: Bool
  /// A name that such a file may have.
  public let exampleName: String
  /// How such a file begins. Made up, and short.
  public let example: String

  /// What it may hold; the first that a file has is read when nobody asks for another.
  let metrics: [DailyMetric]

  /// How to come by the beats instead, as one sentence without its full stop; nil when the same
  /// file can also be read as a recording.
  let insteadOfBeats: String?

  /// Whether a file with this beginning is one of these. Cheap, and never an error.
  let recognizes: @Sendable (FileHead) -> Bool

  /// Reads a whole file.
  let read: @Sendable (Span<UInt8>, DailySummaryContext) throws(IngestError) -> DailySeries

  /// Whether such a file may also hold beats, and be read as a recording.
  public var mayHoldBeats: Bool { insteadOfBeats == nil }

  /// The metrics that such a file may give, logarithms included.
  public var metricIDs: [MetricID] { metrics.flatMap(\.quantities).map(\.id) }
}
