import HRVModel
import Testing

@testable import HRVIngest

@Suite("Intake log")
struct IntakeLogTests {
  private func log(_ text: String) throws(IngestError) -> IntakeLog {
    try IntakeLogReader().read(bytes: Array(text.utf8), file: "log.csv")
  }

  private func refusal(of text: String) -> IngestError? {
    do throws(IngestError) {
      _ = try log(text)
      return nil
    } catch {
      return error
    }
  }

  private func day(_ month: Int, _ day: Int) throws -> CivilDay {
    try #require(CivilDay(year: 2026, month: month, day: day))
  }

  private static let header = "time,form,dose,unit,basis,start,stop,note\n"

  @Test(
    "people name the columns in many ways",
    arguments: [
      "time,form,dose,unit,basis", "Timestamp;Supplement;Amount;Units;Elemental or compound",
      "date,item,dose,unit,elemental/compound", "time,form,dose,unit,type",
      "Time,Form,Dose,Unit,Mass",
    ])
  func columnNames(header: String) throws {
    let separator = header.contains(";") ? ";" : ","
    let row = ["2026-02-05T21:00", "citrate", "300", "mg", "elemental"]
    let log = try log(header + "\n" + row.joined(separator: separator) + "\n")
    #expect(log.entries.map(\.dose?.basis) == [.elemental])
    #expect(log.remarks.isEmpty)
  }

  @Test("regimens, doses and days without")
  func rows() throws {
    let log = try log(
      Self.header + """
        21:00,citrate,400,mg,elemental,2026-03-02,2026-04-02,with dinner
        08:00 21:00,glycinate,2,g,compound,2026-03-02,,
        ,oxide,250,mg,,2026-03-02,2026-03-02,
        2026-03-05T21:30,citrate,200mg,,elemental,,,"late, tired"
        2026-03-05 21:30:15+01:00,citrate,1.5,mmol,,,,
        2026-03-06,food:almonds,2,servings,,,,
        ,none,,,,2026-04-03,2026-04-30,holiday
        2026-05-01,None,0,mg,,,,

        """)
    #expect(log.file == "log.csv")
    #expect(log.remarks.isEmpty)
    #expect(log.entries.map(\.location.line) == Array(2...9))
    let first = log.entries[0]
    #expect(
      first.schedule
        == .daily(from: try day(3, 2), through: try day(4, 2), minutesOfDay: [21 * 60]))
    #expect(first.substance == "citrate" && first.note == "with dinner")
    #expect(
      first.dose
        == (try IntakeEntry.Dose(amount: 400, unit: .milligrams, basis: .elemental)))
    #expect(
      log.entries[1].schedule
        == .daily(from: try day(3, 2), through: nil, minutesOfDay: [480, 1260]))
    #expect(log.entries[1].dose?.unit == .grams && log.entries[1].dose?.basis == .compound)
    #expect(
      log.entries[2].schedule
        == .daily(from: try day(3, 2), through: try day(3, 2), minutesOfDay: []))
    #expect(log.entries[2].dose?.basis == nil)
    let dose = try #require(Timestamp(day: try day(3, 5), hour: 21, minute: 30))
    #expect(log.entries[3].schedule == .at(dose))
    #expect(log.entries[3].dose?.amount == 200 && log.entries[3].note == "late, tired")
    let zoned = try #require(
      Timestamp(day: try day(3, 5), hour: 21, minute: 30, second: 15, utcOffsetS: 3600))
    #expect(log.entries[4].schedule == .at(zoned) && log.entries[4].dose?.unit == .millimoles)
    #expect(log.entries[5].schedule == .on(try day(3, 6)))
    #expect(log.entries[5].dose?.unit == .servings)
    #expect(log.entries[6].substance == "none" && log.entries[6].dose == nil)
    #expect(log.entries[7].substance == "none" && log.entries[7].dose == nil)
  }

  @Test("columns in any order, under other names, divided otherwise")
  func layouts() throws {
    let tables = [
      "Amount;Supplement;Date;Comment\r\n0,4 g;citrate;02.03.2026 21:00;x\r\n",
      "\u{FEFF}note\tDOSE (g)\tform\tdatetime\nx\t0.4\tcitrate\t2026-03-02T21:00\n",
      "\"date\",\"time\",\"item\",\"g dose\",\"amount\",\"unit\",\"notes\"\n"
        + "\"2026-03-02\",\"21:00\",\"citrate\",,\"0.4\",\"G\",\"x\"\n",
      "sep=;\ndate;clock;substance;dose;units;notes\n2026/03/02;21:00;citrate;0,4;g;x\n",
    ]
    for table in tables {
      let entry = try #require(try log(table).entries.first)
      let moment = try #require(Timestamp(day: try day(3, 2), hour: 21, minute: 0))
      #expect(entry.schedule == .at(moment), "\(table)")
      #expect(entry.substance == "citrate" && entry.note == "x")
      #expect(entry.dose?.amount == 0.4 && entry.dose?.unit == .grams)
    }
    let mg = try log("date,form,mg\n2026-03-02,citrate,400\n")
    #expect(mg.entries[0].dose?.unit == .milligrams && mg.entries[0].dose?.amount == 400)
    let unknown = try log("date,form,mg,mood\n2026-03-02,citrate,400,good\n")
    #expect(unknown.remarks.map(\.location.column) == [14])
  }

  @Test("German names of columns")
  func german() throws {
    let log = try intakeLog(
      "Datum;Uhrzeit;Präparat;Dosis;Einheit;Bemerkung\n"
        + "02.03.2026;21:00;Magnesiumcitrat;0,4;g;x\n"
        + "03.03.2026;21:00;Vitamin D;1;Tablette;\n", .init(basis: .elemental))
    let entry = try #require(log.entries.first)
    #expect(log.entries.count == 1)
    #expect(entry.schedule == .at(try #require(Timestamp(day: try day(3, 2), hour: 21, minute: 0))))
    #expect(entry.dose?.amount == 0.4 && entry.dose?.unit == .grams && entry.note == "x")
  }

  @Test("no rows is no knowledge, and said so")
  func noRows() throws {
    let log = try log(Self.header)
    #expect(log.entries.isEmpty && log.remarks.count == 1)
  }

  @Test(
    "every slip is pointed at, with what to write instead",
    arguments: [
      // The byte column, counted by hand; the cells of one row; a word of message or remedy.
      (24, "2026-03-02,citrate,400,,,,,", "unit"),
      (22, "2026-03-02,citrate,2,caps,,,,", "label"),
      (20, "2026-03-02,citrate,2 caps,,,,,", "label"),
      (20, "2026-03-02,citrate,,mg,,,,", "amount"),
      (20, "2026-03-02,citrate,lots,mg,,,,", "amount"),
      (20, "2026-03-02,citrate,-4,mg,,,,", "0 or more"),
      (27, "2026-03-02,citrate,400,mg,salt,,,", "compound"),
      (24, "2026-03-02,citrate,4 g,mg,,,,", "Keep one unit"),
      (12, "2026-03-02,,400,mg,,,,", "none"),
      (1, "02/03/2026,citrate,400,mg,,,,", "YYYY-MM-DD"),
      (1, "2026-02-30,citrate,400,mg,,,,", "day"),
      (1, "2026-03-02T25:00,citrate,400,mg,,,,", "day"),
      (1, "21:00,citrate,400,mg,,,,", "start"),
      (1, ",citrate,400,mg,,,,", "day"),
      (23, "21:00,citrate,400,mg,,,2026-03-02,", "first day"),
      (34, "21:00,citrate,400,mg,,2026-03-02,2026-03-01,", "later"),
      (1, "9pm,citrate,400,mg,,2026-03-02,,", "21:00"),
      (17, "2026-03-02,none,400,mg,,,,", "nothing was taken"),
      (21, "2026-03-02,citrate,\"1,050\",mg,,,,", "thousands"),
      (45, "2026-03-02,citrate,400,mg,elemental,,,note, more", "quotes"),
    ])
  func slips(column: Int, row: String, word: String) throws {
    let found = try #require(refusal(of: Self.header + row + "\n"))
    #expect(found.place == "2:\(column)", "\(found)")
    #expect(found.description.contains(word), "\(found)")
  }

  @Test("lines of errors count blank lines and comments")
  func lines() {
    #expect(refusal(of: Self.header + "# x\n\n2026-03-02,,1,mg,,,,\n")?.place == "4:12")
  }

  @Test("decimal marks are read only where one reading is possible")
  func decimalMarks() throws {
    func amount(_ text: String, _ delimiter: String) -> Double? {
      let row = ["2026-03-02", "citrate", text, "mg"].joined(separator: delimiter)
      let header = ["date", "form", "dose", "unit"].joined(separator: delimiter)
      return try? log(header + "\n" + row + "\n").entries.first?.dose?.amount
    }
    #expect(amount("1.5", ",") == 1.5 && amount("1.050", ",") == 1.05)
    #expect(amount("1,5", ";") == 1.5 && amount("1.5", ";") == 1.5 && amount("0,125", ";") == 0.125)
    #expect(amount("1,050", ";") == nil && amount("1.050", ";") == nil)
    #expect(amount("1.234,5", ";") == nil && amount("1.234.567", ",") == nil)
    #expect(amount("\"1,5\"", ",") == nil)
    #expect(amount("1e3", ",") == nil && amount("nan", ",") == nil)
  }

  @Test("a table without what it needs is refused by its first line")
  func missingColumns() throws {
    #expect(refusal(of: "time,dose\n")?.message.contains("\"form\"") == true)
    #expect(refusal(of: "time,form\n")?.message.contains("\"dose\"") == true)
    #expect(refusal(of: "form,dose\n")?.message.contains("\"time\"") == true)
    #expect(refusal(of: "form,dose,food,time\n")?.place == "1:11")
    #expect(refusal(of: "")?.reason == .empty)
    #expect(refusal(of: "PK\u{3}\u{4}")?.message.contains("zip") == true)
  }

  @Test("cut off at any byte or with bytes changed, a log is read or refused with a place in it")
  func robustness() {
    let whole = Array(
      (Self.header + "21:00,citrate,400,mg,elemental,2026-03-02,2026-04-02,\"a \"\"b\"\"\"\n"
        + "2026-03-05T21:30,oxide,1.5 g,,compound,,,x\n").utf8)
    var generator = SplitMix64(seed: 12)
    var inputs = (0...whole.count).map { Array(whole[..<$0]) }
    for _ in 0..<1500 {
      var bytes = whole
      for _ in 0..<3 {
        bytes[Int.random(in: bytes.indices, using: &generator)] =
          Array("0;,\".:-/\n\t g".utf8).randomElement(using: &generator)
          ?? UInt8(truncatingIfNeeded: generator.next())
      }
      inputs.append(bytes)
    }
    for bytes in inputs {
      do throws(IngestError) {
        _ = try IntakeLogReader().read(bytes: bytes, file: "log.csv")
      } catch {
        let lines = bytes.count { $0 == Byte.lineFeed || $0 == Byte.carriageReturn } + 1
        #expect((1...lines).contains(error.location.line))
        #expect(!error.message.isEmpty && !error.remedy.isEmpty)
      }
    }
  }
}
