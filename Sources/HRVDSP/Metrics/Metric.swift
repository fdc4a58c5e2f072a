public import HRVModel

/// One row of the metric table: what it is called, what it means, and how it is made.
public struct Metric: Sendable {
  /// What it means.
  public let definition: MetricDefinition
  private let body: @Sendable (MetricInput) throws(MetricError) -> Double

  init(
    _ id: MetricID, symbol: String, unit: String, family: MetricDefinition.Family,
    summary: String, formula: String, source: String, needs: String,
    _ body: @escaping @Sendable (MetricInput) throws(MetricError) -> Double
  ) {
    definition = MetricDefinition(
      id: id, symbol: symbol, unit: unit, family: family, summary: summary, formula: formula,
      source: source, needs: needs)
    self.body = body
  }

  /// Computes the metric, or says why it has no value here.
  ///
  /// - Returns: a finite number in the definition's unit.
  /// - Throws: ``HRVModel/MetricError/tooManyCorrections(allowedFraction:gotFraction:)`` when
  ///   more of the recording was corrected than the input allows, else what the definition
  ///   needs and did not find.
  public func callAsFunction(_ input: MetricInput) throws(MetricError) -> Double {
    guard input.correctedFraction <= input.maximumCorrectedFraction else {
      throw .tooManyCorrections(
        allowedFraction: input.maximumCorrectedFraction, gotFraction: input.correctedFraction)
    }
    let value = try body(input)
    guard value.isFinite else { throw .undefined("\(definition.symbol) is not finite") }
    return value
  }

  private func evaluate(_ input: MetricInput) -> Result<Double, MetricError> {
    do throws(MetricError) {
      return .success(try self(input))
    } catch {
      return .failure(error)
    }
  }
}

extension Metric {
  /// Every metric, in the order of a report. A new metric is one declaration in its family's
  /// file and one entry here.
  public static let all: [Metric] = [
    .meanNN, .meanHR, .sdnn, .rmssd, .lnRMSSD, .pnn50, .sd1, .sd2, .vlfPower, .lfPower,
    .hfPower, .totalPower, .lfNormalized, .hfNormalized, .lfHFRatio, .lfPeak, .hfPeak,
  ]

  /// Every metric of ``all``, with its value or the reason why there is none.
  public static func evaluateAll(_ input: MetricInput) -> [MetricResult] {
    all.indices.map { i in MetricResult(all[i].definition, all[i].evaluate(input)) }
  }
}
