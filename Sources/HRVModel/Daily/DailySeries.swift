/// One value a day of a metric that another program computed: what apps, rings and watches
/// export when they keep the beats to themselves.
///
/// The samples are kept as the files have them; ``points`` holds the value of each day, made by
/// ``window`` and ``choice``, and ``leftOut`` counts the samples that played no part in it.
public struct DailySeries: Hashable, Sendable {
  /// What the values are; its source names the program that computed them. Logarithms have ids
  /// that begin with `ln_`.
  public let metric: MetricDefinition
  /// The program or device that computed the values, such as `Oura`.
  public let computedBy: String
  /// The part of the day that the values are about.
  public let window: Window
  /// How several samples of a day make its value.
  public let choice: Choice
  /// Every value of the files, by day, time and place; at least one.
  public let samples: [Sample]
  /// The value of each day, by day, at most one a day. Empty when no sample lies in the window.
  public let points: [Point]
  /// The samples that no point uses, by reason; reasons without any are left out.
  public let leftOut: [LeftOut]
  /// The files, at least one.
  public let sources: [Provenance]
  /// What a person should know about how the files were read.
  public let remarks: [ReadingRemark]

  /// A value as a file has it.
  public struct Sample: Hashable, Sendable {
    /// When it was measured.
    public let moment: Moment
    /// The value, in the metric's unit.
    public let value: Double
    /// The device, as far as the file tells.
    public let device: String?
    /// Where it stands.
    public let location: SourceLocation

    /// Creates a sample.
    public init(
      moment: Moment, value: Double, device: String? = nil, location: SourceLocation
    ) {
      self.moment = moment
      self.value = value
      self.device = device
      self.location = location
    }
  }

  /// When a sample was measured.
  public enum Moment: Hashable, Sendable {
    /// On a day, or in the night before it; the file does not say at what time.
    case on(CivilDay)
    /// At this time.
    case at(Timestamp)
  }

  /// The value of a day.
  public struct Point: Hashable, Sendable {
    /// The day.
    public let day: CivilDay
    /// When it was measured, or when the first of its samples was; nil when no file says, and
    /// for nights, which belong to the day on which they end.
    public let timestamp: Timestamp?
    /// The value, in the metric's unit.
    public let value: Double
    /// The number of samples that it was made from.
    public let sampleCount: Int
    /// The device of its first sample, as far as the file tells.
    public let device: String?
    /// Where its first sample stands.
    public let location: SourceLocation
  }

  /// Samples that no point uses.
  public struct LeftOut: Hashable, Sendable {
    /// Why.
    public let reason: Reason
    /// How many.
    public let count: Int

    /// Creates a count.
    public init(reason: Reason, count: Int) {
      self.reason = reason
      self.count = count
    }

    /// Why a sample was left out, in words that follow a count.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
      /// The same moment and the same value as another, as in exports that overlap.
      case repeated = "repeated: the same value at the same time"
      /// Its time of day lies outside the window.
      case outsideWindow = "outside the hours that count"
      /// Another sample of its day came first.
      case notFirst = "not the first of the day"
    }
  }

  /// Makes a series of the samples of one or more files, in any order.
  ///
  /// - Throws: ``ModelError/emptySeries`` without a sample, ``ModelError/invalidSample(index:)``
  ///   for a value that is not finite, or not above 0 unless it is a logarithm, and
  ///   ``ModelError/outOfRange(quantity:value:allowed:)`` for a time beyond the year 9999.
  /// - Precondition: `sources` is not empty.
  /// - Complexity: O(*n*·log *n*).
  public init(
    metric: MetricDefinition, computedBy: String, window: Window, choice: Choice,
    samples: [Sample], sources: [Provenance], remarks: [ReadingRemark] = []
  ) throws(ModelError) {
    precondition(!sources.isEmpty, "a series comes from a file")
    guard !samples.isEmpty else { throw .emptySeries }
    let isLogarithm = Self.isLogarithm(metric)
    for (index, sample) in samples.enumerated() {
      guard sample.value.isFinite, isLogarithm || sample.value > 0 else {
        throw .invalidSample(index: index)
      }
      let ms = sample.moment.localMilliseconds
      guard ms.magnitude <= Self.latestMs else {
        throw .outOfRange(
          quantity: "ms from 1970 to a sample", value: Double(ms), allowed: "the years to 9999")
      }
    }
    let ordered = samples.sorted { Self.comesBefore($0, $1) }
    self.metric = metric
    self.computedBy = computedBy
    self.window = window
    self.choice = choice
    self.samples = ordered
    (points, leftOut) = Self.points(
      of: ordered, window: window, choice: choice, isLogarithm: isLogarithm)
    self.sources = sources
    self.remarks = remarks
  }

  /// Brings the series of several files together, such as the monthly files of one export.
  ///
  /// - Throws: ``ModelError/incompatible(_:_:)`` for series of different metrics, programs or
  ///   rules, and ``ModelError/emptySeries`` for none.
  public init(merging series: [DailySeries]) throws(ModelError) {
    guard let first = series.first else { throw .emptySeries }
    for other in series {
      guard other.computedBy == first.computedBy else {
        throw .incompatible(
          "values of \(first.computedBy)", "values of \(other.computedBy)")
      }
      guard other.metric == first.metric else {
        throw .incompatible(first.metric.summary, other.metric.summary)
      }
      guard other.window == first.window else {
        throw .incompatible("values of \(first.window.text)", "of \(other.window.text)")
      }
      guard other.choice == first.choice else {
        throw .incompatible(first.choice.text, other.choice.text)
      }
    }
    try self.init(
      metric: first.metric, computedBy: first.computedBy, window: first.window,
      choice: first.choice, samples: series.flatMap(\.samples),
      sources: series.flatMap(\.sources), remarks: series.flatMap(\.remarks))
  }

  /// Whether values of this metric are logarithms.
  static func isLogarithm(_ metric: MetricDefinition) -> Bool {
    metric.id.rawValue.hasPrefix("ln_")
  }

  /// A little more than the ms from 1970 to the end of the year 9999, or to the year 1 backwards.
  private static let latestMs: UInt64 = 260_000_000_000_000

  /// By time, samples without one first; then by place, so that the order in which files are
  /// given does not matter.
  private static func comesBefore(_ a: Sample, _ b: Sample) -> Bool {
    (a.moment.localMilliseconds, a.location.file, a.location.line, a.location.column)
      < (b.moment.localMilliseconds, b.location.file, b.location.line, b.location.column)
  }
}
