public import HRVModel

/// One number of another program: what it is called there, and how it is made.
public struct PresetMetric: Sendable {
  /// The metric of ours that it is the counterpart of, or a name of its own.
  public let id: MetricID
  /// The name under which the program gives it.
  public let printedAs: String
  /// The program's unit; empty for a pure number.
  public let unit: String
  /// Why it differs from ours; nil when the definition is the same.
  public let cause: String?

  private let quantity: PresetQuantity

  init(
    _ id: MetricID, _ printedAs: String, _ unit: String, _ quantity: PresetQuantity,
    cause: String? = nil
  ) {
    self.id = id
    self.printedAs = printedAs
    self.unit = unit
    self.quantity = quantity
    self.cause = cause
  }

  /// The mean of this row over windows.
  func mean(over windows: PresetWindows, suffix: String, cause: String) -> PresetMetric {
    PresetMetric(
      MetricID(rawValue: id.rawValue + suffix), "\(printedAs), mean", unit,
      .windowed(windows, each: quantity, all: .mean),
      cause: self.cause.map { "\(cause); \($0)" } ?? cause)
  }

  func callAsFunction(_ series: Result<PresetSeries, MetricError>) -> PresetResult {
    let value: Result<Double, MetricError>
    do throws(MetricError) {
      value = .success(try series.get().value(of: quantity))
    } catch {
      value = .failure(error)
    }
    return PresetResult(id: id, printedAs: printedAs, unit: unit, value: value, cause: cause)
  }
}
