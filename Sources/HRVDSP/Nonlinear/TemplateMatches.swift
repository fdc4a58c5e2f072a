/// How many pairs of templates match.
public struct TemplateMatches: Hashable, Sendable {
  /// The number of templates.
  public var templates = 0
  /// Pairs of templates that match over m intervals (*B*); each pair counts once, and none is
  /// of a template with itself.
  public var overM = 0
  /// Those of them that match over m + 1 intervals (*A*).
  public var overMPlus1 = 0

  /// No templates.
  public init() {}

  static func += (sum: inout TemplateMatches, other: TemplateMatches) {
    sum.templates += other.templates
    sum.overM += other.overM
    sum.overMPlus1 += other.overMPlus1
  }
}
