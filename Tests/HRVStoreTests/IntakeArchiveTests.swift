import HRVModel
import HRVStore
import Testing

@Suite("Intake and diary in the archive")
struct IntakeArchiveTests {
  private let day = CivilDay(daysSince1970: 20_000)

  private func row(
    _ schedule: IntakeEntry.Schedule, _ substance: String = "citrate", mg: Double = 200,
    line: Int = 1,
    role: IntakeEntry.Role = .named
  ) throws -> (entry: IntakeEntry, elementalMg: Double) {
    (
      IntakeEntry(
        location: SourceLocation(file: "log.csv", line: line), schedule: schedule,
        substance: substance, role: role,
        dose: substance == "none"
          ? nil : try .init(amount: mg, unit: .milligrams, basis: .elemental), note: "n"),
      substance == "none" ? 0 : mg
    )
  }

  @Test("gives back every kind of row as it was declared, from a file or from the person")
  func roundTrip() throws {
    let archive = try Archive(path: nil)
    let moment = Timestamp(localMilliseconds: 1_700_000_000_123, utcOffsetS: -3600)
    let rows = try [
      row(.at(moment), line: 2), row(.on(day), line: 3), row(.on(day), "none", line: 4),
      row(.daily(from: day, through: nil, minutesOfDay: [480, 1260]), line: 5),
      row(
        .daily(from: day, through: day, minutesOfDay: []), "Mag Plus", line: 6, role: .supplement),
      row(.on(day), "all food", mg: 312.5, line: 7, role: .total),
    ]
    let change = try archive.keep(intake: rows, file: "log.csv")
    #expect(change.added == [1, 2, 3, 4, 5, 6])
    #expect(try archive.intakeLog().entries == rows.map(\.entry))
    let kept = try archive.intake()
    #expect(kept.map(\.elementalMg) == [200, 200, 0, 200, 200, 312.5])
    #expect(kept.map(\.isImported) == [Bool](repeating: true, count: 6))
    // Of the person, the place is the number of the row.
    try archive.keep(intake: [row(.on(day.advanced(by: 1)))])
    #expect(try archive.intake().last?.isImported == false)
    #expect(try archive.intake().last?.entry.location.line == 7)
  }

  @Test("the same entry twice is one; a file that says it twice means two")
  func idempotent() throws {
    let archive = try Archive(path: nil)
    let once = try row(.on(day))
    let other = try row(.on(day), mg: 100)
    #expect(try archive.keep(intake: [once, once, other], file: "a.csv").added.count == 3)
    #expect(try archive.keep(intake: [once, once, other], file: "a.csv").added.count == 0)
    #expect(try archive.keep(intake: [once], file: "b.csv").knownCount == 1)
    #expect(try archive.keep(intake: [once]).added.isEmpty)
    // The log has grown, and lost a row.
    let grown = try archive.keep(
      intake: [once, once, try row(.on(day), mg: 50)], file: "a.csv")
    #expect(grown.added.count == 1 && grown.goneCount == 1)
    #expect(try archive.intake().count == 4)
    let replaced = try archive.keep(
      intake: [once, once, try row(.on(day), mg: 50)], file: "a.csv", forgetsGone: true)
    #expect(replaced.added.isEmpty && replaced.goneCount == 1)
    #expect(try archive.intake().map(\.elementalMg) == [200, 200, 50])
  }

  @Test("what a person edits or removes, the file does not bring back; the person does")
  func takenBack() throws {
    let archive = try Archive(path: nil)
    let file = try [row(.on(day)), row(.on(day), mg: 100)]
    try archive.keep(intake: file, file: "a.csv")
    let changed = try row(.on(day), mg: 300)
    #expect(try archive.change(intake: 1, to: changed.entry, elementalMg: 300))
    #expect(try archive.removeIntake(2))
    #expect(try archive.keep(intake: file, file: "a.csv").knownCount == 2)
    #expect(try archive.intake().map(\.elementalMg) == [300])
    #expect(try archive.intake().map(\.id) == [1])
    #expect(try archive.keep(intake: [file[1]]).added == [2])
    #expect(try archive.intake().map(\.elementalMg) == [300, 100])
    // An edit to what is there already would make two doses of one.
    let error = #expect(throws: ArchiveError.self) {
      try archive.change(intake: 1, to: file[1].entry, elementalMg: 100)
    }
    #expect(error?.reason == "row 2 of the intake says the same already")
    #expect(try !archive.change(intake: 99, to: changed.entry, elementalMg: 300))
    #expect(try !archive.removeIntake(99))
    // Back to what the file says: one row, not two.
    #expect(try archive.change(intake: 1, to: file[0].entry, elementalMg: 200))
    #expect(try archive.keep(intake: file, file: "a.csv").knownCount == 2)
    #expect(try archive.intake().map(\.elementalMg) == [200, 100])
  }

  @Test("a number is never used again")
  func numbers() throws {
    let archive = try Archive(path: nil)
    try archive.keep(intake: [row(.on(day))])
    #expect(try archive.removeIntake(1))
    #expect(try archive.keep(intake: [row(.on(day))]).added == [2])
  }

  @Test("the schema refuses what cannot be, and then nothing of the lot is kept")
  func constraints() throws {
    let archive = try Archive(path: nil)
    for impossible in try [
      row(.on(day), ""), row(.daily(from: day, through: day.advanced(by: -1), minutesOfDay: [])),
      row(.on(day), mg: 5001),
    ] {
      #expect(throws: ArchiveError.self) {
        try archive.keep(intake: [try row(.on(day), mg: 1), impossible])
      }
    }
    #expect(throws: ArchiveError.self) {
      try archive.keep(diary: [
        DiaryNote(day: day, name: "sleep", value: "7"),
        DiaryNote(day: day, name: "mood", value: " "),
      ])
    }
    #expect(try archive.intake().isEmpty)
    #expect(try archive.diaryNotes().isEmpty)
  }

  @Test("a day has one note of a thing, the last")
  func diary() throws {
    let archive = try Archive(path: nil)
    func note(_ days: Int, _ name: String, _ value: String) -> DiaryNote {
      DiaryNote(day: day.advanced(by: days), name: name, value: value)
    }
    let first = try archive.keep(diary: [note(1, "sleep", "7.5"), note(0, "Alcohol", "2")])
    #expect(first.addedCount == 2)
    let second = try archive.keep(diary: [note(1, "Sleep", "8"), note(0, "alcohol", "2")])
    #expect(second.replacedCount == 1 && second.knownCount == 1)
    #expect(try archive.diaryNotes() == [note(0, "Alcohol", "2"), note(1, "Sleep", "8")])
    #expect(try archive.removeNotes(on: day, name: "ALCOHOL") == 1)
    #expect(try archive.removeNotes(on: day) == 0)
    #expect(try archive.removeNotes(on: day.advanced(by: 1)) == 1)
  }
}
