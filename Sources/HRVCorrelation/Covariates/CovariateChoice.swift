internal import HRVModel

/// A column of a diary that the regression is to take into account.
public struct CovariateChoice: Hashable, Sendable {
  /// The name of the column.
  public let name: String
  /// How many days after its own a note counts.
  public let lagDays: Int

  /// Chooses a column; without a lag, that of ``KnownCovariate``, else 0.
  public init(_ name: String, lagDays: Int? = nil) {
    self.name = name
    self.lagDays = lagDays ?? KnownCovariate.named(name)?.lagDays ?? 0
  }

  /// `alcohol`, or `mood@1` for the note of the day before; nil for anything else.
  public init?(argument: String) {
    let parts = argument.split(separator: "@", omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty, parts.count <= 2 else { return nil }
    guard parts.count == 2 else {
      self.init(String(name))
      return
    }
    guard let lag = Int(parts[1]), (0...14).contains(lag) else { return nil }
    self.init(String(name), lagDays: lag)
  }

  /// `of the day` or `of the day before`.
  var when: String {
    switch lagDays {
    case 0: "of the day"
    case 1: "of the day before"
    default: "of \(lagDays) days before"
    }
  }
}
