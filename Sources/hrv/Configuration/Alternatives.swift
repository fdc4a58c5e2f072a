/// Options of a command that stand in each other's place, such as where recordings come from. When a
/// command line gives one, a configuration gives none of the others, nor what goes with them alone.
struct Alternatives {
  /// The command.
  let path: [String]
  /// The keys that exclude each other.
  let keys: [String]
  /// Options that go only with some of these.
  var companions: [String: Set<String>] = [:]

  /// The key of what belongs to no option.
  static let positionals = ""

  /// The rows.
  static let all = [
    Alternatives(
      path: ["batch"], keys: [positionals, "list"]),
    Alternatives(path: ["batch"], keys: ["resume", "restart"]),
    Alternatives(
      path: ["correlate"], keys: ["recordings", "daily", "archive"],
      companions: [
        "metric": ["recordings", "archive"], "acute": ["recordings", "archive"],
        "also-artefacts": ["recordings"], "format": ["recordings"], "manifest": ["recordings"],
        "join": ["recordings"], "daily-metric": ["daily"], "daily-window": ["daily"],
        "daily-format": ["daily"], "since": ["archive"], "until": ["archive"],
      ]),
    Alternatives(
      path: ["plan"], keys: ["baseline", "baseline-daily", "archive"],
      companions: [
        "format": ["baseline"], "manifest": ["baseline"], "join": ["baseline"],
        "since": ["archive"], "until": ["archive"],
      ]),
  ]

  /// The keys that a configuration does not give to a command that is called with `words`.
  static func displaced(by words: CommandWords, in path: [String]) -> Set<String> {
    var displaced: Set<String> = []
    for row in all where row.path == path {
      let given = row.keys.filter { $0 == positionals ? words.hasPositionals : words.gives($0) }
      guard let chosen = given.first else { continue }
      displaced.formUnion(row.keys.filter { !given.contains($0) })
      displaced.formUnion(row.companions.filter { !$0.value.contains(chosen) }.keys)
    }
    return displaced
  }
}
