/// The manual page of the program, in the macros that every `man` knows.
///
/// - Source: man(7) of groff and of mandoc: `.TH`, `.SH`, `.SS`, `.TP`, `.PP`, `.nf`, `.fi`, `\fB`.
enum ManualPage {
  /// The page about a command and all below it.
  static func text(of root: CommandTree.Command, version: String) -> String {
    var text = ".TH \(root.commandName.uppercased()) 1 \"\" \"\(root.commandName) \(version)\"\n"
    text += ".SH NAME\n\(root.commandName) \\- \(escaped(root.abstract ?? ""))\n"
    text += ".SH SYNOPSIS\n.B \(root.commandName)\n.I command\n[\\fIoptions\\fR]\n"
    text += ".SH DESCRIPTION\n" + paragraphs(root.discussion ?? "")
    text += ".SH COMMANDS\n"
    for command in root.subcommands ?? [] { text += section(command, [root.commandName]) }
    return text
  }

  private static func section(_ command: CommandTree.Command, _ above: [String]) -> String {
    let path = above + [command.commandName]
    let below = (command.subcommands ?? []).filter { $0.commandName != "help" }
    guard command.commandName != "help" else { return "" }
    let positionals = (command.arguments ?? []).filter { $0.kind == .positional }
      .map { argument -> String in
        let name =
          "\\fI\(escaped(argument.valueName ?? ""))\\fR" + (argument.isRepeating ? " ..." : "")
        return argument.isOptional ? "[\(name)]" : name
      }
    var text = ".SS \"\(path.joined(separator: " "))"
    text += positionals.isEmpty ? "\"\n" : " \(positionals.joined(separator: " "))\"\n"
    text += paragraphs(
      [command.abstract, command.discussion].compactMap { $0 }.joined(separator: "\n\n"))
    for argument in command.arguments ?? []
    where argument.key != "help" && argument.key != "version" {
      text += entry(argument)
    }
    return text + below.map { section($0, path) }.joined()
  }

  private static func entry(_ argument: CommandTree.Argument) -> String {
    let value = argument.kind == .flag ? "" : " \\fI\(escaped(argument.valueName ?? ""))\\fR"
    let names = (argument.names ?? []).sorted { $0.kind == .short && $1.kind != .short }
      .map { "\\fB\(escaped($0.word))\\fR" }
    var text =
      ".TP\n" + (names.isEmpty ? "\(value.dropFirst())" : names.joined(separator: ", ") + value)
    text += "\n" + escaped((argument.abstract ?? "").split(separator: "\n").joined(separator: " "))
    if let choices = argument.choices, argument.kind == .option {
      text += " One of: \(escaped(choices.joined(separator: ", ")))."
    }
    if let value = argument.defaultValue, argument.kind == .option {
      text += " Default: \(escaped(value))."
    }
    return text + "\n"
  }

  /// Paragraphs as they stand in a discussion; lines that are indented are examples.
  private static func paragraphs(_ discussion: String) -> String {
    var text = ""
    var isExample = false
    for line in discussion.split(separator: "\n", omittingEmptySubsequences: false) {
      let indented = line.hasPrefix("  ")
      if indented != isExample { text += indented ? ".PP\n.nf\n" : ".fi\n" }
      isExample = indented
      text += line.isEmpty ? ".PP\n" : escaped(String(line)) + "\n"
    }
    return text + (isExample ? ".fi\n" : "")
  }

  /// Text in which nothing is taken for a macro.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      default: escaped.append(character)
      }
    }
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}
