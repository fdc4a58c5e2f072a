internal import HRVModel

extension DailySummaryFormat {
  /// The readings of Elite HRV, as the app exports them.
  static let eliteHRVSummary = DailySummaryFormat(
    id: "elite-hrv-summary",
    summary: "a reading a row with RMSSD, SDNN and heart rate; the first of a morning counts",
    writers: "Elite HRV (export of all readings)",
    computedBy: "Elite HRV", window: .morning, choice: .first, isTimed: true,
    exampleName: "elite-hrv.csv",
    example: """
      Member,Type,Position,Breathing Pattern,Date Time Start,Date Time End,Duration,Tags,Notes,\
      HRV,Morning Readiness,HR,lnRmssd,Rmssd,Nn50,Pnn50,Sdnn,LF/HF Ratio,Total Power
      A,readiness,lying,none,2026-03-02 07:01:12,2026-03-02 07:03:42,150,,,62,9,52,4.03,56.5,\
      44,29.3,71.0,1.4,4100.2
      A,readiness,lying,none,2026-03-03 06:58:40,2026-03-03 07:01:10,150,magnesium,"slept, well",\
      64,10,51,4.16,64.2,51,34.0,78.4,1.1,4555.0
      A,open,seated,none,2026-03-03 19:20:00,2026-03-03 19:25:00,300,,,55,,61,3.57,35.6,12,4.9,\
      50.1,2.2,2100.9

      """,
    metrics: [
      .rmssd("rmssd"), .sdnn("sdnn"), .heartRate(columns: ["hr"]),
      .score("elite_hrv_score", "Elite HRV score", columns: ["hrv"]),
    ],
    insteadOfBeats: "Export the raw RR intervals: one text file for each reading",
    recognizes: { head in
      head.begins("member", "type", "position")
        || head.begins("member", "type") && head.hasColumn { $0.quantity == "datetimestart" }
    },
    read: EliteHRVSummary.read)

  /// A list of readings that third parties made of Elite HRV's raw files.
  static let eliteHRVReadings = DailySummaryFormat(
    id: "elite-hrv-readings",
    summary: "a reading a row with RMSSD after and before artefact removal",
    writers: "scripts that summarise the raw files of Elite HRV",
    computedBy: "a script for Elite HRV files", window: .morning, choice: .first, isTimed: true,
    exampleName: "readings.csv",
    example: """
      datetime,rmssd_clean_ms,rmssd_raw_ms,removed_rr_pct,n_rr,rr_min_ms,rr_max_ms,file
      2026-03-02 07:01:12,56.5,61.0,1.2,170,820,1240,2026-03-02 07-01-12.txt
      2026-03-03 06:58:40,64.2,64.2,0.0,168,840,1301,2026-03-03 06-58-40.txt

      """,
    metrics: [
      .rmssd("rmssdclean", "rmssd", meaning: "after artefact removal"),
      DailyMetric(
        id: "rmssd_raw", symbol: "raw RMSSD", unit: "ms", meaning: "before artefact removal",
        columns: ["rmssdraw"], believable: 1...1000),
    ],
    insteadOfBeats: "Read the raw files that the list was made from",
    recognizes: { $0.begins("datetime", "rmssdclean") || $0.begins("datetime", "rmssdraw") },
    read: { bytes, context throws(IngestError) in
      let table = try DailyTable(bytes, context)
      let start = try table.required("datetime")
      return try table.series(bytes) { rows throws(IngestError) in
        try table.moment(rows, start, bytes)
      }
    })
}

/// A row a reading, with its `Type` and `Position`, and tags and notes in the person's words.
///
/// The layout was taken from programs that read it and not checked on a real file.
enum EliteHRVSummary {
  static func read(
    _ bytes: Span<UInt8>, _ context: DailySummaryContext
  ) throws(IngestError) -> DailySeries {
    let table = try DailyTable(bytes, context)
    let start = try table.required("datetimestart")
    var remarks = Remarks()
    for name in ["type", "position"] {
      guard let column = try table.column([name]) else { continue }
      var counts: [String: Int] = [:]
      try table.forEachRow(bytes) { rows throws(IngestError) in
        counts[rows.text(column, in: bytes).trimmed, default: 0] += 1
      }
      guard counts.count > 1 else { continue }
      let list = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.prefix(5)
        .map { "\"\(TextDecoding.shown($0.key))\" \($0.value)" }.joined(separator: ", ")
      remarks.note("readings of more than one \(name) count alike: \(list)")
    }
    return try table.series(bytes, remarks: remarks) { rows throws(IngestError) in
      try table.moment(rows, start, bytes)
    }
  }
}
