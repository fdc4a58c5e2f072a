internal import HRVModel

extension DailySummaryFormat {
  /// The cycles of a Whoop band.
  static let whoopCycles = DailySummaryFormat(
    id: "whoop-cycles",
    summary: "a cycle a row, from sleep to sleep: RMSSD of the night, and resting heart rate",
    writers: "Whoop (physiological_cycles.csv, optical; English, German, Spanish, French)",
    computedBy: "Whoop", window: .night, choice: .first, isTimed: false,
    exampleName: "physiological_cycles.csv",
    example: """
      Cycle start time,Cycle end time,Cycle timezone,Recovery score %,Resting heart rate (bpm),\
      Heart rate variability (ms),Day Strain,Sleep onset,Wake onset
      2026-03-04 22:41:00,,UTC+01:00,,,,,,
      2026-03-03 22:52:10,2026-03-04 22:41:00,UTC+01:00,71,50,66,9.8,2026-03-03 22:52:10,\
      2026-03-04 06:40:31
      2026-03-02 23:58:47,2026-03-03 22:52:10,UTC+01:00,48,54,47,13.1,2026-03-02 23:58:47,\
      2026-03-03 06:31:02

      """,
    metrics: WhoopCycles.metrics,
    insteadOfBeats: "Record with a chest strap and an app that exports RR intervals",
    recognizes: { head in
      head.hasColumn { WhoopCycles.starts.contains($0.quantity) }
        && head.hasColumn { column in
          WhoopCycles.metrics.contains { $0.columns.contains(column.quantity) }
        }
    },
    read: WhoopCycles.read)
}

/// A row a cycle, newest first, on the local clock. A night counts to the day on which it ended:
/// that of the column with the time of waking, or, where it is blank or missing, that of the
/// cycle's start twelve hours later, as cycles begin with sleep. A cycle that has not ended yet
/// counts once it has a value.
///
/// The names of the columns follow the language of the app; those known were taken from
/// programs that read them, and not checked on real files. Other languages are not recognized:
/// the same words over another program's column can stand for SDNN.
enum WhoopCycles {
  static let starts = [
    "cyclestarttime", "startzeitdeszyklus", "horadeiniciodelciclo", "heurededébutducycle",
  ]
  static let metrics: [DailyMetric] = [
    .rmssd(
      "heartratevariability", "herzfrequenzvariabilität",
      "variabilidaddelafrecuenciacardíaca", "variabilitédelafréquencecardiaque",
      meaning: "of the sleep that ended on the day"),
    .heartRate(
      "whoop_resting_hr", "resting heart rate",
      columns: [
        "restingheartrate", "ruheherzfrequenzschlägeprominute",
        "frecuenciacardíacaenreposolpm", "fréquencecardiaqueaurepos",
      ]),
  ]
  private static let wakings = [
    "wakeonset", "beginndesaufwachens", "iniciodelavigilia", "premierssignesderéveil",
  ]

  static func read(
    _ bytes: Span<UInt8>, _ context: DailySummaryContext
  ) throws(IngestError) -> DailySeries {
    let table = try DailyTable(bytes, context)
    guard let start = try table.column(starts) else {
      throw context.error(
        .missingColumn("\"Cycle start time\"", header: table.header),
        remedy: "Export the cycles again, in English where the app lets you choose")
    }
    let waking = try table.column(wakings)
    return try table.series(bytes) { rows throws(IngestError) in
      if let waking, let moment = try table.day(rows, waking, bytes) { return moment }
      guard case .at(let time)? = try table.moment(rows, start, bytes) else { return nil }
      return .on(time.advanced(byS: 43_200).localDay)
    }
  }
}
