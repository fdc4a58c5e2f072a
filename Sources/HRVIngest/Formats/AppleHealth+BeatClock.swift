internal import HRVModel

extension AppleHealth {
  /// The beats of one measurement, from clock times without a day.
  struct BeatClock {
    /// The times of the beats since the first, in ms.
    private(set) var beatsMs: [Int32] = []
    /// The interval before each beat by its rate, in ms.
    private(set) var ratesMs: [Double] = []
    private var firstOfDayMs = 0
    private var lastOfDayMs = 0

    private static let halfDayMs = 43_200_000
    private static let quarterMs = 900_000
    private static let rate: Markup.Name = "bpm"
    private static let time: Markup.Name = "time"

    /// Adds the beat of the current tag; false when it cannot be read. Measurements last about
    /// a minute: a clock that goes back has passed midnight or noon, and anything longer than
    /// an hour is no measurement.
    mutating func append(_ markup: Markup, _ bytes: Span<UInt8>) -> Bool {
      guard let bpm = markup.attribute(Self.rate, in: bytes),
        let rate = DecimalNumber.parse(bytes, bpm), 1...1000 ~= rate,
        let text = markup.attribute(Self.time, in: bytes),
        let ofDayMs = Self.milliseconds(TextDecoding.text(bytes, text))
      else { return false }
      if beatsMs.isEmpty {
        firstOfDayMs = ofDayMs
        beatsMs.append(0)
      } else {
        let stepMs = (ofDayMs - lastOfDayMs + 2 * Self.halfDayMs) % Self.halfDayMs
        let sinceFirstMs = Int(beatsMs[beatsMs.count - 1]) + stepMs
        guard sinceFirstMs <= 4 * Self.quarterMs else { return false }
        beatsMs.append(Int32(sinceFirstMs))
      }
      lastOfDayMs = ofDayMs
      ratesMs.append(60_000 / rate)
      return true
    }

    /// When the first beat was, in ms since 1970: after the start of the record, by less than
    /// the quarter of an hour by which zones differ.
    func firstMs(after start: Timestamp) -> Int64? {
      guard let unixMs = start.unixMilliseconds else { return nil }
      let sinceMs = (Int64(firstOfDayMs) - start.localMilliseconds) % Int64(Self.quarterMs)
      return unixMs + (sinceMs < 0 ? sinceMs + Int64(Self.quarterMs) : sinceMs)
    }

    /// `H:MM:SS.ff` or `H:MM:SS,ff`, perhaps with AM or PM behind a blank of any kind.
    static func milliseconds(_ text: String) -> Int? {
      let words = text.split { $0 == " " || $0 == "\u{202F}" || $0 == "\u{A0}" }
      let parts = words.first?.split(separator: ":", omittingEmptySubsequences: false) ?? []
      guard (1...2).contains(words.count), parts.count == 3, (1...2).contains(parts[0].utf8.count),
        let hour = number(parts[0]), let minute = number(parts[1]), minute < 60
      else { return nil }
      let halves = parts[2].split(
        maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "," })
      guard let second = number(halves[0]), second < 60 else { return nil }
      var fractionMs = 0
      if halves.count == 2 {
        guard (1...3).contains(halves[1].utf8.count), let digits = number(halves[1]) else {
          return nil
        }
        fractionMs = digits * [100, 10, 1][halves[1].utf8.count - 1]
      }
      guard let hour = hourOfDay(hour, half: words.count == 2 ? String(words[1]) : nil) else {
        return nil
      }
      return ((hour * 60 + minute) * 60 + second) * 1000 + fractionMs
    }

    private static func hourOfDay(_ hour: Int, half: String?) -> Int? {
      switch half?.uppercased().filter({ $0 != "." }) {
      case nil: hour < 24 ? hour : nil
      case "AM": 1...12 ~= hour ? hour % 12 : nil
      case "PM": 1...12 ~= hour ? hour % 12 + 12 : nil
      default: nil
      }
    }

    private static func number(_ text: Substring) -> Int? {
      guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
        return nil
      }
      return Int(text)
    }
  }
}
