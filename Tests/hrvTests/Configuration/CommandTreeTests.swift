import ArgumentParser
import Testing

@testable import hrv

@Suite("The commands as they describe themselves")
struct CommandTreeTests {
  @Test("every command's help has an example")
  func examples() {
    for (path, command) in CommandTree.own().commands {
      #expect(
        command.discussion?.contains("  hrv ") == true,
        "hrv \(path.joined(separator: " ")) has none")
    }
  }

  // Where a command does not, the parser asks the runtime for the name of its type at every start of
  // every command, which takes it 1 to 2 ms.
  @Test("every command says its name")
  func names() {
    func nameless(_ command: any ParsableCommand.Type) -> [String] {
      let configuration = command.configuration
      return (configuration.commandName == nil ? ["\(command)"] : [])
        + configuration.subcommands.flatMap(nameless)
    }
    #expect(nameless(HRV.self).isEmpty)
  }

  // What a file is called in help, by its kind.
  @Test("an option that names a file says so, so that its path is completed and placed")
  func paths() {
    let kinds: Set = ["file", "csv", "json", "html", "ics", "sqlite", "path"]
    for (path, command) in CommandTree.own().commands {
      for option in command.options where kinds.contains(option.valueName ?? "") {
        #expect(option.isPath, "hrv \(path.joined(separator: " ")) --\(option.key ?? "")")
      }
    }
  }

  @Test("the manual page has every command and option")
  func manual() {
    let tree = CommandTree.own()
    let page = ManualPage.text(of: tree.command, version: "1.2.3")
    #expect(page.hasPrefix(".TH HRV 1 \"\" \"hrv 1.2.3\"\n.SH NAME\n"))
    for (path, command) in tree.commands {
      let name = (["hrv"] + path).joined(separator: " ")
      #expect(page.contains(".SS \"\(name)"), "\(name)")
      for option in command.options {
        let word = "--\(option.key ?? "")".map { $0 == "-" ? "\\-" : String($0) }.joined()
        #expect(page.contains("\\fB\(word)\\fR"), "\(name) \(word)")
      }
    }
    // A line that begins with a point or an apostrophe is a macro: only those that are meant.
    let macros = Set(
      page.split(separator: "\n").filter { $0.hasPrefix(".") || $0.hasPrefix("'") }
        .map { $0.prefix { $0 != " " } })
    #expect(macros.isSubset(of: [".TH", ".SH", ".SS", ".TP", ".PP", ".nf", ".fi", ".B", ".I"]))
  }
}
