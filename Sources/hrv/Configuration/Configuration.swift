import Foundation

/// The choices of a study, written down once: what `hrv.toml` says, checked against the options that
/// there are.
///
/// Keys are long names of options. Those above the first table hold for every command that has the
/// option, which must mean the same to all of them; those in a table, such as `[analyze]` or `[simulate.rr]`, for that command, and they stand
/// above the others. What the command line says stands above both.
struct Configuration: Sendable {
  /// The file, as messages name it.
  let file: String
  private let tree: CommandTree
  private let document: TOMLDocument
  private let home: String?

  /// A choice that holds for a command.
  struct Choice {
    let option: CommandTree.Argument
    /// The words of a command line that say the same; none for a flag that is not set.
    let words: [String]
    /// The value as the file has it.
    let value: TOMLDocument.Value
    /// Where the value stands.
    let place: TOMLDocument.Place
    /// Where the key stands.
    let line: Int

    /// What argument-parser calls the option in messages about its value.
    fileprivate var name: String {
      "'--\(option.key ?? "")" + (option.valueName.map { " <\($0)>'" } ?? "'")
    }
  }

  /// Checks the text of a file.
  ///
  /// - Parameters:
  ///   - file: its name in messages, from whose folder the paths in it count.
  ///   - home: the home folder, if known.
  init(
    _ bytes: [UInt8], file: String, tree: CommandTree, home: String? = nil
  ) throws(ConfigurationError) {
    self.file = file
    self.home = home
    self.tree = tree
    do throws(TOMLError) { document = try TOMLDocument(bytes) } catch {
      throw ConfigurationError(
        file: file, place: error.place, message: "expected \(error.expected), found \(error.found)")
    }
    for table in document.tables {
      let commands = tree.commands.filter { table.name.isEmpty || $0.path == table.name }
      guard !commands.isEmpty else { throw unknown(table) }
      for entry in table.entries {
        let options = commands.flatMap { $0.command.options }.filter { $0.key == entry.key }
        guard !options.isEmpty else { throw unknown(entry, in: table, commands.map(\.command)) }
        guard Set(options.map(\.meaning)).count == 1 else { throw ambiguous(entry) }
        if let refusal = Self.refusal(of: entry.value, for: options[0]) {
          throw ConfigurationError(
            file: file, place: entry.valuePlace, message: "\(entry.key): \(refusal)")
        }
      }
    }
  }

  /// What holds for the command that is called by these words, in the order of its options.
  func choices(for path: [String]) -> [Choice] {
    guard let command = tree.commands.first(where: { $0.path == path })?.command else { return [] }
    return command.options.compactMap { option in
      let entry = [path, []].lazy.compactMap { name in
        document.tables.first { $0.name == name }?.entries.first { $0.key == option.key }
      }.first
      guard let entry, let key = option.key else { return nil }
      return Choice(
        option: option, words: words(entry.value, key, option), value: entry.value,
        place: entry.valuePlace, line: entry.place.line)
    }
  }

  /// What is wrong with a choice, by what argument-parser or a command says of its option.
  func error(in choice: Choice, _ message: String) -> ConfigurationError {
    let key = choice.option.key ?? ""
    var text = Substring(message)
    for lead in ["--\(key): ", "--\(key) "] where text.hasPrefix(lead) {
      text = text.dropFirst(lead.count)
    }
    // "The value 'abc' is invalid for '--segment <s>'", and perhaps why.
    if text.hasPrefix("The value '"), let end = text.range(of: choice.name)?.upperBound {
      let why = text[end...].drop { ": .".contains($0) }
      let rest = why.isEmpty ? choice.option.abstract ?? "" : String(why)
      let joint = rest.first?.isLowercase == true ? ": " : ". "
      text =
        "expected <\(choice.option.valueName ?? "value")>, found"
        + " \(TOMLText.value(choice.value))\(joint)\(rest)"
    }
    return ConfigurationError(file: file, place: choice.place, message: "\(key): \(text)")
  }

  /// The first value of these commands that argument-parser refuses.
  ///
  /// - Parameter refusal: its message about the words of a command line, if it has one.
  func firstRefusal(
    of paths: [[String]], _ refusal: ([String]) -> String?
  ) -> ConfigurationError? {
    for path in paths {
      let choices = choices(for: path)
      guard !choices.isEmpty, let message = refusal(path + choices.flatMap(\.words)),
        let wrong = choices.first(where: { message.contains($0.name) })
      else { continue }
      return error(in: wrong, message)
    }
    return nil
  }

  // MARK: Values

  /// Why a value cannot be that of an option; nil when it can.
  private static func refusal(
    of value: TOMLDocument.Value, for option: CommandTree.Argument
  ) -> String? {
    if option.kind == .flag {
      if case .boolean = value { return nil }
      return "expected true or false"
    }
    let texts: [String]
    switch value {
    case .boolean where option.isFlagToo: return nil
    case .boolean:
      return "expected \(option.valueName.map { "<\($0)>" } ?? "a value"), not true or false"
    case .text(let text), .number(let text): texts = [text]
    case .array(let values):
      texts = values.compactMap { value in
        switch value {
        case .text(let text), .number(let text): text
        case .boolean, .array: nil
        }
      }
      guard !values.isEmpty, texts.count == values.count else {
        return "expected a list of texts or numbers"
      }
    }
    guard let choices = option.choices, let wrong = texts.first(where: { !choices.contains($0) })
    else { return nil }
    return "no \"\(wrong)\"; there are: \(choices.joined(separator: ", "))"
  }

  /// A list is a word each for an option that may be repeated, and for any other one word with commas.
  private func words(
    _ value: TOMLDocument.Value, _ key: String, _ option: CommandTree.Argument
  ) -> [String] {
    switch value {
    case .boolean(true) where option.isFlagToo: ["--\(key)=\(option.defaultValue ?? "")"]
    case .boolean(let isSet): isSet ? ["--\(key)"] : []
    case .text(let text), .number(let text): ["--\(key)=\(placed(text, option))"]
    case .array(let values):
      option.isRepeating
        ? values.flatMap { words($0, key, option) }
        : ["--\(key)=" + values.map(Self.text).joined(separator: ",")]
    }
  }

  private static func text(_ value: TOMLDocument.Value) -> String {
    switch value {
    case .text(let text), .number(let text): text
    case .boolean(let isSet): "\(isSet)"
    case .array(let values): values.map(text).joined(separator: ",")
    }
  }

  /// A path counts from the folder of the file, or from the home folder.
  private func placed(_ text: String, _ option: CommandTree.Argument) -> String {
    guard option.isPath else { return text }
    let text = HomePath.expanded(text, home: home)
    guard text != "-", !text.hasPrefix("/"),
      let slash = file.lastIndex(of: "/")
    else { return text }
    return file[...slash] + text
  }

  // MARK: Errors

  private func unknown(_ table: TOMLDocument.Table) -> ConfigurationError {
    let names = tree.commands.map { $0.path.joined(separator: ".") }
    let name = table.name.joined(separator: ".")
    return ConfigurationError(
      file: file, place: table.place,
      message: "there is no command \"\(name)\"" + NearestWord.question(name, among: names))
  }

  private func unknown(
    _ entry: TOMLDocument.Entry, in table: TOMLDocument.Table, _ commands: [CommandTree.Command]
  ) -> ConfigurationError {
    let names = commands.flatMap { $0.options.compactMap(\.key) }
    let owner = table.name.isEmpty ? "no command" : "hrv \(table.name.joined(separator: " "))"
    let has = table.name.isEmpty ? "has" : "has no"
    return ConfigurationError(
      file: file, place: entry.place,
      message: "\(owner) \(has) option --\(entry.key)"
        + NearestWord.question(entry.key, among: names))
  }

  private func ambiguous(_ entry: TOMLDocument.Entry) -> ConfigurationError {
    ConfigurationError(
      file: file, place: entry.place,
      message: "--\(entry.key) means other things to other commands; put it below the name of one,"
        + " such as [analyze]")
  }
}

/// Why a configuration cannot be used.
struct ConfigurationError: Error, CustomStringConvertible {
  let file: String
  var place: TOMLDocument.Place?
  let message: String

  /// `file:line:column: error: message`.
  var description: String {
    let place = place.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(file)\(place): error: \(message)"
  }
}
