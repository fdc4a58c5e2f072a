import HRVModel
import Testing

@testable import HRVIngest

/// What is read quickly must be what is read slowly.
@Suite("Lines that are nothing but a number")
struct PlainListTests {
  /// A line of digits, now and then with a mark, too long, or no such number at all.
  private func line(_ generator: inout SplitMix64, oddLines: Double) -> String {
    func digits(_ count: Int) -> String {
      (0..<count).map { _ in "\(Int(generator.nextUniform() * 10))" }.joined()
    }
    let kind = generator.nextUniform()
    if kind < oddLines {
      let odd = [
        "", "#", "-812", "+812", "812 ", " 812", "8x2", "812,5", "812.", ".812", "8.1.2", "1e3",
        "\"812\"", "81:", "8/2", "812\t805", digits(16), digits(30), "0." + digits(17),
      ]
      return odd[Int(generator.nextUniform() * Double(odd.count))]
    }
    let before = 1 + Int(generator.nextUniform() * 5)
    guard kind > 0.6 else { return digits(before) }
    return digits(before) + "." + digits(1 + Int(generator.nextUniform() * 9))
  }

  private func text(_ generator: inout SplitMix64, oddLines: Double, ends: [String]) -> [UInt8] {
    var text = ""
    for _ in 0..<(10 + Int(generator.nextUniform() * 4000)) {
      text += line(&generator, oddLines: oddLines)
      text += ends[Int(generator.nextUniform() * Double(ends.count))]
    }
    return Array(text.utf8)
  }

  @Test(
    "64 bytes at a time give what one line at a time gives, and stop at the same line",
    arguments: [["\n"], ["\r\n"], ["\n", "\r\n"], ["\n", "\n", "\n", "\r"], ["\r"]])
  func stretches(ends: [String]) {
    var generator = SplitMix64(seed: 41)
    for oddLines in [0, 0.0005, 0.01, 0.3] {
      for shift in [0, 3] {
        let bytes = text(&generator, oddLines: oddLines, ends: ends)
        var quick = PlainList(from: 0, mark: .point)
        var values: [Double] = []
        quick.append(to: &values, in: bytes.span, shift: shift)
        var slow = PlainList(from: 0, mark: .point)
        var expected: [Double] = []
        while let value = slow.next(in: bytes.span, shift: shift) { expected.append(value) }
        #expect(values.map(\.bitPattern) == expected.map(\.bitPattern))
        #expect(quick.offset == slow.offset && quick.start == slow.start)
        #expect(quick.count == expected.count)
      }
    }
  }

  @Test("its numbers are those of cells, bit by bit")
  func numbers() {
    var generator = SplitMix64(seed: 42)
    let bytes = text(&generator, oddLines: 0, ends: ["\n"])
    var values: [Double] = []
    var list = PlainList(from: 0, mark: .point)
    list.append(to: &values, in: bytes.span, shift: 3)
    let cells = bytes.split(separator: Byte.lineFeed).map { Array($0) }
    #expect(values.count == cells.count)
    for (value, cell) in zip(values, cells) {
      #expect(value == DecimalNumber.parse(cell.span, cell.indices, shift: 3))
    }
  }

  @Test("a line without an end, however long, ends the list")
  func longLine() {
    let bytes =
      Array(String(repeating: "812\n", count: 4000).utf8) + [UInt8](repeating: 0x38, count: 20_000)
    var values: [Double] = []
    var list = PlainList(from: 0, mark: .point)
    list.append(to: &values, in: bytes.span, shift: 0)
    #expect(values.count == 4000)
    #expect(list.offset == 16_000)
  }

  @Test("a file reads the same when a blank before every number makes it read with care")
  func recordings() throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      var generator = SplitMix64(seed: seed)
      let lines = (0..<6000).map { _ -> String in
        let ms = 700 + Int(generator.nextUniform() * 400)
        let isOdd = generator.nextUniform() < 0.001
        return isOdd ? ["0", "65535", "3100", "150"][Int(generator.nextUniform() * 4)] : "\(ms)"
      }
      let quick = try read(lines.map { $0 + "\n" }.joined())
      let careful = try read(lines.map { " " + $0 + "\n" }.joined())
      #expect(quick.rr != nil && quick.rr == careful.rr)
      #expect(quick.remarks.map(\.message) == careful.remarks.map(\.message))
    }
  }
}
