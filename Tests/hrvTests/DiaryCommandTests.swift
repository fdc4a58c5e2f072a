import Foundation
import HRVTestSupport
import Testing

@Suite("hrv diary")
struct DiaryCommandTests {
  private let folder: TemporaryFolder
  private let archive: [String]

  init() throws {
    folder = try TemporaryFolder()
    archive = ["--archive", folder.url("a.sqlite").path]
  }

  private func hrv(_ arguments: String...) throws -> HRVCommand.Output {
    try HRVCommand.run(arguments + archive)
  }

  @Test("a diary goes in and comes out as the same notes")
  func diary() throws {
    let days = try folder.write(
      "date,alcohol,sleep,ill,mood\n2026-03-01,2,7:30,no,\"good, calm\"\n2026-03-02,,8:00,yes,\n",
      to: "days.csv")
    #expect(try hrv("diary", "import", days).diagnostics.contains("6 added, 0 replaced, 0 known"))
    #expect(try hrv("diary", "add", "2026-03-02", "Alcohol", "1").status == 0)
    let csv = try hrv("diary", "list", "-o", "csv").result
    #expect(
      csv == """
        date,name,value\r
        2026-03-01,alcohol,2\r
        2026-03-01,ill,no\r
        2026-03-01,mood,"good, calm"\r
        2026-03-01,sleep,7:30\r
        2026-03-02,Alcohol,1\r
        2026-03-02,ill,yes\r
        2026-03-02,sleep,8:00\r

        """)
    let copy = try folder.write(csv, to: "copy.csv")
    #expect(try hrv("diary", "import", copy).diagnostics.contains("0 added, 0 replaced, 7 known"))
    #expect(try hrv("diary", "remove", "2026-03-02", "ill").status == 0)
    #expect(try hrv("diary", "remove", "2026-03-01").status == 0)
    #expect(try hrv("diary", "remove", "2026-03-01").status == 66)
    let notes = try #require(try hrv("diary", "list", "-o", "json").json()["notes"] as? [Any])
    #expect(notes.count == 2)
    #expect(try hrv("diary", "add", "someday", "alcohol", "1").status == 64)
    #expect(try hrv("diary", "add", "2026-03-02", "--", "?", "1").status == 64)
  }

  @Test("what is replaced is said; what the person said stands above the file")
  func replaced() throws {
    let days = try folder.write("date,alcohol,ill\n2026-03-01,2,no\n2026-03-02,0,no\n", to: "d.csv")
    #expect(try hrv("diary", "import", days).status == 0)
    let added = try hrv("diary", "add", "2026-03-01", "alcohol", "3")
    #expect(added.diagnostics == "note: alcohol of 2026-03-01 was \"2\", and is \"3\" now\n")
    #expect(try hrv("diary", "remove", "2026-03-02", "ill").status == 0)
    #expect(
      try hrv("diary", "import", days).diagnostics.contains(
        "0 added, 0 replaced, 2 known, 2 removed or replaced in the archive, and left so"))
    try folder.write("date,alcohol,ill\n2026-03-01,1,no\n2026-03-02,0,yes\n", to: "d.csv")
    let news = try hrv("diary", "import", days).diagnostics
    #expect(news.contains("1 added, 1 replaced, 2 known"))
    #expect(news.contains("note: alcohol of 2026-03-01 was \"3\", and is \"1\" now"))
  }

  @Test(
    "what nobody would read as it was meant is refused",
    arguments: ["nan", "inf", "-Infinity", "1e999", "25:99", "24:00", "7:5:3", "7,5", "?", " ", ""])
  func refused(_ value: String) throws {
    let output = try HRVCommand.run(
      ["diary", "add", "2026-03-02", "sleep"] + archive + ["--", value])
    #expect(output.status == 64, "\(value): \(output.diagnostics)")
    #expect(!FileManager.default.fileExists(atPath: folder.url("a.sqlite").path))
  }

  @Test("days outside 1900 to 2100 are a slip, by hand and in a file")
  func years() throws {
    #expect(try hrv("diary", "add", "0026-03-02", "sleep", "7").status == 64)
    let days = try folder.write("date,alcohol\n9026-03-01,2\n", to: "d.csv")
    #expect(try hrv("diary", "import", days).status == 65)
    let log = try folder.write(
      "time,form,dose,unit,basis\n0026-03-01,citrate,200,mg,elemental\n", to: "log.csv")
    let intake = try hrv("intake", "import", log)
    #expect(intake.status == 65 && intake.diagnostics.contains("log.csv:2:1: error: 0026-03-01"))
  }
}
