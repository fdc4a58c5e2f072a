internal import HRVModel

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// A quantity that a daily summary may hold, and where in it.
struct DailyMetric: Sendable {
  /// The stable name; that of our own metric where it is the same quantity.
  let id: MetricID
  /// The name as people write it.
  let symbol: String
  /// The unit in the file; empty for a score.
  let unit: String
  /// What it is, in words that follow its symbol; empty when that says all.
  var meaning = ""
  /// The names that its column may have, as ``ColumnName/quantity``.
  var columns: [String] = []
  /// What a value can be; others are remarked upon and left out.
  let believable: ClosedRange<Double>
  /// Whether HRV of this kind is told on a log scale, because its scatter grows with its size.
  var hasLogarithm = false

  /// What can be read of it: the values, and their logarithms.
  var quantities: [DailyQuantity] {
    [DailyQuantity(metric: self, isLogarithm: false)]
      + (hasLogarithm ? [DailyQuantity(metric: self, isLogarithm: true)] : [])
  }
}

extension DailyMetric {
  static func rmssd(_ columns: String..., meaning: String = "") -> DailyMetric {
    DailyMetric(
      id: "rmssd", symbol: "RMSSD", unit: "ms", meaning: meaning, columns: columns,
      believable: 1...1000, hasLogarithm: true)
  }

  static func sdnn(_ columns: String..., meaning: String = "") -> DailyMetric {
    DailyMetric(
      id: "sdnn", symbol: "SDNN", unit: "ms", meaning: meaning, columns: columns,
      believable: 1...1000, hasLogarithm: true)
  }

  /// A mean heart rate, under our own id or the vendor's.
  static func heartRate(
    _ id: MetricID = "mean_hr", _ symbol: String = "mean HR", meaning: String = "",
    columns: [String]
  ) -> DailyMetric {
    DailyMetric(
      id: id, symbol: symbol, unit: "bpm", meaning: meaning, columns: columns,
      believable: 20...250)
  }

  /// A number of the vendor's own making.
  static func score(_ id: MetricID, _ symbol: String, columns: [String]) -> DailyMetric {
    DailyMetric(
      id: id, symbol: symbol, unit: "", meaning: "a score of the vendor's own making",
      columns: columns, believable: 0.001...1000)
  }
}

/// What is read of a metric: its values, or their natural logarithms.
struct DailyQuantity: Sendable {
  let metric: DailyMetric
  let isLogarithm: Bool

  /// The name under which it is asked for.
  var id: MetricID {
    isLogarithm ? MetricID(rawValue: "ln_\(metric.id.rawValue)") : metric.id
  }

  /// The quantity of a value in the file, which is greater than 0.
  func callAsFunction(_ value: Double) -> Double { isLogarithm ? log(value) : value }

  /// What the study and its report say that it is.
  func definition(computedBy source: String) -> MetricDefinition {
    let meaning = metric.meaning.isEmpty ? "" : " (\(metric.meaning))"
    let plain = "\(metric.symbol) as \(source) computed it\(meaning)"
    return MetricDefinition(
      id: id, symbol: isLogarithm ? "ln\(metric.symbol)" : metric.symbol,
      unit: isLogarithm ? "ln \(metric.unit)" : metric.unit, family: .time,
      summary: isLogarithm ? "natural logarithm of \(plain)" : plain,
      formula: isLogarithm ? "ln \(metric.symbol)" : "the vendor's own; the file has no beats",
      source: source, needs: "a daily summary of \(source)")
  }
}
