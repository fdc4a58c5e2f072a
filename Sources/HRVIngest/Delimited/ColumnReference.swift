/// A column as a person names it: by its name in the first line, or by its number from 1.
public enum ColumnReference: Hashable, Sendable, CustomStringConvertible {
  /// The column with this name in the first line.
  case name(String)
  /// The column with this number, from 1.
  case number(Int)

  /// Digits are a number, anything else is a name.
  public init(_ text: String) {
    let isNumber = !text.isEmpty && text.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    self = if isNumber, let number = Int(text) { .number(number) } else { .name(text) }
  }

  /// As a person writes it.
  public var description: String {
    switch self {
    case .name(let name): name
    case .number(let number): "\(number)"
    }
  }

  /// The index of the column among `names`, or among `count` columns without names.
  ///
  /// A name counts as it stands, else without its unit and regardless of letter case where
  /// that leaves one column.
  func index(in names: [String], count: Int) -> Int? {
    switch self {
    case .number(let number):
      return (1...max(1, count)).contains(number) && count > 0 ? number - 1 : nil
    case .name(let name):
      if let index = names.firstIndex(of: name) { return index }
      let quantity = ColumnName(name).quantity
      let alike = names.indices.filter {
        !quantity.isEmpty && ColumnName(names[$0]).quantity == quantity
      }
      return alike.count == 1 ? alike[0] : nil
    }
  }
}
