internal import HRVModel

extension IntakeLogFormat {
  /// The tags of readings. Columns as in the header that a public reader quotes; how several tags
  /// are divided is not attested: comma, semicolon and bar are understood.
  static let eliteHRVTags = IntakeLogFormat(
    id: "elite-hrv-tags",
    summary: "readings with tags, of which one says magnesium",
    writers: "Elite HRV (summary export)",
    exampleName: "elite-hrv-export.csv",
    example: """
      Member,Type,Position,Date Time Start,Date Time End,Duration,Tags,Notes,HRV,HR
      me@example.org,Morning,Sitting,2026-03-02 07:15:00,2026-03-02 07:18:00,180,Magnesium;Tea,,61,54
      me@example.org,Morning,Sitting,2026-03-03 07:20:00,2026-03-03 07:23:00,180,Tea,slept late,58,56

      """,
    exampleOptions: IntakeReadingOptions(
      declaredDose: DeclaredDose("200 mg elemental citrate")),
    recognizes: { context in
      context.column("tags") != nil && context.column("datetimestart") != nil
    },
    read: { bytes, context throws(IngestError) in
      guard let day = context.column("datetimestart"), let tags = context.column("tags") else {
        throw context.error(
          .missingColumn("\"Tags\"", header: context.head.header), remedy: "Export again")
      }
      return try TagLog.read(
        bytes,
        TagLog.Layout(
          day: day, clock: nil, tags: tags, notes: context.column("notes"),
          isSeparator: { ",;|".contains($0) }),
        what: "tag", context)
    })
}
