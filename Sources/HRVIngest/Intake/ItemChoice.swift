internal import HRVModel

/// Which of the questions, habits, columns or tags of a log is the magnesium.
enum ItemChoice {
  /// How many candidates an error lists.
  private static let listed = 12

  /// The one name that the person gave, or that says magnesium by itself. A log that says only
  /// yes or no cannot hold two: their doses would differ.
  ///
  /// - Parameters:
  ///   - names: the names, in order and without repeats.
  ///   - what: what they are, in the singular.
  static func choose(
    among names: [String], what: String, _ context: IntakeContext
  ) throws(IngestError) -> String {
    let found = names.filter { isMeant($0, among: names, context.options.item) }
    if found.count == 1 { return found[0] }
    let offered = found.isEmpty ? names : found
    let list = offered.prefix(listed).map { "\"\(TextDecoding.shown($0))\"" }
    let more = offered.count > listed ? ", …" : ""
    let example = found.first.map { TextDecoding.shown($0) } ?? "NAME"
    let finding =
      if !found.isEmpty {
        "\(found.count) \(what)s may be the magnesium"
      } else if let item = context.options.item {
        "no \(what) is called \"\(item)\""
      } else {
        "no \(what) says magnesium"
      }
    throw context.error(
      .ambiguous(
        "\(finding): \(names.isEmpty ? "there is none" : list.joined(separator: ", ") + more)"),
      remedy: "Name the one that is, as in --intake-item \"\(example)\"")
  }

  /// Whether a name is meant by the person, or says magnesium where the person named none.
  static func isMeant(_ name: String, _ context: IntakeContext) -> Bool {
    guard let item = context.options.item else { return MagnesiumName.matches(name) }
    return name.trimmed.lowercased().contains(item.trimmed.lowercased())
  }

  private static func isMeant(_ name: String, among names: [String], _ item: String?) -> Bool {
    guard let item = item?.trimmed.lowercased() else { return MagnesiumName.matches(name) }
    let isExact = names.contains { $0.trimmed.lowercased() == item }
    let name = name.trimmed.lowercased()
    return isExact ? name == item : name.contains(item)
  }
}
