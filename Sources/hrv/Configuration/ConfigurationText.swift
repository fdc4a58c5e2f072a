/// Configurations as texts that can be read in again.
enum ConfigurationText {
  typealias Commands = [(path: [String], command: CommandTree.Command)]

  /// Every option of these commands with its value and where that comes from.
  static func effective(of commands: Commands, _ configuration: Configuration?) -> String {
    var text = "# " + (configuration.map { "From \($0.file)." } ?? "There is no hrv.toml.")
    text += " What a command line says stands above it.\n"
    for (path, command) in commands where !command.options.isEmpty {
      let choices = configuration?.choices(for: path) ?? []
      let lines = command.options.map { option -> (text: String, origin: String) in
        let key = option.key ?? ""
        if let choice = choices.first(where: { $0.option.key == key }) {
          return (
            "\(key) = \(TOMLText.value(choice.value))",
            "\(configuration?.file ?? ""):\(choice.line)"
          )
        }
        guard let value = TOMLText.defaultValue(of: option) else {
          return ("# \(key)", "not set")
        }
        return ("\(key) = \(value)", "default")
      }
      text += "\n[\(path.joined(separator: "."))]\n"
      let width = min(40, lines.map(\.text.count).max() ?? 0)
      for line in lines {
        let blanks = String(repeating: " ", count: max(0, width - line.text.count))
        text += "\(line.text)\(blanks)  # \(line.origin)\n"
      }
    }
    return text
  }

  /// Every option of these commands, commented out, with what it means; those that mean the same to
  /// more than one command stand above the first table, once.
  static func template(of commands: Commands) -> String {
    let all = commands.flatMap(\.command.options)
    let meanings = Dictionary(grouping: all) { $0.key ?? "" }.mapValues { Set($0.map(\.meaning)) }
    let counts = Dictionary(all.map { ($0.key ?? "", 1) }, uniquingKeysWith: +)
    func isCommon(_ option: CommandTree.Argument) -> Bool {
      let key = option.key ?? ""
      return (counts[key] ?? 0) > 1 && meanings[key]?.count == 1
    }
    var text = """
      # Choices of a study. Take away the # in front of a key, and write down what you choose.
      # Keys above the first [table] hold for every command that has the option.

      """
    var seen: Set<String> = []
    for option in all where isCommon(option) && seen.insert(option.key ?? "").inserted {
      text += lines(of: option)
    }
    for (path, command) in commands {
      let own = command.options.filter { !isCommon($0) }
      guard !own.isEmpty else { continue }
      text += "\n[\(path.joined(separator: "."))]\n" + own.map(lines).joined()
    }
    return text
  }

  private static func lines(of option: CommandTree.Argument) -> String {
    var text = ""
    for line in (option.abstract ?? "").split(separator: "\n") { text += "\n# \(line)" }
    if let choices = option.choices, option.kind == .option {
      text += "\n# One of: \(choices.joined(separator: ", "))."
    }
    let value =
      option.isFlagToo
      ? "true" : TOMLText.defaultValue(of: option) ?? (option.isRepeating ? "[\"\"]" : "\"\"")
    return text + "\n# \(option.key ?? "") = \(value)\n"
  }
}
