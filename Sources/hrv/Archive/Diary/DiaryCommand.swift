import ArgumentParser

extension HRV {
  struct DiaryNotes: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diary", abstract: "Keep in the archive what was noted day by day.",
      discussion: """
          hrv diary add today alcohol 2
          hrv diary add 2027-01-04 sleep 7:30
          hrv diary import days.csv
          hrv diary list
        """,
      subcommands: [DiaryAdd.self, DiaryImport.self, DiaryList.self, DiaryRemove.self])
  }
}
