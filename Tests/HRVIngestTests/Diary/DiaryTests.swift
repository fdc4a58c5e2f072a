import HRVModel
import Testing

@testable import HRVIngest

@Suite("Diaries")
struct DiaryTests {
  private func read(_ text: String, _ columns: [String] = []) throws(IngestError) -> Diary {
    try DiaryReader(columns: columns).read(bytes: Array(text.utf8), file: "diary.csv")
  }

  private func error(_ text: String, _ columns: [String] = []) -> IngestError? {
    do throws(IngestError) {
      _ = try read(text, columns)
      return nil
    } catch {
      return error
    }
  }

  private func day(_ day: Int) throws -> CivilDay {
    try #require(CivilDay(year: 2026, month: 3, day: day))
  }

  @Test(
    "every layout reads its own example, and recognizes no other's",
    arguments: DiaryFormats.all.indices)
  func table(index: Int) throws {
    let format = DiaryFormats.all[index]
    let diary = try read(format.example)
    #expect(diary.columns.count >= 2 && diary.remarks.isEmpty)
    let head = FileHead(Array(format.example.utf8).span, file: "diary.csv")
    #expect(DiaryFormats.all.first { $0.recognizes(head) }?.id == format.id)
  }

  // By hand: 7:30 is 7.5 h; an empty cell and a dash are unknown, which is neither 0 nor no.
  @Test("numbers, hours, yes and no, words; what is not written is unknown")
  func kinds() throws {
    let diary = try read(
      """
      date,Alcohol,sleep,ill,posture
      2026-03-02,0,7:30,no,supine
      2026-03-03,2.5,6,yes,sitting
      2026-03-04,,-,,
      """)
    let (second, third) = (try day(2), try day(3))
    let alcohol = try #require(diary.column("alcohol"))
    #expect(alcohol.kind == .number)
    #expect(alcohol.values == [second: .number(0), third: .number(2.5)])
    #expect(diary.column("sleep")?.values[second] == .number(7.5))
    let ill = try #require(diary.column("ILL"))
    #expect(ill.kind == .yesNo && ill.values[third] == .number(1) && ill.values.count == 2)
    #expect(diary.column("posture")?.kind == .levels)
    #expect(diary.column("posture")?.values[third] == .level("sitting"))
  }

  @Test("a long table makes the same columns as a wide one")
  func long() throws {
    let long = try read(
      """
      date,name,value
      2026-03-02,alcohol,0
      2026-03-02,sleep,7:30
      2026-03-03,alcohol,2.5
      """)
    let wide = try read(
      """
      date,alcohol,sleep
      2026-03-02,0,7:30
      2026-03-03,2.5,
      """)
    #expect(long.columns == wide.columns)
  }

  // What an archive keeps are the cells as they were written; that of a decimal comma is a point.
  @Test("its notes make the same columns, whatever was noted first")
  func notes() throws {
    let diary = try read(
      """
      date;drinks;coffee;sleep;ill;mood
      2026-03-02;0;1,5;7:30;ja;"good, calm"
      2026-03-03;1;1,0;8:00;nein;2
      2026-03-04;1;-;6;x;'=1
      2026-03-05;3;0,5;;;low
      2026-03-06;2;2;7:15;;low
      """)
    #expect(diary.notes.count == 21)
    #expect(diary.notes[1] == DiaryNote(day: try day(2), name: "coffee", value: "1.5"))
    let reader = DiaryReader(columns: ["drinks", "coffee", "ill"])
    let kept = try reader.read(notes: diary.notes, file: "notes")
    #expect(kept.columns == diary.columns)
    #expect(kept.notes == diary.notes)
    #expect(kept.column("drinks")?.kind == .number && kept.column("ill")?.kind == .yesNo)
    // A misfit has the number of its note in place of a line.
    let misfit = #expect(throws: IngestError.self) {
      try DiaryReader(columns: ["drinks"]).read(
        notes: diary.notes + [DiaryNote(day: day(7), name: "drinks", value: "many")], file: "notes")
    }
    #expect(misfit?.location == SourceLocation(file: "notes", line: 22))
  }

  @Test("slips are pointed at by line and column")
  func slips() throws {
    let odd = try #require(
      error(
        """
        date,alcohol,mood
        2026-03-02,0,fine
        2026-03-03,two,2
        2026-03-04,1,fair
        """, ["alcohol"]))
    #expect(odd.location == SourceLocation(file: "diary.csv", line: 3, column: 12))
    #expect(odd.description.contains("found \"two\""))
    // The same column does no harm when nobody asks for it.
    #expect(
      error("date,alcohol\n2026-03-02,0\n2026-03-03,two\n2026-03-04,1\n") == nil)
    #expect(error("date,alcohol\n2026-03-02,0\n", ["sleep"])?.message.contains("sleep") == true)
    let twice = try #require(error("date,a\n2026-03-02,0\n2026-03-02,1\n"))
    #expect(twice.location.line == 3 && twice.message.contains("line 2"))
    #expect(error("date,a\n2026-03-02,1\n2026-03-02,1\n") == nil)
    #expect(error("date,a\n03/02/2026,1\n")?.message.contains("Europe") == true)
    #expect(error("date,a\nsoon,1\n")?.location.line == 2)
    #expect(error("date,a,A\n2026-03-02,1,2\n") != nil)
    #expect(error("alcohol,sleep\n1,2\n")?.message.contains("no format") == true)
    #expect(error("date,a\n2026-03-02,1,2\n")?.location.column == 14)
  }

  @Test("inputs changed at random give a diary or an error with its place")
  func mutation() {
    let seeds = DiaryFormats.all.map { Array($0.example.utf8) }
    var mutation = InputMutation(pool: seeds, sizeLimit: 512, seed: 2)
    var input: [UInt8] = []
    var read = 0
    for _ in 0..<400 {
      mutation.next(into: &input)
      do throws(IngestError) {
        _ = try DiaryReader(columns: ["alcohol"]).read(bytes: input, file: "diary.csv")
        read += 1
      } catch {
        #expect(!error.message.isEmpty && !error.remedy.isEmpty && error.location.line > 0)
      }
    }
    #expect(read > 0 && read < 400)
    #expect(error("date,a\n2026-03-02,1e999\n2026-03-03,2\n2026-03-04,3\n", ["a"]) != nil)
  }
}
