internal import HRVModel

/// Logs whose rows carry tags or activities in one cell. A tag that is there is a yes; one that
/// is not there is no "no".
enum TagLog {
  /// Where such a log has its cells, and what divides the tags.
  struct Layout {
    let day: Int
    let clock: Int?
    let tags: Int
    /// Free text, in which magnesium may be affirmed or denied: only mentioned in a remark.
    let notes: Int?
    let isSeparator: (Character) -> Bool
  }

  static func read(
    _ bytes: Span<UInt8>, _ layout: Layout, what: String, _ context: IntakeContext
  ) throws(IngestError) -> IntakeLog {
    var log = ItemLog(of: what, context)
    var remarks = Remarks()
    remarks.note("a row without the \(what) does not say that none was taken")
    var rows = try context.rowsBelowNames(in: bytes)
    while try rows.next(in: bytes) {
      if context.isCut(rows) {
        remarks.note("the last line is cut off and was left out", at: rows.place(0))
        break
      }
      if let notes = layout.notes, MagnesiumName.matches(rows.text(notes, in: bytes)) {
        remarks.note(oneOf: "notes that mention magnesium", at: rows.place(notes)) {
          "this note mentions magnesium; notes are not read, as a sentence may deny it"
        }
      }
      let place = rows.place(layout.tags)
      for tag in rows.text(layout.tags, in: bytes).split(whereSeparator: layout.isSeparator) {
        let name = String(tag).trimmed
        guard !name.isEmpty else { continue }
        log.append(
          ItemLog.Item(
            name: name, day: (rows.text(layout.day, in: bytes).trimmed, rows.place(layout.day)),
            clock: layout.clock.map { rows.text($0, in: bytes).trimmed } ?? "",
            value: ("yes", place)))
      }
    }
    return try log.finished(remarks: remarks)
  }
}
