/// One row of the table of methods: how artefacts are told from normal sinus intervals, and what
/// becomes of them unless something else is asked for.
///
/// Methods are told apart by their ``id``.
public struct ArtefactMethod: Sendable {
  /// The name by which it is chosen, such as `lipponen-tarvainen`.
  public let id: String
  /// What it does, in a line.
  public let summary: String
  /// When an interval is an artefact.
  public let formula: String
  /// Where it was published, or why it is as it is.
  public let source: String
  /// How it is replaced unless something else is asked for.
  public let replacement: ArtefactReplacement

  let rule: any ArtefactRule

  init(
    _ id: String, summary: String, formula: String, source: String,
    replacement: ArtefactReplacement = .spline, rule: any ArtefactRule
  ) {
    self.id = id
    self.summary = summary
    self.formula = formula
    self.source = source
    self.replacement = replacement
    self.rule = rule
  }

  /// The method of the table with this id, or a range of one's own as `range:400-1500`, in ms; nil
  /// when there is none.
  public static func named(_ id: String) -> ArtefactMethod? {
    if let row = all.first(where: { $0.id == id }) { return row }
    let parts = id.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "range" else { return nil }
    let bounds = parts[1].split(separator: "-", omittingEmptySubsequences: false)
    guard bounds.count == 2, let low = Double(bounds[0]), let high = Double(bounds[1]),
      low.isFinite, high.isFinite, low > 0, low < high
    else { return nil }
    return range(low...high)
  }
}

extension ArtefactMethod: Hashable {
  /// Whether both have one id.
  public static func == (a: ArtefactMethod, b: ArtefactMethod) -> Bool { a.id == b.id }

  /// Hashes the id.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension ArtefactMethod: CustomStringConvertible {
  /// The id.
  public var description: String { id }
}
