/// The results of `hrv analyze`, for machines (JSON, CSV) and for people (text).
///
/// The machine forms are a contract: within a version of the schema members and columns are
/// added, never renamed, reordered or removed.
public enum AnalysisDocument {
  /// The version that the JSON document names.
  public static let schema = "hrv.analysis/1"
}
