import HRVModel
import HRVStore
import Testing

@Suite("Intake and diary in the archive")
struct IntakeArchiveTests {
  private let day = CivilDay(daysSince1970: 20_000)

  private func row(
    _ schedule: IntakeEntry.Schedule, _ substance: String = "citrate", mg: Double = 200,
    line: Int = 1,
    role: IntakeEntry.Role = .named, note: String = "n"
  ) throws -> (entry: IntakeEntry, elementalMg: Double) {
    (
      IntakeEntry(
        location: SourceLocation(file: "log.csv", line: line), schedule: schedule,
        substance: substance, role: role,
        dose: substance == "none"
          ? nil : try .init(amount: mg, unit: .milligrams, basis: .elemental), note: note),
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
    let change = try archive.keep(intake: rows, of: "log.csv")
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
    #expect(try archive.keep(intake: [once, once, other], of: "a.csv").added.count == 3)
    #expect(try archive.keep(intake: [once, once, other], of: "a.csv").added.count == 0)
    #expect(try archive.keep(intake: [once], of: "b.csv").knownCount == 1)
    #expect(try archive.keep(intake: [once]).added.isEmpty)
    // The log has grown, and lost a row.
    let grown = try archive.keep(
      intake: [once, once, try row(.on(day), mg: 50)], of: "a.csv")
    #expect(grown.added.count == 1 && grown.goneCount == 1)
    #expect(try archive.intake().count == 4)
    let replaced = try archive.keep(
      intake: [once, once, try row(.on(day), mg: 50)], of: "a.csv", forgetsGone: true)
    #expect(replaced.added.isEmpty && replaced.goneCount == 1)
    #expect(try archive.intake().map(\.elementalMg) == [200, 200, 50])
  }

  @Test("what a person edits or removes, the file does not bring back; the person does")
  func takenBack() throws {
    let archive = try Archive(path: nil)
    let file = try [row(.on(day)), row(.on(day), mg: 100)]
    try archive.keep(intake: file, of: "a.csv")
    func shown(_ id: Int64) throws -> KeptIntake {
      try #require(try archive.intake().first { $0.id == id })
    }
    let changed = try row(.on(day), mg: 300)
    let before = try shown(1)
    try archive.change(intake: before, to: changed.entry, elementalMg: 300)
    #expect(try archive.removeIntake([2]) == [])
    let again = try archive.keep(intake: file, of: "a.csv")
    #expect(again.takenBackCount == 2 && again.knownCount == 0 && again.goneCount == 0)
    #expect(try archive.intake().map(\.elementalMg) == [300])
    #expect(try archive.intake().map(\.id) == [1])
    #expect(try archive.keep(intake: [file[1]]).added == [2])
    #expect(try archive.intake().map(\.elementalMg) == [300, 100])
    // An edit to what is there already would make two doses of one.
    let twin = #expect(throws: ArchiveError.self) {
      try archive.change(intake: shown(1), to: file[1].entry, elementalMg: 100)
    }
    #expect(twin?.reason == "row 2 of the intake says the same already")
    // Another program was faster.
    let late = #expect(throws: ArchiveError.self) {
      try archive.change(intake: before, to: changed.entry, elementalMg: 300)
    }
    #expect(late?.reason == "row 1 was changed meanwhile: look again")
    // Back to what the file says: one row, not two.
    try archive.change(intake: shown(1), to: file[0].entry, elementalMg: 200)
    #expect(try archive.keep(intake: file, of: "a.csv").knownCount == 2)
    #expect(try archive.intake().map(\.elementalMg) == [200, 100])
  }

  @Test("of several rows all are removed, or none")
  func removal() throws {
    let archive = try Archive(path: nil)
    try archive.keep(intake: [row(.on(day)), row(.on(day), mg: 100)])
    #expect(try archive.removeIntake([1, 99, 98]) == [98, 99])
    #expect(try archive.intake().map(\.id) == [1, 2])
    #expect(try archive.removeIntake([1, 2, 1]) == [])
    #expect(try archive.intake().isEmpty)
  }

  @Test("a further dose of the same is entered when it is said to be one, and files count on")
  func further() throws {
    let archive = try Archive(path: nil)
    let dose = try row(.on(day), note: "a")
    #expect(try archive.keep(intake: [dose]).added == [1])
    let known = try archive.keep(intake: [dose])
    #expect(known.added.isEmpty && known.known.map(\.id) == [1] && known.otherNotes.isEmpty)
    let other = try archive.keep(intake: [row(.on(day), note: "b")])
    #expect(other.added.isEmpty && other.otherNotes.map(\.kept.id) == [1])
    #expect(try archive.keep(intake: [dose], areFurther: true).added == [2])
    // Either of the two can be edited and removed.
    let second = try #require(try archive.intake().last)
    try archive.change(intake: second, to: row(.on(day), note: "b").entry, elementalMg: 200)
    #expect(try archive.intake().map(\.entry.note) == ["a", "b"])
    #expect(try archive.removeIntake([1]) == [])
    // One in the file is the one that is there; a second in it is a further one.
    #expect(try archive.keep(intake: [dose], of: "a.csv").knownCount == 1)
    let twice = try archive.keep(intake: [dose, dose], of: "a.csv")
    #expect(twice.added.count == 1 && twice.knownCount == 1)
    #expect(try archive.keep(intake: [dose, dose], of: "a.csv").knownCount == 2)
    #expect(try archive.intake().count == 2)
  }

  @Test("rows that were kept in two spellings stay two, and either can be respelled or come again")
  func spellings() throws {
    let archive = try Archive(path: nil)
    let rows = try [row(.on(day), "citrate", line: 2), row(.on(day), "Citrate", line: 3)]
    try archive.keep(intake: rows, of: "a.csv")
    let id: Archive.SubstanceID = { $0.substance.lowercased() }
    #expect(try archive.keep(intake: rows, of: "a.csv", substance: id).knownCount == 2)
    let second = try #require(try archive.intake().last)
    try archive.change(intake: second, to: rows[0].entry, elementalMg: 200, substance: id)
    #expect(try archive.intake().map(\.entry.substance) == ["citrate", "citrate"])
    #expect(try archive.removeIntake([1]) == [])
    #expect(try archive.keep(intake: [rows[1]], substance: id).known.map(\.id) == [2])
    #expect(try archive.keep(intake: [rows[1]], areFurther: true, substance: id).added == [1])
    #expect(try archive.keep(intake: rows, of: "a.csv", substance: id).knownCount == 2)
  }

  @Test("a note follows that of its own file; another's is said and stays")
  func notes() throws {
    let archive = try Archive(path: nil)
    try archive.keep(intake: [row(.on(day), line: 2, note: "old")], of: "a.csv")
    let same = try archive.keep(intake: [row(.on(day), line: 5, note: "new")], of: "a.csv")
    #expect(same.renotedCount == 1 && same.otherNotes.isEmpty)
    #expect(try archive.intake().first?.entry.note == "new")
    #expect(try archive.intake().first?.entry.location.line == 5)
    let other = try archive.keep(intake: [row(.on(day), note: "third")], of: "b.csv")
    #expect(other.knownCount == 1 && other.otherNotes.map(\.kept.id) == [1])
    #expect(try archive.keep(intake: [row(.on(day), note: "")], of: "b.csv").otherNotes.isEmpty)
    #expect(try archive.intake().first?.entry.note == "new")
  }

  @Test("a number is never used again")
  func numbers() throws {
    let archive = try Archive(path: nil)
    try archive.keep(intake: [row(.on(day))])
    #expect(try archive.removeIntake([1]) == [])
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
    #expect(second.knownCount == 1)
    #expect(second.replaced.map(\.old) == [note(1, "sleep", "7.5")])
    #expect(second.replaced.map(\.new) == [note(1, "Sleep", "8")])
    #expect(try archive.diaryNotes() == [note(0, "Alcohol", "2"), note(1, "Sleep", "8")])
    #expect(try archive.removeNotes(on: day, name: "ALCOHOL") == 1)
    #expect(try archive.removeNotes(on: day) == 0)
    #expect(try archive.removeNotes(on: day.advanced(by: 1)) == 1)
  }

  @Test(
    "what a person removes or replaces in the diary, a file that says the same does not bring back")
  func diaryTakenBack() throws {
    let archive = try Archive(path: nil)
    let file = [
      DiaryNote(day: day, name: "alcohol", value: "2"),
      DiaryNote(day: day, name: "ill", value: "no"),
    ]
    try archive.keep(diary: file, areOfFile: true)
    try archive.keep(diary: [DiaryNote(day: day, name: "alcohol", value: "3")])
    #expect(try archive.removeNotes(on: day, name: "ill") == 1)
    let again = try archive.keep(diary: file, areOfFile: true)
    #expect(again.takenBackCount == 2 && again.addedCount == 0 && again.replaced.isEmpty)
    #expect(try archive.diaryNotes().map(\.value) == ["3"])
    // A file that says something else is news; and the person may say the same again.
    let news = try archive.keep(
      diary: [DiaryNote(day: day, name: "ill", value: "yes")], areOfFile: true)
    #expect(news.addedCount == 1)
    #expect(try archive.keep(diary: [file[1]]).replaced.count == 1)
    #expect(try archive.keep(diary: file, areOfFile: true).knownCount == 1)
  }
}
