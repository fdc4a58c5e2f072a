import ArgumentParser

extension HRV {
  struct Intake: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "intake", abstract: "Keep in the archive what was taken.",
      discussion: """
          hrv intake add "200 mg elemental citrate"
          hrv intake add "200 mg elemental citrate 21:00" --start 2027-01-04 --stop 2027-02-03
          hrv intake import log.csv
          hrv intake list
        """,
      subcommands: [
        IntakeAdd.self, IntakeImport.self, IntakeList.self, IntakeEdit.self, IntakeRemove.self,
      ])
  }
}
