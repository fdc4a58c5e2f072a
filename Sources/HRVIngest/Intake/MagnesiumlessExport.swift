/// Files that are known to hold no intake of magnesium: recognized to say so, and what to hand in
/// instead.
struct MagnesiumlessExport: Sendable {
  /// What such a file holds, in words that fit "this holds …".
  let what: String
  /// What to do instead: one sentence without its full stop.
  let remedy: String
  /// Whether a file with this beginning is one of these.
  let recognizes: @Sendable (FileHead) -> Bool

  /// Every such export that is known.
  static let all: [MagnesiumlessExport] = [
    MagnesiumlessExport(
      what: "a nutrition export of MyFitnessPal, which exports no magnesium",
      remedy: "Write the supplements into a log of their own, or export from an app that counts"
        + " magnesium",
      recognizes: { head in
        head.begins("date", "meal") && head.hasColumn { $0.quantity == "calories" }
          && !head.hasColumn { MagnesiumName.matches($0.quantity) }
      }),
    MagnesiumlessExport(
      what: "foods without a column for magnesium",
      remedy: "Export again with all nutrients switched on",
      recognizes: { head in
        head.hasColumn { $0.quantity == "foodname" }
          && !head.hasColumn { MagnesiumName.matches($0.quantity) }
      }),
    MagnesiumlessExport(
      what: "notes, measurements or exercises of Cronometer",
      remedy: "Hand in servings.csv of the same export",
      recognizes: { head in
        head.begins("day", "group", "note") || head.begins("day", "group", "metric")
          || head.begins("day", "time", "group", "metric") || head.begins("day", "exercise")
      }),
    MagnesiumlessExport(
      what: "the cycles, sleeps or workouts of Whoop",
      remedy: "Hand in journal_entries.csv of the same export",
      recognizes: { head in
        head.begins("cyclestarttime")
          && head.hasColumn {
            ["recoveryscore", "workoutstarttime", "wakeonset"].contains($0.quantity)
          }
      }),
    MagnesiumlessExport(
      what: "a session of Polar Flow",
      remedy: "Hand in a log of what was taken",
      recognizes: { $0.begins("name", "sport", "date") }),
    MagnesiumlessExport(
      what: "the list of habits of Loop Habit Tracker, without their days",
      remedy: "Hand in Checkmarks.csv of the same export, or the one in the folder of the habit",
      recognizes: { $0.begins("position", "name") }),
    MagnesiumlessExport(
      what: "the scores of Loop Habit Tracker, which are no days of a habit",
      remedy: "Hand in Checkmarks.csv of the same folder",
      recognizes: { head in
        head.begins("date", "score") || head.fileName.lowercased() == "scores.csv"
      }),
  ]
}
