import HRVModel
import Testing

@testable import HRVIngest

/// The quick ways through a table are held to the plain one: rows whose first cell is quoted go
/// the general way, cell by cell.
@Suite("Tables of samples")
struct SampleTableTests {
  @Test("rows read quickly and rows read cell by cell are the same")
  func quickRows() throws {
    var generator = SplitMix64(seed: 41)
    for trial in 0..<60 {
      let rows = rows(40, &generator)
      let lineEnd = trial % 2 == 0 ? "\n" : "\r\n"
      let quick = try table(header + rows.joined(separator: lineEnd) + lineEnd)
      let quoted = rows.map { row in
        row.first == "2" ? "\"" + row.prefix(23) + "\"" + row.dropFirst(23) : row
      }
      let general = try table(header + quoted.joined(separator: lineEnd) + lineEnd)
      #expect(quick.samplesMv == general.samplesMv)
      #expect(quick.firstNs == general.firstNs)
      #expect(quick.resets == general.resets)
      #expect(quick.runs == general.runs)
      for i in quick.samplesMv.indices { #expect(quick.places[i] == general.places[i]) }
    }
  }

  @Test(
    "stamps read quickly are those of cells, and a cell at the end may be empty",
    arguments: [0, 3, 6, 9])
  func stamps(shift: Int) throws {
    var generator = SplitMix64(seed: 45)
    let columns = SampleTable.Columns(
      sample: 1, unitMv: 1, stamp: 0, notation: .number(shift: shift))
    for _ in 0..<200 {
      // Whole ns since 1970 have 19 digits.
      let places = shift == 0 ? 0 : Int(generator.next() % 10)
      let most: UInt64 = shift == 0 ? 4_600_000_000_000_000_000 : 3_000_000_000
      let first = Int(generator.next() % most) >> Int(generator.next() % 20)
      let rows = (0..<6).map { step in
        let fraction = String(repeating: "0", count: 10) + "\(generator.next() % 1000)"
        let stamp = "\(first + step)" + (places > 0 ? "." + fraction.suffix(places) : "")
        return "\(stamp),0.0\(step)" + ["", ",", ",,", ",7,"][step % 4]
      }
      let lineEnd = generator.next() % 2 == 0 ? "\n" : "\r\n"
      let text = rows.joined(separator: lineEnd) + lineEnd
      let quick = try table("t,ecg,a,b\n" + text, columns: columns)
      // A quoted cell is cut out of its row, and read as a number by itself.
      let quoted = rows.map { "\"" + $0.replacing(",", with: "\",", maxReplacements: 1) }
      let general = try table(
        "t,ecg,a,b\n" + quoted.joined(separator: lineEnd) + lineEnd, columns: columns)
      #expect(quick.samplesMv == general.samplesMv)
      #expect(quick.firstNs == general.firstNs)
      #expect(quick.runs == general.runs, "stamps like \(rows[0])")
      #expect(quick.samplesMv.count == 6)
    }
  }

  @Test("a table read in parts, by any number of workers, is the table read as a whole")
  func parts() throws {
    var generator = SplitMix64(seed: 42)
    let text = header + plainRows(600, &generator).joined(separator: "\n") + "\n"
    let whole = try table(text)
    for workers in 1...3 {
      for partSize in [64, 500, 4096] {
        let parts = try #require(inParts(text, workers: workers, partSize: partSize))
        #expect(parts.samplesMv == whole.samplesMv)
        #expect(parts.firstNs == whole.firstNs)
        #expect(parts.phoneStart == whole.phoneStart)
        #expect(parts.runs == whole.runs)
        for i in whole.samplesMv.indices { #expect(parts.places[i] == whole.places[i]) }
      }
    }
  }

  @Test("what a part cannot understand by itself is left to a pass over the whole")
  func unusualParts() throws {
    var generator = SplitMix64(seed: 43)
    let rows = plainRows(60, &generator)
    func text(_ change: (inout [String]) -> Void) -> String {
      var rows = rows
      change(&rows)
      return header + rows.joined(separator: "\n") + "\n"
    }
    let unusual = [
      text { $0[40] = "2026-03-02T07:15:09.000;x;0.0;5" },
      text { $0[40] = "\"2026-03-02\nT07:15:09.000\";1;0.0;5" },
      text { $0[40] = "\"2026-03-02T07:15:09.000;1;0.0;5" },
      text { $0[40] = $0[2] },
    ]
    for text in unusual {
      #expect(inParts(text, workers: 2, partSize: 300) == nil)
    }
    #expect(inParts(text { _ in }, workers: 2, partSize: 1 << 20) == nil, "one part is a whole")
    #expect(inParts(text { $0[40] = "# a comment" }, workers: 2, partSize: 300) != nil)
  }

  @Test("whole numbers are read eight digits at a time, and only whole numbers")
  func wholeNumbers() {
    var generator = SplitMix64(seed: 44)
    func parse(_ text: String) -> Int64? {
      let bytes = Array(text.utf8)
      return WholeNumber.parse(bytes.span, bytes.indices)
    }
    for _ in 0..<2000 {
      let number = Int64(bitPattern: generator.next()) >> Int64(generator.next() % 64)
      #expect(parse("\(number)") == number)
      #expect(parse("000000000\(abs(number / 2))") == abs(number / 2))
      var text = Array("\(number)".utf8)
      let at = Int(generator.next() % UInt64(text.count))
      text[at] = [0x2F, 0x3A, 0x20, 0xB0, 0x00, 0xFF].randomElement(using: &generator) ?? 0
      #expect(WholeNumber.parse(text.span, text.indices) == nil)
    }
    #expect(parse("9223372036854775807") == .max)
    #expect(parse("9223372036854775808") == nil)
    #expect(parse("99999999999999999999") == nil)
  }

  // MARK: Tables

  private let header = "Phone timestamp;sensor timestamp [ns];timestamp [ms];ecg [uV]\n"

  private let columns = SampleTable.Columns(
    sample: 3, unitMv: 1e-3, stamp: 1, notation: .number(shift: 0), phone: 0)

  private func context(_ bytes: [UInt8], workers: Int = 1) -> ReadingContext {
    ReadingContext(
      file: "test.txt", options: ReadingOptions(), head: FileHead(bytes.span, file: "test.txt"),
      workers: workers)
  }

  private func table(
    _ text: String, columns: SampleTable.Columns? = nil
  ) throws -> SampleTable {
    let bytes = Array(text.utf8)
    var remarks = Remarks()
    return try SampleTable(
      bytes.span, columns: columns ?? self.columns, context: context(bytes), remarks: &remarks)
  }

  private func inParts(_ text: String, workers: Int, partSize: Int) -> SampleTable? {
    let bytes = Array(text.utf8)
    let context = context(bytes, workers: workers)
    var rows = context.rows()
    guard (try? rows.next(in: bytes.span)) == true else { return nil }
    return SampleTable.inParts(
      bytes.span, rows, columns: columns, limitNs: 9_000_000, context: context,
      partSize: partSize)
  }

  /// Rows of samples at about 130 Hz, with gaps.
  private func plainRows(_ count: Int, _ generator: inout SplitMix64) -> [String] {
    var ns: Int64 = 599_616_900_000_000_000
    var phone = 0
    return (0..<count).map { i in
      ns += generator.next() % 50 == 0 ? 900_000_000 : 7_690_000 + Int64(generator.next() % 3)
      if generator.next() % 4 == 0 { phone += 8 }
      let uv = Int(generator.next() % 2000) - 700
      return "\(phoneStamp(phone));\(ns);\(Double(i) * 7.69);\(uv)"
    }
  }

  /// As above, with comments, blank lines, blanks, signs, decimals and clocks that were set.
  private func rows(_ count: Int, _ generator: inout SplitMix64) -> [String] {
    plainRows(count, &generator).flatMap { row -> [String] in
      let cells = row.split(separator: ";").map(String.init)
      switch generator.next() % 16 {
      case 0: return ["# a comment", row]
      case 1: return ["", row]
      case 2: return ["\(cells[0]);\(cells[1]);;\(cells[3])"]
      case 3: return ["\(cells[0]); \(cells[1]);0; \(cells[3]) "]
      case 4: return ["\(cells[0]);+\(cells[1]);0;+1.25"]
      case 5: return ["\(cells[0]);\(cells[1]);0;-1.25e2;more;"]
      case 6: return ["\(cells[0]);00000000\(cells[1]);0;0.000"]
      case 7: return ["\(cells[0]);15000000000000000;0;1", row]
      default: return [row]
      }
    }
  }
}
