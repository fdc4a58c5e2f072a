internal import HRVModel

/// What the name of a file tells about the recording in it.
struct FileNameClues: Sendable {
  /// When it began, on the local clock of the phone.
  let start: Timestamp?
  /// The strap that it was recorded with.
  let device: String?

  /// Reads the name of the file at `path`.
  init(path: String) {
    let name = Self.lastComponent(of: path).map { Array($0.utf8) } ?? []
    let digits = name.count(where: DatePattern.isDigit)
    start =
      digits < DatePattern.fewestDigits
      ? nil : Self.datePatterns.lazy.compactMap { $0.found(in: name) }.first
    device =
      name.starts(with: Self.polarStart)
      ? Self.polarDevice(String(decoding: name, as: UTF8.self)) : nil
  }

  /// The name of the file at `path`, without its folders; nil when there is none.
  static func lastComponent(of path: String) -> String? {
    let slash = UInt8(ascii: "/")
    guard let last = path.utf8.lastIndex(where: { $0 != slash }) else { return nil }
    let whole = path[...last]
    let folder = whole.utf8.lastIndex(of: slash)
    return String(folder.map { whole[whole.utf8.index(after: $0)...] } ?? whole)
  }

  /// A way to write a start time into a file name, with a name that has it.
  struct DatePattern: Sendable {
    /// `y`, `M`, `d`, `H`, `m`, `s` stand for a digit each, everything else for itself.
    let layout: String
    /// A name of this pattern.
    let example: String
    /// Who writes it.
    let writer: String
  }

  /// Every pattern that is known; the first to match counts.
  static let datePatterns: [DatePattern] = [
    DatePattern(
      layout: "yyyyMMdd_HHmmss", example: "Polar_H10_A1B2C3D4_20260302_071500_RR.txt",
      writer: "Polar Sensor Logger"),
    DatePattern(
      layout: "yyyyMMddHHmmss", example: "Polar_H10_A1B2C3D4_20260302071500_RR.txt",
      writer: "Polar Sensor Logger"),
    DatePattern(
      layout: "yyyy-MM-dd HH-mm-ss", example: "2026-03-02 07-15-00.txt", writer: "Elite HRV"),
    DatePattern(
      layout: "yyyy-MM-dd_HH-mm-ss", example: "2026-03-02_07-15-00_ECG-data.txt",
      writer: "ECG Recorder, GoldenCheetah"),
    DatePattern(
      layout: "yyyy-MM-ddTHH_mm_ss", example: "C6CF0C51-2026-03-02T07_15_00-0.txt",
      writer: "Suunto Movescount"),
    DatePattern(
      layout: "dd.MM.yyyy HH.mm", example: "VNS - 02.03.2026 07.15 Kurzzeit.txt",
      writer: "VNS Analyse"),
  ]

  /// `Polar_<model>_<eight characters of the id>_…`, as Polar Sensor Logger names its files.
  private static func polarDevice(_ name: String) -> String? {
    let parts = name.split(separator: "_")
    guard parts.count >= 3, parts[0] == "Polar",
      let model = polarModels.first(where: { $0 == parts[1] })
    else { return nil }
    let id = parts[2]
    let isID = id.utf8.count == 8 && id.allSatisfy { $0.isASCII && $0.isHexDigit }
    return isID ? "Polar \(model) \(id)" : "Polar \(model)"
  }

  private static let polarStart = Array("Polar".utf8)
  private static let polarModels = ["H10", "H9", "H7", "H6", "OH1", "Sense"]
}

extension FileNameClues.DatePattern {
  /// The time that stands in `name` by this pattern, with no digit directly before or after.
  func found(in name: [UInt8]) -> Timestamp? {
    let pattern = Array(layout.utf8)
    guard name.count >= pattern.count else { return nil }
    for begin in 0...(name.count - pattern.count)
    where zip(name[begin...], pattern).allSatisfy(Self.fits) {
      let end = begin + pattern.count
      let isWhole =
        !(begin > 0 && Self.isDigit(name[begin - 1]))
        && !(end < name.count && Self.isDigit(name[end]))
      if isWhole, let time = time(name[begin..<end], pattern) { return time }
    }
    return nil
  }

  private func time(_ text: ArraySlice<UInt8>, _ pattern: [UInt8]) -> Timestamp? {
    var fields: [UInt8: Int] = [:]
    for (byte, symbol) in zip(text, pattern) {
      if Self.symbols.contains(symbol) {
        guard Self.isDigit(byte) else { return nil }
        fields[symbol, default: 0] = fields[symbol, default: 0] * 10 + Int(byte - 0x30)
      } else if byte != symbol {
        return nil
      }
    }
    func field(_ symbol: Unicode.Scalar) -> Int { fields[UInt8(ascii: symbol)] ?? 0 }
    guard let day = CivilDay(year: field("y"), month: field("M"), day: field("d")) else {
      return nil
    }
    return Timestamp(day: day, hour: field("H"), minute: field("m"), second: field("s"))
  }

  private static func fits(_ byte: UInt8, _ symbol: UInt8) -> Bool {
    byte == symbol || isDigit(byte) && symbols.contains(symbol)
  }

  private static let symbols = Set("yMdHms".utf8)
  /// Every pattern has at least these: a date and hours and minutes.
  static let fewestDigits = 12
  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
