import ArgumentParser
import Foundation

/// The commands and options of the program, as argument-parser describes them: what configuration
/// files and the manual page are made from, so that options are declared in one place.
struct CommandTree: Decodable, Sendable {
  /// A command with those below it.
  struct Command: Decodable, Sendable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let arguments: [Argument]?
    let subcommands: [Command]?
  }

  /// An argument, option or flag.
  struct Argument: Decodable, Sendable {
    enum Kind: String, Decodable { case positional, option, flag }

    struct Name: Decodable, Equatable {
      enum Kind: String, Decodable { case long, short, longWithSingleDash }
      let kind: Kind
      let name: String

      /// The name with its dashes.
      var word: String { (kind == .long ? "--" : "-") + name }
    }

    /// What a value is completed with; only the kinds that matter here.
    struct Completion: Decodable {
      struct List: Decodable { let values: [String] }
      struct Nothing: Decodable {}
      let list: List?
      let file: Nothing?
      let directory: Nothing?
    }

    let kind: Kind
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let sectionTitle: String?
    let defaultValue: String?
    let isOptional: Bool
    let isRepeating: Bool
    let completionKind: Completion?
    let parsingStrategy: String?

    /// The long name, which is its key in a configuration; nil for what has none.
    var key: String? { names?.first { $0.kind == .long }?.name }
    /// The values that there are, where they can be listed.
    var choices: [String]? { completionKind?.list?.values }
    /// What two options of one name have in common when they mean the same.
    var meaning: [String?] { [kind.rawValue, valueName, abstract] }
    /// Whether the option may stand without a value, and then has its default.
    var isFlagToo: Bool { kind == .option && parsingStrategy == "scanningForValue" }
    /// Whether a value names a file or folder.
    var isPath: Bool { completionKind?.file != nil || completionKind?.directory != nil }
  }

  let command: Command

  /// The description of this program.
  ///
  /// - Complexity: some ms: every option is asked for its default.
  static func own() -> CommandTree {
    do {
      return try JSONDecoder().decode(CommandTree.self, from: Data(HRV._dumpHelp().utf8))
    } catch {
      // Its own description, which holds whatever the person did.
      preconditionFailure("argument-parser describes options in a way that is new: \(error)")
    }
  }

  /// Every command that does something, with the words that call it, in order.
  var commands: [(path: [String], command: Command)] { Self.leaves(of: command, []) }

  private static func leaves(
    of command: Command, _ path: [String]
  ) -> [(path: [String], command: Command)] {
    let below = (command.subcommands ?? []).filter { $0.commandName != "help" }
    guard !below.isEmpty else { return [(path, command)] }
    return below.flatMap { leaves(of: $0, path + [$0.commandName]) }
  }
}

extension CommandTree.Command {
  /// What can stand in a configuration.
  var options: [CommandTree.Argument] {
    (arguments ?? []).filter {
      $0.kind != .positional && $0.key != nil && !["help", "version"].contains($0.key)
    }
  }
}
