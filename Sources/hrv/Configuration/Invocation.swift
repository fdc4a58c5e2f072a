import Foundation

/// How the program was called: the command line, with what the configuration adds to it.
struct Invocation: Sendable {
  /// The words that are parsed, without the name of the program.
  let arguments: [String]
  /// The configuration that was read, if any.
  let configuration: Configuration?
  /// The words that come from it.
  let configured: [String]

  /// This run's, made once.
  static let current = Result<Invocation, ConfigurationError> { () throws(ConfigurationError) in
    try Invocation(
      CommandLine.arguments.dropFirst().map { $0 },
      folder: FileManager.default.currentDirectoryPath,
      home: ProcessInfo.processInfo.environment["HOME"])
  }

  /// Adds to the words of a command line what the configuration says and they do not.
  ///
  /// `--config FILE` and `--no-config` are taken out: they belong to no command.
  ///
  /// - Parameters:
  ///   - folder: the working directory.
  ///   - home: the home folder, if known.
  init(_ words: [String], folder: String, home: String?) throws(ConfigurationError) {
    let own = try Self.own(words)
    // What asks about the program itself is answered whatever a configuration says.
    guard !own.isUnwanted, let first = own.others.first, !first.hasPrefix("-"),
      let file = own.file ?? ConfigurationFile.found(in: folder, home: home)
    else {
      self.init(arguments: own.others, configuration: nil, configured: [])
      return
    }
    let bytes = try ConfigurationFile.bytes(at: file, isNamed: own.file != nil)
    let tree = CommandTree.own()
    let configuration = try Configuration(
      bytes, file: file == "-" ? "<stdin>" : file, tree: tree)
    let path = Self.path(of: own.others, in: tree)
    let given = own.others.prefix { $0 != "--" }
    let configured = configuration.choices(for: path)
      .filter { choice in !given.contains { Self.isName($0, of: choice.option) } }
      .flatMap(\.words)
    self.init(
      arguments: path + configured + own.others.dropFirst(path.count), configuration: configuration,
      configured: configured)
  }

  private init(arguments: [String], configuration: Configuration?, configured: [String]) {
    self.arguments = arguments
    self.configuration = configuration
    self.configured = configured
  }

  /// A line that says what the configuration adds; nil when it adds nothing, or the person wants to
  /// hear nothing.
  var note: String? {
    guard let configuration, !configured.isEmpty,
      !arguments.contains("--quiet"), !arguments.contains("-q")
    else { return nil }
    return "note: \(configuration.file) adds \(configured.joined(separator: " "))"
  }

  /// What the words say of the configuration itself, and the others.
  private static func own(
    _ words: [String]
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
        file = words[i]
        i += 1
      } else if word.hasPrefix("--config=") {
        file = String(word.dropFirst("--config=".count))
      } else if word == "--no-config" {
        isUnwanted = true
      } else {
        others.append(word)
      }
    }
    return (file, isUnwanted, others + words[i...])
  }

  /// The words that call a command, as far as they begin the line.
  private static func path(of words: [String], in tree: CommandTree) -> [String] {
    var path: [String] = []
    var command = tree.command
    for word in words {
      guard let next = command.subcommands?.first(where: { $0.commandName == word }) else { break }
      path.append(word)
      command = next
    }
    return path
  }

  /// Whether a word gives this option.
  private static func isName(_ word: String, of option: CommandTree.Argument) -> Bool {
    (option.names ?? []).contains { name in
      word == name.word || name.kind == .long && word.hasPrefix(name.word + "=")
        || name.kind == .short && !word.hasPrefix("--") && word.hasPrefix(name.word)
    }
  }
}
