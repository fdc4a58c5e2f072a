/// A path with `*`, `?` and `[…]` in it, for shells that leave them alone, and for lists longer than
/// a command line may be.
final class PathPattern {
  /// The parts of the pattern between slashes.
  private let parts: [Part]
  /// The folders between the beginning and what was found last, each with what is left of it.
  private var levels: [(base: String, names: SortedNames)] = []

  private enum Part {
    case name(String)
    case pattern([Character])
  }

  private static let slash = UInt8(ascii: "/")

  /// Whether `path` is a pattern, and not the path of a file whose name looks like one.
  static func isPattern(_ path: String) -> Bool {
    path.contains(where: isSpecial) && !SystemFile.exists(path: path)
  }

  /// What `path` stands for.
  init(_ path: String) throws(IngestError) {
    parts = path.split(separator: "/").map { part in
      part.contains(where: Self.isSpecial) ? .pattern(Array(part)) : .name(String(part))
    }
    try descend(into: path.hasPrefix("/") ? "/" : "")
  }

  /// The next path that the pattern stands for, in the order of their bytes; nil after the last.
  ///
  /// What is held at a time does not grow with their number.
  func next() throws(IngestError) -> String? {
    while let last = levels.indices.last {
      guard let bytes = try levels[last].names.next() else {
        levels.removeLast()
        continue
      }
      let path = levels[last].base + PathText.text(bytes.span)
      guard levels.count < parts.count else { return path }
      try descend(into: path)
    }
    return nil
  }

  /// Puts aside what in the folder `base` fits the next part of the pattern, with a slash behind names
  /// that further parts follow, so that they compare as whole paths do.
  private func descend(into base: String) throws(IngestError) {
    let ending = levels.count == parts.count - 1 ? nil : Self.slash
    var names = SortedNames()
    switch parts[levels.count] {
    case .name(let name):
      if SystemFile.exists(path: base + name) {
        let bytes = PathText.bytes(name) ?? Array(name.utf8)
        names.add(bytes.span, ending: ending)
      }
    case .pattern(let pattern):
      _ = SystemFolder.list(base.isEmpty ? "." : base) { bytes, kind in
        guard kind != .other, Self.matches(Array(PathText.text(bytes))[...], pattern[...]) else {
          return
        }
        names.add(bytes, ending: ending)
      }
    }
    try names.sort()
    levels.append((base, names))
  }

  private static func isSpecial(_ character: Character) -> Bool { "*?[".contains(character) }

  /// Whether a name is one that a pattern stands for; a leading dot must be written.
  static func matches(_ name: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
    if name.first == ".", pattern.first != "." { return false }
    return holds(name, pattern)
  }

  private static func holds(
    _ name: ArraySlice<Character>, _ pattern: ArraySlice<Character>
  ) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    switch first {
    case "*":
      let rest = pattern.drop { $0 == "*" }
      if rest.isEmpty { return true }
      return name.indices.contains { holds(name[$0...], rest) }
    case "?": return !name.isEmpty && holds(name.dropFirst(), pattern.dropFirst())
    case "[":
      guard let close = pattern.dropFirst(2).firstIndex(of: "]"), let character = name.first else {
        return name.first == "[" && holds(name.dropFirst(), pattern.dropFirst())
      }
      return isIn(character, pattern[(pattern.startIndex + 1)..<close])
        && holds(name.dropFirst(), pattern[(close + 1)...])
    default: return name.first == first && holds(name.dropFirst(), pattern.dropFirst())
    }
  }

  /// Whether a character is in a set such as `a-c7` or `!0-9`.
  private static func isIn(_ character: Character, _ set: ArraySlice<Character>) -> Bool {
    let isNegated = set.first == "!" || set.first == "^"
    let members = Array(isNegated ? set.dropFirst() : set)
    var isFound = false
    var i = 0
    while i < members.count {
      if i + 2 < members.count, members[i + 1] == "-" {
        if members[i] <= character, character <= members[i + 2] { isFound = true }
        i += 3
      } else {
        if members[i] == character { isFound = true }
        i += 1
      }
    }
    return isFound != isNegated
  }
}
