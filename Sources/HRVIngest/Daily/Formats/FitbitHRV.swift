internal import HRVModel

extension DailySummaryFormat {
  /// The nights of a Fitbit, summed up.
  ///
  /// The date is that of the day on which the main sleep ended (Fitbit's Web API, "Get HRV
  /// Summary by Date"). The layout was taken from programs that read it and not checked on a
  /// real file.
  static let fitbitDailyHRV = DailySummaryFormat(
    id: "fitbit-daily-hrv",
    summary: "a night a row: RMSSD of the main sleep, and heart rate out of REM sleep",
    writers: "Google Takeout of Fitbit (Daily Heart Rate Variability Summary, optical)",
    computedBy: "Fitbit", window: .night, choice: .first, isTimed: false,
    exampleName: "Daily Heart Rate Variability Summary - 2026-03-(2).csv",
    example: """
      timestamp,rmssd,nremhr,entropy
      2026-03-02T00:00:00,29.232,49.623,2.472
      2026-03-03T00:00:00,31.870,48.901,2.515

      """,
    metrics: [
      .rmssd("rmssd", meaning: "of the main sleep that ended on the day"),
      .heartRate("fitbit_nrem_hr", "heart rate out of REM sleep", columns: ["nremhr"]),
    ],
    insteadOfBeats: "Record with a chest strap and an app that exports RR intervals",
    recognizes: { head in
      head.begins("timestamp", "rmssd") && head.hasColumn { $0.quantity == "nremhr" }
    },
    read: { bytes, context throws(IngestError) in
      let table = try DailyTable(bytes, context)
      let date = try table.required("timestamp")
      return try table.series(bytes) { rows throws(IngestError) in
        try table.day(rows, date, bytes)
      }
    })

  /// The nights of a Fitbit, five minutes a row.
  ///
  /// The times are local and say so nowhere; newer exports end them with `Z`. Fitbit measures
  /// during sleep alone, so that what lies outside the night is a nap or a late morning. The
  /// layout was taken from programs that read it and not checked on a real file.
  static let fitbitHRVDetails = DailySummaryFormat(
    id: "fitbit-hrv-details",
    summary: "RMSSD of every five minutes asleep; the median of a night counts",
    writers: "Google Takeout of Fitbit (Heart Rate Variability Details, optical)",
    computedBy: "Fitbit", window: .night, choice: .median, isTimed: true,
    exampleName: "Heart Rate Variability Details - 2026-03-02.csv",
    example: """
      timestamp,rmssd,coverage,low_frequency,high_frequency
      2026-03-01T23:40:00,28.117,0.951,402.118,310.448
      2026-03-02T03:05:00,34.006,0.968,455.900,377.021
      2026-03-02T03:10:00,31.540,0.972,512.433,290.115

      """,
    metrics: [.rmssd("rmssd", meaning: "of five minutes asleep")],
    insteadOfBeats: "Record with a chest strap and an app that exports RR intervals",
    recognizes: { head in
      head.begins("timestamp", "rmssd") && head.hasColumn { $0.quantity == "coverage" }
        && !head.hasColumn { $0.quantity == "nremhr" }
    },
    read: { bytes, context throws(IngestError) in
      let table = try DailyTable(bytes, context)
      let time = try table.required("timestamp")
      return try table.series(bytes) { rows throws(IngestError) in
        try table.moment(rows, time, bytes)
      }
    })
}
