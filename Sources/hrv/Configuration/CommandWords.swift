/// The words behind the name of a command, each with the option or argument that it belongs to.
struct CommandWords {
  private struct Word {
    var text: String
    /// Whose value stands in the word, from this character on.
    var value: (owner: CommandTree.Argument, start: String.Index)?
  }

  private var words: [Word] = []
  /// The options that are given, in their order.
  private(set) var options: [CommandTree.Argument] = []
  /// Whether there is a word that belongs to no option.
  private(set) var hasPositionals = false

  /// Reads the words as the command takes them.
  init(_ texts: some Sequence<String>, of command: CommandTree.Command) {
    let all = command.arguments ?? []
    let positionals = all.filter { $0.kind == .positional }
    var positionalCount = 0
    /// The option whose values come next, and whether one value ends that.
    var open: (option: CommandTree.Argument, takesOne: Bool)?
    var isOver = false
    for text in texts {
      var word = Word(text: text)
      defer { words.append(word) }
      if !isOver, text == "--" {
        (isOver, open) = (true, nil)
      } else if !isOver, text.hasPrefix("-"), text != "-",
        let (option, value) = Self.option(text, among: all)
      {
        options.append(option)
        open = nil
        if let value {
          word.value = (option, value)
        } else if option.kind == .option {
          open = (option, option.parsingStrategy != "upToNextOption")
        }
      } else if let (option, takesOne) = open {
        word.value = (option, text.startIndex)
        if takesOne { open = nil }
      } else {
        hasPositionals = true
        if let last = positionals.indices.last {
          word.value = (positionals[min(positionalCount, last)], text.startIndex)
        }
        positionalCount += 1
      }
    }
  }

  /// The words again, with paths that begin in the home folder written out: see ``HomePath``.
  func placed(home: String?) -> [String] {
    words.map { word in
      guard let (owner, start) = word.value, owner.isPath else { return word.text }
      return word.text[..<start] + HomePath.expanded(String(word.text[start...]), home: home)
    }
  }

  /// Whether an option of this key is given.
  func gives(_ key: String) -> Bool { options.contains { $0.key == key } }

  /// The option that a word names, and where in the word its value begins, if it has one.
  private static func option(
    _ word: String, among all: [CommandTree.Argument]
  ) -> (CommandTree.Argument, value: String.Index?)? {
    let equals = word.firstIndex(of: "=")
    let name = word[..<(equals ?? word.endIndex)]
    return all.first { ($0.names ?? []).contains { $0.word == name } }
      .map { ($0, equals.map(word.index(after:))) }
  }
}
