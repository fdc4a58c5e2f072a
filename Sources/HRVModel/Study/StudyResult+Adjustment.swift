extension StudyResult {
  /// What was taken into account beside exposure and trend, and which days were set aside.
  public struct Adjustment: Hashable, Sendable {
    /// The columns of the diary in the regression, with their lags.
    public var covariates: [CovariateUse] = []
    /// How days are weighed; nil when all count alike.
    public var weighting: String?
    /// How a day with several valid recordings gets one value; nil for the usual first.
    public var dailyChoice: String?
    /// Days with a recording that take no part, with the reason.
    public var setAside: [SetAside] = []

    /// Nothing.
    public init() {}
  }

  /// A covariate in the regression.
  public struct CovariateUse: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// `number`, `yes/no` or `levels`.
    public let kind: String
    /// How many days after its own a note counts.
    public let lagDays: Int
    /// The columns of the design that it makes.
    public let columns: [String]

    /// Creates a use.
    public init(name: String, kind: String, lagDays: Int, columns: [String]) {
      self.name = name
      self.kind = kind
      self.lagDays = lagDays
      self.columns = columns
    }
  }

  /// Days that take no part, for one reason.
  public struct SetAside: Hashable, Sendable {
    /// Why.
    public let reason: String
    /// How many.
    public let days: Int

    /// Creates a count.
    public init(reason: String, days: Int) {
      self.reason = reason
      self.days = days
    }
  }
}
