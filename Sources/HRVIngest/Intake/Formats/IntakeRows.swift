internal import HRVModel

extension IntakeLogFormat {
  /// Our own log: doses, regimens and days of none.
  static let intakeRows = IntakeLogFormat(
    id: "intake-rows",
    summary: "doses, regimens and days of none: time, form, dose, unit, basis, start, stop, note",
    writers: "people, and hrv simulate study",
    exampleName: "log.csv",
    example: """
      time,form,dose,unit,basis,start,stop,note
      2026-03-02T21:00,citrate,400,mg,elemental,,,
      21:00,glycinate,2,g,compound,2026-03-05,2026-04-02,with dinner
      ,none,,,,2026-04-03,2026-04-30,

      """,
    recognizes: { context in
      let roles = context.columns.compactMap(IntakeColumn.init(column:))
      if context.column("form") != nil { return roles.count > 1 }
      return context.magnesiumColumn == nil && roles.contains(.dose) && !roles.contains(.form)
        && roles.contains { [.time, .date, .start].contains($0) }
    },
    read: { bytes, context throws(IngestError) in
      try IntakeSheet.read(bytes, isOwn: true, context)
    })

  /// A sheet of everything that was taken, of which some is magnesium.
  static let supplementSheet = IntakeLogFormat(
    id: "supplement-sheet",
    summary: "a line a dose of any supplement: date, item, dose, unit; magnesium is told by name",
    writers: "people, spreadsheets",
    exampleName: "supplements.csv",
    example: """
      Date,Supplement,Dose
      2026-03-02 21:00,Magnesium glycinate,400 mg
      2026-03-03,Vitamin D,1 tablet
      2026-03-04,Magnesium glycinate,2 caps

      """,
    exampleOptions: IntakeReadingOptions(
      declaredDose: DeclaredDose("100 mg elemental"), basis: .elemental),
    isGeneral: true,
    recognizes: { context in
      let roles = context.columns.compactMap(IntakeColumn.init(column:))
      return roles.contains(.form)
        && roles.contains { [.time, .date, .start].contains($0) }
    },
    read: { bytes, context throws(IngestError) in
      try IntakeSheet.read(bytes, isOwn: false, context)
    })
}

extension IntakeColumn {
  /// The role of a column of this name; nil when it has none.
  init?(column: ColumnName) {
    guard let role = Self.allCases.first(where: { $0.names.contains(column.quantity) }) else {
      return nil
    }
    self = role
  }
}
