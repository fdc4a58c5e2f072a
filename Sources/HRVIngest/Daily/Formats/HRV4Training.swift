internal import HRVModel

extension DailySummaryFormat {
  /// The measurements of HRV4Training.
  static let hrv4Training = DailySummaryFormat(
    id: "hrv4training",
    summary: "a measurement a day with RMSSD, SDNN and heart rate; dates may be written Y-D-M",
    writers: "HRV4Training on iOS and Android",
    computedBy: "HRV4Training", window: .morning, choice: .first, isTimed: false,
    exampleName: "MyMeasurements_Android.csv",
    example: """
      date, HR, AVNN, SDNN, rMSSD, pNN50, LF, HF, HRV4T_Recovery_Points, training_performance,\
       alcohol,
      2026-28-02, 52, 1153.8, 71.2, 58.3, 31.0, 0.3, 0.4, 8.1, -, -,
      2026-01-03, 54, 1111.1, 66.0, 49.9, 27.5, 0.3, 0.4, 7.8, -, -,
      2026-02-03, 0, 0, 0, 0, 0, 0, 0, 0, -, -,
      2026-03-03, 51, 1176.4, 74.8, 61.7, 33.9, 0.3, 0.4, 8.2, -, -,

      """,
    metrics: [
      .rmssd("rmssd"), .sdnn("sdnn"), .heartRate(columns: ["hr"]),
      DailyMetric(
        id: "mean_nn", symbol: "mean NN", unit: "ms", columns: ["avnn"], believable: 200...3000),
      .score("hrv4t_recovery_points", "HRV4T recovery points", columns: ["hrv4trecoverypoints"]),
    ],
    insteadOfBeats: "Use an app that exports the RR intervals of each measurement",
    recognizes: { head in
      head.hasColumn { $0.quantity == "hrv4trecoverypoints" }
        || head.hasColumn { $0.quantity == "rmssd" }
          && head.hasColumn { $0.quantity == "trainingperformance" }
    },
    read: HRV4Training.read)
}

/// `date` with `HR`, `AVNN`, `SDNN`, `rMSSD` and many columns of well-being behind them; names
/// may begin with blanks, lines may end with a bare CR, and 0 or `-` is a missing value.
///
/// Android writes a bare day as year, day, month; other exports write year, month, day, or a
/// whole time such as `2026-03-02 00:01:00 +0000`, whose date is taken as it stands. Which order
/// holds is told by the days that exist in one of them alone, and refused where none does.
///
/// The layout was taken from programs that read it and not checked on a real file. The day is
/// all that is read of the time: a measurement is made after waking.
enum HRV4Training {
  static func read(
    _ bytes: Span<UInt8>, _ context: DailySummaryContext
  ) throws(IngestError) -> DailySeries {
    let table = try DailyTable(bytes, context)
    let date = try table.required("date", "local", "timestampmeasurement")
    let isDayFirst = try isDayFirst(table, date, bytes, context)
    return try table.series(bytes) { rows throws(IngestError) in
      let text = rows.text(date, in: bytes).trimmed
      guard isDayFirst, let bare = BareDay(text) else { return try table.day(rows, date, bytes) }
      guard let day = bare.dayFirst else {
        throw context.error(
          .expected("a day written year, day, month, as in other rows", found: text),
          at: rows.place(date), remedy: "Write all dates of the file the same way")
      }
      return .on(day)
    }
  }

  /// A day written with its year first, in digits and hyphens alone.
  private struct BareDay {
    let monthFirst: CivilDay?
    let dayFirst: CivilDay?

    init?(_ text: String) {
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].utf8.count == 4,
        parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy(isDigit) }),
        let year = Int(parts[0]), let second = Int(parts[1]), let third = Int(parts[2])
      else { return nil }
      monthFirst = CivilDay(year: year, month: second, day: third)
      dayFirst = CivilDay(year: year, month: third, day: second)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static func isDayFirst(
    _ table: DailyTable, _ date: Int, _ bytes: Span<UInt8>, _ context: DailySummaryContext
  ) throws(IngestError) -> Bool {
    var monthFirst: Place?
    var dayFirst: Place?
    var undecided: (place: Place, text: String)?
    try table.forEachRow(bytes) { rows throws(IngestError) in
      let text = rows.text(date, in: bytes).trimmed
      guard let bare = BareDay(text) else { return }
      switch (bare.monthFirst, bare.dayFirst) {
      case (.some, nil): monthFirst = monthFirst ?? rows.place(date)
      case (nil, .some): dayFirst = dayFirst ?? rows.place(date)
      case (let a?, let b?): if a != b, undecided == nil { undecided = (rows.place(date), text) }
      case (nil, nil): break
      }
    }
    if monthFirst != nil, let dayFirst {
      throw context.error(
        .ambiguous("some dates are written year, month, day and others year, day, month"),
        at: dayFirst, remedy: "Write all dates of the file the same way")
    }
    if monthFirst == nil, dayFirst == nil, let undecided {
      throw context.error(
        .ambiguous(
          "\"\(undecided.text)\" is one day as year, month, day and another as year, day,"
            + " month, and no date of the file tells which"),
        at: undecided.place, remedy: "Export a period that has a day after the 12th")
    }
    return dayFirst != nil
  }
}
