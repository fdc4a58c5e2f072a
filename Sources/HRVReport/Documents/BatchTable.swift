public import HRVModel

/// The rows of a batch: as CSV or as NDJSON, each file by itself, so that a batch of any size is
/// written as it goes.
///
/// Within a version of the schema columns and members are added, never renamed, reordered or removed.
public struct BatchTable: Sendable {
  /// The version that the run's manifest names.
  public static let schema = "hrv.batch/1"

  /// What the rows are written as.
  public enum Form: String, Sendable, CaseIterable {
    /// RFC 4180, with a header.
    case csv
    /// A JSON object a line.
    case ndjson
  }

  /// What a row begins with, whatever became of the file.
  public struct Place: Sendable {
    /// The number of the file in the batch, from 1; shards keep it.
    public let index: Int
    /// The file.
    public let file: String
    /// What a person's list says of it, in the order of ``BatchTable/carried``.
    public let carried: [String]

    /// Creates a place.
    public init(index: Int, file: String, carried: [String]) {
      self.index = index
      self.file = file
      self.carried = carried
    }
  }

  /// What the rows are written as.
  public let form: Form
  /// The columns of a person's list that every row repeats.
  public let carried: [String]
  private let metrics: [MetricID]
  private let intervals: [MetricID]
  private let hasWindows: Bool

  /// Prepares a table.
  ///
  /// - Parameters:
  ///   - metrics: the metrics of every row, in their order.
  ///   - intervals: those with intervals.
  ///   - hasWindows: whether a row is a window or a recording; lines of NDJSON are always a
  ///     recording each.
  ///   - carried: names of further columns.
  public init(
    form: Form, metrics: [MetricID], intervals: [MetricID] = [], hasWindows: Bool,
    carried: [String] = []
  ) {
    self.form = form
    self.metrics = metrics
    self.intervals = hasWindows ? [] : intervals
    self.hasWindows = hasWindows
    self.carried = carried
  }

  /// The columns of CSV, in order.
  public var columns: [String] {
    let own = hasWindows ? AnalysisDocument.windowColumns : AnalysisDocument.columns
    let ends = intervals.flatMap { ["\($0)_lower", "\($0)_upper"] }
    return ["index"] + own + metrics.map(\.rawValue) + ["missing"] + ends + ["sha256"] + carried
  }

  /// The first of ``carried`` that is called like another one, or like a column of the table or of its
  /// errors; nil when all can be told apart. In NDJSON they stand by themselves.
  ///
  /// - Parameter ignoresCase: whether `A` and `a` are one name, as they are to SQL.
  public func firstRepeatedName(ignoresCase: Bool) -> String? {
    func key(_ name: String) -> String { ignoresCase ? name.lowercased() : name }
    let own = form == .csv ? columns.dropLast(carried.count) + Self.ownErrorColumns : []
    var taken = Set(own.map(key))
    return carried.first { !taken.insert(key($0)).inserted }
  }

  /// Those of ``columns`` that hold text, and those that hold whole numbers; all others hold numbers.
  public var textColumns: Set<String> {
    Set(carried + ["file", "format", "device", "start", "window_start", "missing", "sha256"])
  }
  /// The columns that hold whole numbers.
  public static let integerColumns: Set<String> = ["index", "beats", "gaps", "intervals"]

  /// What stands before the first row.
  public var header: String {
    form == .csv ? CSV.record(columns.map { .text($0) }) : ""
  }

  /// The rows of a recording.
  public func rows(_ analysis: RecordingAnalysis, at place: Place) -> String {
    let digest = analysis.recording.provenance.sha256
    switch form {
    case .csv:
      let end = [CSV.Field.optional(digest)] + place.carried.map { .text($0) }
      guard hasWindows else {
        return CSV.record(
          [.integer(place.index)] + AnalysisDocument.fields(of: analysis, metrics)
            + AnalysisDocument.intervalFields(of: analysis, intervals) + end)
      }
      return (analysis.windows ?? []).map { window in
        CSV.record(
          [.integer(place.index)] + AnalysisDocument.fields(of: window, analysis, metrics) + end)
      }.joined()
    case .ndjson:
      return JSONValue.object(
        start(place) + AnalysisDocument.members(of: analysis)
          + [.init("sha256", .optional(digest))]
      ).line
    }
  }

  /// The line of a file that gave no rows. In CSV these stand in a file of their own, under
  /// ``errorHeader``.
  public func row(_ error: ReportedError, at place: Place) -> String {
    switch form {
    case .csv:
      CSV.record(
        [
          .integer(place.index), .text(place.file), .integer(error.line), .integer(error.column),
          .text(error.message),
        ] + place.carried.map { .text($0) })
    case .ndjson:
      JSONValue.object(
        start(place) + [.init("file", .string(place.file)), .init("error", error.json)]
      )
      .line
    }
  }

  /// What stands before the first error.
  public var errorHeader: String {
    form == .csv ? CSV.record(errorColumns.map { .text($0) }) : ""
  }

  /// The columns of the table of errors; `index`, `line` and `column` hold whole numbers.
  public var errorColumns: [String] { Self.ownErrorColumns + carried }
  private static let ownErrorColumns = ["index", "file", "line", "column", "message"]

  private func start(_ place: Place) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [.init("index", .integer(place.index))]
    if !carried.isEmpty {
      members.append(
        .init(
          "list",
          .object(zip(carried, place.carried).map { .init($0, .string($1)) })))
    }
    return members
  }
}
