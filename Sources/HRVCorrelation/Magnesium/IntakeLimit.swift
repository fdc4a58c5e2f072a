/// A recommendation or a limit for a day: a row of the table of limits.
///
/// No row is a target of this package.
public struct IntakeLimit: Hashable, Sendable {
  /// What the number means.
  public let kind: Kind
  /// Who set it.
  public let authority: Authority
  /// The ages it holds for, in completed years.
  public let ageYears: ClosedRange<Int>
  /// The ages in completed months, of infants; nil from one year on.
  public let ageMonths: ClosedRange<Int>?
  /// Whom it holds for.
  public let people: People
  /// The mass, in mg elemental a day.
  public let mgPerDay: Double
  /// Where it stands.
  public let source: String

  /// What a number of the table means.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Enough for nearly all (97.5 %) healthy people of the group, from all sources.
    case recommended = "recommended dietary allowance"
    /// Enough for half of them, from all sources.
    case averageRequirement = "estimated average requirement"
    /// What healthy people were seen to take in, from all sources.
    case adequate = "adequate intake"
    /// The most from supplements and medicines alone; food does not count.
    case upperSupplemental = "upper level, supplements only"
  }

  /// Who sets intakes.
  public enum Authority: String, Hashable, Sendable, CaseIterable {
    /// US Institute of Medicine.
    case iom = "IOM"
    /// European Food Safety Authority and its predecessor.
    case efsa = "EFSA"
  }

  /// Whom a number holds for.
  public enum People: String, Hashable, Sendable, CaseIterable {
    /// Everybody of the age.
    case everybody = "all"
    /// Men and boys.
    case male = "men and boys"
    /// Women and girls.
    case female = "women and girls"
    /// During pregnancy.
    case pregnancy
    /// While breast-feeding.
    case lactation
  }

  init(
    _ kind: Kind, _ authority: Authority, _ ageYears: ClosedRange<Int>, _ people: People,
    _ mgPerDay: Double, ageMonths: ClosedRange<Int>? = nil
  ) {
    self.ageMonths = ageMonths
    self.kind = kind
    self.authority = authority
    self.ageYears = ageYears
    self.people = people
    self.mgPerDay = mgPerDay
    source = Self.source(kind, authority)
  }

  /// People and ages in words, such as `men, 19-30 y`.
  public var group: String {
    if let ageMonths {
      return "\(people.rawValue), \(ageMonths.lowerBound)-\(ageMonths.upperBound) months"
    }
    let ages =
      ageYears.upperBound >= Self.oldest
      ? "from \(ageYears.lowerBound) y" : "\(ageYears.lowerBound)-\(ageYears.upperBound) y"
    return "\(people.rawValue), \(ages)"
  }

  /// The upper end of open ages.
  static let oldest = 120

  private static func source(_ kind: Kind, _ authority: Authority) -> String {
    switch (authority, kind) {
    case (.iom, _): "IOM, Dietary Reference Intakes, 1997, chapter 6"
    case (.efsa, .upperSupplemental): "SCF 2001, kept by EFSA 2006"
    case (.efsa, _): "EFSA Journal 13(7), 2015, 4186"
    }
  }
}
