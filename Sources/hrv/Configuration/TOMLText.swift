/// Values as a configuration file writes them.
enum TOMLText {
  /// A value that was read.
  static func value(_ value: TOMLDocument.Value) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .number(let number): number
    case .boolean(let isSet): isSet ? "true" : "false"
    case .array(let values): "[" + values.map(self.value).joined(separator: ", ") + "]"
    }
  }

  /// The default of an option; nil when it has none.
  static func defaultValue(of option: CommandTree.Argument) -> String? {
    if option.kind == .flag { return "false" }
    // What it has without a value is not what holds without it.
    guard !option.isFlagToo, let text = option.defaultValue else { return nil }
    guard option.isRepeating else { return word(text) }
    // Defaults of options that may be repeated come in one text.
    let words = text.split(separator: ",").map { word(String($0.drop { $0 == " " })) }
    return "[" + words.joined(separator: ", ") + "]"
  }

  private static func word(_ text: String) -> String {
    TOMLNumber.plain(text) == nil ? quoted(text) : text
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
