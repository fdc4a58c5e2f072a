import Foundation

/// How the program was called: the command line, with what the configuration adds to it.
struct Invocation: Sendable {
  /// The words that are parsed, without the name of the program.
  let arguments: [String]
  /// The words among them that call the command; none where nobody had to know.
  let path: [String]
  /// The configuration that was read, if any.
  let configuration: Configuration?
  /// What of it holds for the command beside what was typed.
  private let choices: [Configuration.Choice]
  /// Why there is no configuration though there is a file; only `hrv config` gets to know.
  let problem: ConfigurationError?

  /// This run's, made once.
  static let current = Result<Invocation, ConfigurationError> { () throws(ConfigurationError) in
    try Invocation(
      Terminal.words, folder: FileManager.default.currentDirectoryPath,
      home: ProcessInfo.processInfo.environment["HOME"])
  }

  /// Adds to the words of a command line what the configuration says and they do not, and writes paths
  /// out that begin in the home folder.
  ///
  /// `--config FILE` and `--no-config` are taken out: they belong to no command.
  ///
  /// - Parameters:
  ///   - folder: the working directory.
  ///   - home: the home folder, if known.
  init(_ words: [String], folder: String, home: String?) throws(ConfigurationError) {
    let own = try Self.own(words, home: home)
    let others = own.others
    // What asks about the program itself is answered whatever a configuration says.
    guard let first = others.first, !first.hasPrefix("-"), !Self.asksForHelp(others) else {
      self.init(arguments: others, path: [])
      return
    }
    let file =
      own.isUnwanted ? nil : own.file ?? ConfigurationFile.found(in: folder, home: home)
    guard file != nil || others.contains(where: { $0.contains("~") }) else {
      self.init(arguments: others, path: [])
      return
    }
    let tree = CommandTree.own()
    let (path, command) = Self.called(by: others, in: tree)
    let typed = CommandWords(others.dropFirst(path.count), of: command)
    let placed = typed.placed(home: home)
    guard let file else {
      self.init(arguments: path + placed, path: path)
      return
    }
    let configuration: Configuration
    do throws(ConfigurationError) {
      let bytes = try ConfigurationFile.bytes(at: file, isNamed: own.file != nil)
      configuration = try Configuration(
        bytes, file: file == "-" ? "<stdin>" : file, tree: tree, home: home)
    } catch {
      guard path == ["config"] else { throw error }
      self.init(arguments: path + placed, path: path, problem: error)
      return
    }
    let displaced = Alternatives.displaced(by: typed, in: path)
    let choices = configuration.choices(for: path).filter { choice in
      let key = choice.option.key ?? ""
      return !typed.gives(key) && !displaced.contains(key)
    }
    self.init(
      arguments: path + choices.flatMap(\.words) + placed, path: path,
      configuration: configuration, choices: choices)
  }

  private init(
    arguments: [String], path: [String], configuration: Configuration? = nil,
    choices: [Configuration.Choice] = [], problem: ConfigurationError? = nil
  ) {
    self.arguments = arguments
    self.path = path
    self.configuration = configuration
    self.choices = choices
    self.problem = problem
  }

  /// A line that says what the configuration adds; nil when it adds nothing, or the person wants to
  /// hear nothing.
  var note: String? {
    let configured = choices.flatMap(\.words)
    guard let configuration, !configured.isEmpty,
      !arguments.contains("--quiet"), !arguments.contains("-q")
    else { return nil }
    return "note: \(configuration.file) adds \(configured.joined(separator: " "))"
  }

  /// The place in the configuration that a message about options is about: the option that it names
  /// first, if that comes from there. Nil when it names one that was typed.
  func fault(behind message: String) -> ConfigurationError? {
    guard let configuration else { return nil }
    let isTyped = CommandTree.own().commands.first { $0.path == path }?.command.options
      .contains { option in
        let key = option.key ?? ""
        return !choices.contains { $0.option.key == key } && Self.isNamed(key, in: message)
          && arguments.contains { $0 == "--\(key)" || $0.hasPrefix("--\(key)=") }
      }
    guard isTyped != true else { return nil }
    let named = choices.filter { Self.isNamed($0.option.key ?? "", in: message) }
    let first = named.min { a, b in
      Self.offset(of: a.option.key ?? "", in: message)
        < Self.offset(of: b.option.key ?? "", in: message)
    }
    return first.map { configuration.error(in: $0, message) }
  }

  /// Where in `message` the option of this key is named.
  private static func offset(of key: String, in message: String) -> Int {
    let name = "--\(key)"
    for range in message.ranges(of: name) {
      let next = range.upperBound < message.endIndex ? message[range.upperBound] : " "
      if !next.isLetter, !next.isNumber, next != "-" {
        return message.distance(from: message.startIndex, to: range.lowerBound)
      }
    }
    return .max
  }

  private static func isNamed(_ key: String, in message: String) -> Bool {
    offset(of: key, in: message) < .max
  }

  /// Whether the words ask what the program is, or how it is used.
  private static func asksForHelp(_ words: [String]) -> Bool {
    words.prefix { $0 != "--" }.contains { ["--help", "-h", "--version"].contains($0) }
      || ["help", "manual"].contains(words.first)
      || words.first == "config" && words.contains("--template")
  }

  /// What the words say of the configuration itself, and the others.
  private static func own(
    _ words: [String], home: String?
  ) throws(ConfigurationError) -> (file: String?, isUnwanted: Bool, others: [String]) {
    var file: String?
    var isUnwanted = false
    var others: [String] = []
    var i = 0
    while i < words.count, words[i] != "--" {
      let word = words[i]
      i += 1
      if word == "--config" {
        guard i < words.count else {
          throw ConfigurationError(
            file: "--config", message: "expected the name of a file behind it")
        }
        file = HomePath.expanded(words[i], home: home)
        i += 1
      } else if word.hasPrefix("--config=") {
        file = HomePath.expanded(String(word.dropFirst("--config=".count)), home: home)
      } else if word == "--no-config" {
        isUnwanted = true
      } else {
        others.append(word)
      }
    }
    return (file, isUnwanted, others + words[i...])
  }

  /// The words that call a command, as far as they begin the line, and the command.
  private static func called(
    by words: [String], in tree: CommandTree
  ) -> (path: [String], command: CommandTree.Command) {
    var path: [String] = []
    var command = tree.command
    for word in words {
      guard let next = command.subcommands?.first(where: { $0.commandName == word }) else { break }
      path.append(word)
      command = next
    }
    return (path, command)
  }
}
