/// A cursor over rows of a delimited text that hold no quotes and nothing else that needs care.
///
/// It cuts no cells: it reads two numbers out of each row in one pass, and stays where it is when
/// a row is anything else. ``Rows`` reads the same rows, and all others.
struct PlainRows {
  /// Where the next row begins.
  private(set) var offset: Int
  /// Where the row that was read last begins.
  private(set) var start: Int
  /// How many rows were read; each is a line.
  private(set) var count = 0

  /// How long the first cell of the last row was, its delimiter included, when it was passed
  /// over.
  private var firstCell = 0

  private let delimiter: UInt8
  private let delimiters: ByteWord
  private let mark: DecimalMark

  init(from offset: Int, delimiter: UInt8, mark: DecimalMark) {
    self.offset = offset
    self.delimiter = delimiter
    self.mark = mark
    start = offset
    delimiters = ByteWord(repeating: delimiter)
  }

  /// What to read of a row: the columns of a stamp and of a number.
  struct Columns {
    var stamp: Int
    /// How stamps are written; nil when the caller reads them.
    let notation: StampNotation?
    var number: Int
    /// The number is given times ten to this power.
    let shift: Int
    /// Whether stamps are whole ns, which are read without looking for their end first.
    fileprivate let areWholeNs: Bool
    /// Stamps are decimal numbers of which one is ten to this power µs, read likewise; nil when
    /// they are not.
    fileprivate let usShift: Int?

    init(stamp: Int, notation: StampNotation? = nil, number: Int, shift: Int = 0) {
      self.stamp = stamp
      self.notation = notation
      self.number = number
      self.shift = shift
      areWholeNs = notation == .number(shift: 0)
      usShift = if case .number(let shift) = notation, shift >= 3 { shift - 3 } else { nil }
    }
  }

  /// What was read of a row.
  struct Row {
    /// The stamp in ns; 0 when its notation was not given.
    var stampNs: Int64 = 0
    /// The bytes of the stamp when its notation was not given.
    var stampCell = 0..<0
    var number = 0.0
    /// Where the number begins.
    var numberStart = 0
    /// Where the row after it begins.
    fileprivate(set) var end = 0
    fileprivate(set) var firstCell = 0
  }

  /// The stamp and the number of the next row; nil when it is a comment, blank, the last,
  /// holds quotes, or anything else than these where they should be.
  ///
  /// It does not move: ``accept(_:)`` does.
  @inline(__always)
  func row(in bytes: Span<UInt8>, _ columns: Columns) -> Row? {
    var i = offset
    guard i < bytes.count, bytes[i] != Byte.hash else { return nil }
    let last = max(columns.stamp, columns.number)
    var row = Row()
    var column = 0
    var firstEnd = offset &+ firstCell
    if repeatsFirstCell(in: bytes) {
      i &+= firstCell
      column = 1
    }
    while true {
      if column == columns.stamp {
        if let notation = columns.notation {
          guard let stampNs = readStampNs(in: bytes, notation, columns, from: &i) else {
            return nil
          }
          row.stampNs = stampNs
        } else {
          guard let end = cellEnd(in: bytes, from: i) else { return nil }
          row.stampCell = i..<end
          i = end
        }
      } else if column == columns.number {
        row.numberStart = i
        guard let number = readDecimal(in: bytes, shift: columns.shift, from: &i) else {
          return nil
        }
        row.number = number
      } else {
        guard let end = cellEnd(in: bytes, from: i) else { return nil }
        i = end
      }
      guard i < bytes.count else { return nil }
      if column == last { break }
      guard bytes[i] == delimiter else { return nil }
      i &+= 1
      column &+= 1
      if column == 1 { firstEnd = i }
    }
    while bytes[i] == delimiter {
      guard let end = cellEnd(in: bytes, from: i &+ 1) else { return nil }
      i = end
    }
    if bytes[i] == Byte.carriageReturn { i &+= 1 }
    guard i < bytes.count, bytes[i] == Byte.lineFeed else { return nil }
    if columns.stamp > 0, columns.number > 0 { row.firstCell = firstEnd &- offset }
    row.end = i &+ 1
    return row
  }

  /// Moves behind a row that ``row(in:_:)`` gave.
  @inline(__always)
  mutating func accept(_ row: Row) {
    start = offset
    offset = row.end
    firstCell = row.firstCell
    count &+= 1
  }

  /// Whether the row begins with the first cell of the row before, as where a frame of samples
  /// shares one time of arrival.
  @inline(__always)
  private func repeatsFirstCell(in bytes: Span<UInt8>) -> Bool {
    let last = firstCell &- ByteWord.count
    guard last >= 0, offset &+ firstCell <= bytes.count else { return false }
    var i = 0
    while i < last {
      guard ByteWord(bytes, at: start &+ i) == ByteWord(bytes, at: offset &+ i) else {
        return false
      }
      i &+= ByteWord.count
    }
    // The last word may overlap the one before it.
    return ByteWord(bytes, at: start &+ last) == ByteWord(bytes, at: offset &+ last)
  }

  /// Where the cell that begins at `begin` ends: at a delimiter or a control character.
  ///
  /// A quote opens a cell at its beginning only, perhaps behind blanks.
  @inline(__always)
  private func cellEnd(in bytes: Span<UInt8>, from begin: Int) -> Int? {
    let last = bytes.count &- ByteWord.count
    guard begin <= last else { return nil }
    let first = bytes[begin]
    if first <= Byte.quote {
      // Nothing stands in a cell at the end of a row.
      return first == Byte.lineFeed || first == Byte.carriageReturn ? begin : nil
    }
    var i = begin
    repeat {
      if let found = ByteWord(bytes, at: i).firstControl(or: delimiters) { return i &+ found }
      i &+= ByteWord.count
    } while i <= last
    return nil
  }

  @inline(__always)
  private func readStampNs(
    in bytes: Span<UInt8>, _ notation: StampNotation, _ columns: Columns, from i: inout Int
  ) -> Int64? {
    let begin = i
    if columns.areWholeNs, let digits = Self.readDigits(in: bytes, from: &i) {
      return notation.ns(whole: digits)
    }
    if let shift = columns.usShift, let us = readWholeUs(in: bytes, shift: shift, from: &i) {
      return us &* 1000
    }
    guard let end = cellEnd(in: bytes, from: begin) else { return nil }
    i = end
    return notation.ns(bytes, begin..<end, mark: mark)
  }

  /// `digits[mark digits]` as far as it goes, times ten to the power `shift`, where that is a whole
  /// number of µs, which a `Double` holds exactly, so that ``StampNotation`` gives the same; nil
  /// elsewhere.
  @inline(__always)
  private func readWholeUs(in bytes: Span<UInt8>, shift: Int, from i: inout Int) -> Int64? {
    guard var digits = Self.readDigits(in: bytes, from: &i) else { return nil }
    var left = shift
    if i < bytes.count, bytes[i] == mark.rawValue {
      i &+= 1
      let fraction = i
      guard let behind = Self.readDigits(in: bytes, from: &i), i &- fraction <= shift,
        let whole = Self.us(digits, timesTenTo: i &- fraction)
      else { return nil }
      digits = whole &+ behind
      left &-= i &- fraction
    }
    return Self.us(digits, timesTenTo: left)
  }

  /// The product where it is well below what ``StampNotation`` allows.
  @inline(__always)
  private static func us(_ number: Int64, timesTenTo power: Int) -> Int64? {
    let (us, overflow) = number.multipliedReportingOverflow(by: powersOfTen[power])
    return !overflow && us < StampNotation.limitUs / 1_000_000 * 999_999 ? us : nil
  }

  private static let powersOfTen: [Int64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000,
  ]

  /// Up to 19 digits as far as they go, without a sign; nil when there are none, or more.
  @inline(__always)
  private static func readDigits(in bytes: Span<UInt8>, from i: inout Int) -> Int64? {
    let begin = i
    var value: UInt64 = 0
    while i &- begin <= 8, i &+ ByteWord.count <= bytes.count,
      let word = ByteWord(bytes, at: i).wholeNumber
    {
      value = value &* 100_000_000 &+ word
      i &+= ByteWord.count
    }
    while i < bytes.count {
      let digit = bytes[i] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ UInt64(digit)
      i &+= 1
    }
    return 1...19 ~= i &- begin ? Int64(exactly: value) : nil
  }

  /// `[-]digits[mark digits]` of up to 15 digits as far as it goes, times ten to the power `shift`; nil when it is longer, or
  /// no number.
  @inline(__always)
  private func readDecimal(
    in bytes: Span<UInt8>, shift: Int, from i: inout Int
  ) -> Double? {
    guard i < bytes.count else { return nil }
    let isNegative = bytes[i] == UInt8(ascii: "-")
    if isNegative { i &+= 1 }
    let begin = i
    var digits: UInt64 = 0
    var exponent = shift
    var afterMark = 0
    while i < bytes.count {
      let digit = bytes[i] &- UInt8(ascii: "0")
      if digit < 10 {
        digits = digits &* 10 &+ UInt64(digit)
        exponent &-= afterMark
      } else if bytes[i] == mark.rawValue, afterMark == 0 {
        afterMark = 1
      } else {
        break
      }
      i &+= 1
    }
    guard afterMark + 1...15 ~= i &- begin,
      let value = DecimalNumber.exactly(digits, exponent: exponent)
    else { return nil }
    return isNegative ? -value : value
  }
}
