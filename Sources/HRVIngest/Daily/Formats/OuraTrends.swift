internal import HRVModel

extension DailySummaryFormat {
  /// The trends of an Oura ring.
  ///
  /// Oura says that its night's HRV is the mean of RMSSD over five-minute pieces. Programs that
  /// read the file take its date for the day on which the night ended. `None` marks what is
  /// missing.
  static let ouraTrends = DailySummaryFormat(
    id: "oura-trends",
    summary: "a night a row: the mean of its 5-minute RMSSD, and heart rates",
    writers: "Oura on the Web (trends, optical)",
    computedBy: "Oura", window: .night, choice: .first, isTimed: false,
    exampleName: "oura_trends.csv",
    example: """
      date,Sleep Score,Total Bedtime ,Average Resting Heart Rate,Lowest Resting Heart Rate,\
      Average HRV,Readiness Score
      2026-03-02,81,28110,54.2,49,61,84
      2026-03-03,77,26430,55.9,51,52,79
      2026-03-04,None,None,None,None,None,None
      2026-03-05,84,29010,53.8,48,66,88

      """,
    metrics: [
      .rmssd("averagehrv", meaning: "the mean of 5-minute RMSSD over the night"),
      .heartRate(
        "oura_average_hr", "average resting heart rate", columns: ["averagerestingheartrate"]),
      .heartRate(
        "oura_lowest_hr", "lowest resting heart rate", columns: ["lowestrestingheartrate"]),
    ],
    insteadOfBeats: "Record with a chest strap and an app that exports RR intervals",
    recognizes: { head in
      head.begins("date") && head.hasColumn { $0.quantity == "averagehrv" }
    },
    read: { bytes, context throws(IngestError) in
      let table = try DailyTable(bytes, context)
      let date = try table.required("date")
      return try table.series(bytes) { rows throws(IngestError) in
        try table.day(rows, date, bytes)
      }
    })
}
