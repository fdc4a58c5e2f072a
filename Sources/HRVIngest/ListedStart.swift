internal import HRVModel

/// The start of a recording as a person writes it in a list or a manifest.
enum ListedStart {
  /// The time that `cell` is, by the clock of the place or with its distance from UTC; nil for an empty
  /// one.
  static func read(
    _ cell: String, at location: @autoclosure () -> SourceLocation
  ) throws(IngestError) -> Timestamp? {
    guard !cell.isEmpty else { return nil }
    if let start = TimeText.calendar(cell) { return start }
    throw IngestError(
      .expected("the start as YYYY-MM-DDTHH:MM, perhaps with +hh:mm", found: cell),
      at: location(), remedy: "Write it like 2026-03-02T07:15, or leave it empty")
  }
}
