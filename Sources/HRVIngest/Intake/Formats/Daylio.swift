internal import HRVModel

extension IntakeLogFormat {
  /// The activities of entries. Columns as in the fixtures of many public readers.
  static let daylio = IntakeLogFormat(
    id: "daylio",
    summary: "entries with activities, of which one says magnesium",
    writers: "Daylio",
    exampleName: "daylio_export.csv",
    example: """
      full_date,date,weekday,time,mood,activities,note_title,note
      2026-03-03,March 3,Tuesday,21:40,good,reading | magnesium,,
      2026-03-02,March 2,Monday,10:15 PM,meh,work | walk,,

      """,
    exampleOptions: IntakeReadingOptions(declaredDose: DeclaredDose("200 mg elemental")),
    recognizes: { context in
      context.column("fulldate") != nil && context.column("activities") != nil
    },
    read: { bytes, context throws(IngestError) in
      guard let day = context.column("fulldate"), let tags = context.column("activities") else {
        throw context.error(
          .missingColumn("\"activities\"", header: context.head.header), remedy: "Export again")
      }
      return try TagLog.read(
        bytes,
        TagLog.Layout(
          day: day, clock: context.column("time"), tags: tags, notes: context.column("note"),
          isSeparator: { $0 == "|" }),
        what: "activity", context)
    })
}
