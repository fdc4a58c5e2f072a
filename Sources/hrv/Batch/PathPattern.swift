import HRVIngest

/// Paths with `*`, `?` and `[…]` in them, for shells that leave them alone, and for lists longer than
/// a command line may be.
struct PathPattern {
  /// The paths that a pattern stands for, in the order of their bytes; the pattern itself where it
  /// is none, names a file, or matches nothing.
  static func expanded(_ pattern: String) -> [String] {
    guard pattern.contains(where: { "*?[".contains($0) }), !RecordingWalk.exists(pattern) else {
      return [pattern]
    }
    var found = [pattern.hasPrefix("/") ? "/" : ""]
    for part in pattern.split(separator: "/") {
      let part = Array(part)
      let isLiteral = !part.contains { "*?[".contains($0) }
      found = found.flatMap { base -> [String] in
        if isLiteral { return [base + String(part)] }
        return RecordingWalk.names(in: base.isEmpty ? "." : base)
          .filter { matches(Array($0)[...], part[...]) }.map { base + $0 }
      }.filter { RecordingWalk.exists($0) }.map { $0 + "/" }
    }
    let paths = found.map { String($0.dropLast()) }
    return paths.isEmpty
      ? [pattern] : paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

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
