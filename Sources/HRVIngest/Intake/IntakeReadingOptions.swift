public import HRVModel

/// What the person knows about an intake log and the log does not say.
public struct IntakeReadingOptions: Hashable, Sendable {
  /// The id of the format to read with, whatever the file looks like; nil to recognize it.
  public var formatID: String?
  /// What the log calls the magnesium: a question, a habit, a column, a tag, an item; nil to tell
  /// it by its name.
  public var item: String?
  /// How much magnesium a yes, a tick or a capsule stands for; nil when nobody said.
  public var declaredDose: DeclaredDose?
  /// Whose mass the log states where it does not say; nil when nobody said.
  public var basis: IntakeEntry.Basis?
  /// How days such as `03/02/2026` are read; nil when the file itself must settle it.
  public var dateOrder: DateOrder?
  /// What amounts are that may be food or supplements; nil to take them for what the log says.
  public var source: Source?

  /// The order of day and month in days that end with the year.
  public enum DateOrder: String, Hashable, Sendable, CaseIterable {
    /// Day, month, year.
    case dayFirst = "dmy"
    /// Month, day, year.
    case monthFirst = "mdy"
  }

  /// What the magnesium of a log came from.
  public enum Source: String, Hashable, Sendable, CaseIterable {
    /// All of it was supplements.
    case supplement
    /// Food and supplements are counted together.
    case total
  }

  /// Creates options; the defaults leave everything to the file.
  public init(
    formatID: String? = nil, item: String? = nil, declaredDose: DeclaredDose? = nil,
    basis: IntakeEntry.Basis? = nil, dateOrder: DateOrder? = nil, source: Source? = nil
  ) {
    self.formatID = formatID
    self.item = item
    self.declaredDose = declaredDose
    self.basis = basis
    self.dateOrder = dateOrder
    self.source = source
  }
}
