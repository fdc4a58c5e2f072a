import Foundation

/// A JSON document, read by a decoder that gives numbers as the nearest doubles.
///
/// `JSONSerialization` on Linux was seen to miss the nearest double in the last digits.
enum ParsedJSON: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([ParsedJSON])
  case object([String: ParsedJSON])

  init(_ text: String) throws {
    self = try JSONDecoder().decode(ParsedJSON.self, from: Data(text.utf8))
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([ParsedJSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: ParsedJSON].self))
    }
  }

  subscript(name: String) -> ParsedJSON? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  var names: Set<String> {
    if case .object(let members) = self { Set(members.keys) } else { [] }
  }

  var elements: [ParsedJSON] { if case .array(let values) = self { values } else { [] } }

  /// A number, or null for nil.
  static func optional(_ value: Double?) -> ParsedJSON { value.map(number) ?? .null }
}
