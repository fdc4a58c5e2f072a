internal import HRVModel

/// Why what a person noted of a day would not be read as it was meant.
public enum DiaryValueError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is nothing in it, or a word that says so.
  case nothing
  /// It is a name of no finite number.
  case notFinite
  /// It looks like hours and minutes, and is none.
  case noClock
  /// A comma may mark decimals or thousands.
  case comma

  /// What is wrong and what to write, behind the value.
  public var description: String {
    switch self {
    case .nothing:
      "says that nothing is known, as a day without a note does: leave it out, or remove what is"
        + " there with hrv diary remove"
    case .notFinite: "is no number; write one such as 7.5, yes or no, or words"
    case .noClock: "is no time; hours and minutes lie between 0:00 and 23:59, as 7:30"
    case .comma: "has a comma; decimals are written with a point, as 7.5"
    }
  }
}

extension DiaryReader {
  /// What a person noted by hand, without blanks around it.
  ///
  /// - Throws: ``DiaryValueError`` when no reader would make of it what was meant.
  public static func value(_ text: String) throws(DiaryValueError) -> String {
    let value = text.trimmed
    if TickReading(value) == .unknown || value.allSatisfy(\.isWhitespace) { throw .nothing }
    if let number = Double(value), !number.isFinite { throw .notFinite }
    let isDigits: (Substring) -> Bool = { part in
      !part.isEmpty && part.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    }
    let clock = value.split(separator: ":", omittingEmptySubsequences: false)
    if clock.count > 1, clock.allSatisfy(isDigits), TimeText.minuteOfDay(value) == nil {
      throw .noClock
    }
    let unsigned = value.drop { $0 == "-" || $0 == "+" }
    let decimals = unsigned.split(separator: ",", omittingEmptySubsequences: false)
    if decimals.count > 1, decimals.allSatisfy(isDigits) { throw .comma }
    return value
  }
}
