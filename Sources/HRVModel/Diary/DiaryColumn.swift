/// A column of a diary: one thing, noted on some days.
public struct DiaryColumn: Hashable, Sendable {
  /// The name as it stands in the file.
  public let name: String
  /// What its cells are.
  public let kind: Kind
  /// What was noted; a day without a note is missing, which is neither 0 nor no.
  public let values: [CivilDay: Value]

  /// What the cells of a column are.
  public enum Kind: String, Hashable, Sendable {
    /// Amounts.
    case number
    /// Yes and no, which read as 1 and 0.
    case yesNo = "yes/no"
    /// Words.
    case levels
  }

  /// What was noted on a day.
  public enum Value: Hashable, Sendable {
    /// A finite number; 1 and 0 of yes and no.
    case number(Double)
    /// A word or several, as written.
    case level(String)

    /// The number, if it is one.
    public var number: Double? { if case .number(let number) = self { number } else { nil } }
    /// The words, if it is some.
    public var level: String? { if case .level(let level) = self { level } else { nil } }
  }

  /// Creates a column.
  ///
  /// - Precondition: levels hold words, the other kinds finite numbers.
  public init(name: String, kind: Kind, values: [CivilDay: Value]) {
    precondition(
      values.values.allSatisfy { value in
        kind == .levels ? value.level != nil : value.number?.isFinite == true
      })
    self.name = name
    self.kind = kind
    self.values = values
  }

  /// The name in lower-case letters and digits.
  public var key: String { Self.key(of: name) }

  /// A name in lower-case letters and digits.
  public static func key(of name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
