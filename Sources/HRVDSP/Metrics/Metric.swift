public import HRVModel

/// One row of the metric table: what it is called, what it means, and how it is made.
public struct Metric: Sendable {
  /// How a value is made: from what is known of the recording, in memory that serves one
  /// recording after the other.
  typealias Body =
    @Sendable (borrowing MetricInput, inout MetricWorkspace) throws(MetricError) -> Double

  /// What it means.
  public let definition: MetricDefinition
  /// What it needs of the spectrum.
  package let spectralNeed: SpectralNeed
  private let body: Body

  /// How much of the spectrum a metric needs, from the least to the most.
  package enum SpectralNeed: Int, Comparable, Sendable {
    /// Nothing: it is computed from the intervals.
    case nothing
    /// The powers of the bands.
    case powers
    /// The spectrum itself.
    case spectrum

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// - Parameter need: all of the spectrum for the frequency domain and nothing of it for the others,
  ///   when nil.
  init(
    _ id: MetricID, symbol: String, unit: String, family: MetricDefinition.Family,
    from need: SpectralNeed? = nil,
    summary: String, formula: String, source: String, needs: String, _ body: @escaping Body
  ) {
    spectralNeed = need ?? (family == .frequency ? .spectrum : .nothing)
    definition = MetricDefinition(
      id: id, symbol: symbol, unit: unit, family: family, summary: summary, formula: formula,
      source: source, needs: needs)
    self.body = body
  }

  /// Computes the metric, or says why it has no value here.
  ///
  /// - Parameter workspace: begun with this input, see ``MetricWorkspace/begin()``.
  /// - Returns: a finite number in the definition's unit.
  /// - Throws: ``HRVModel/MetricError/tooManyCorrections(allowedFraction:gotFraction:)`` when
  ///   more of the recording was corrected than the input allows, else what the definition
  ///   needs and did not find.
  func callAsFunction(
    _ input: borrowing MetricInput, _ workspace: inout MetricWorkspace
  ) throws(MetricError) -> Double {
    guard input.correctedFraction <= input.maximumCorrectedFraction else {
      throw .tooManyCorrections(
        allowedFraction: input.maximumCorrectedFraction, gotFraction: input.correctedFraction)
    }
    let value = try body(input, &workspace)
    guard value.isFinite else { throw .undefined("\(definition.symbol) is not finite") }
    return value
  }

  private func evaluate(
    _ input: borrowing MetricInput, _ workspace: inout MetricWorkspace
  ) -> Result<Double, MetricError> {
    do throws(MetricError) {
      return .success(try self(input, &workspace))
    } catch {
      return .failure(error)
    }
  }
}

extension Metric {
  /// Each of `metrics`, with its value or the reason why there is none.
  ///
  /// - Parameter workspace: what it served before does not change any result.
  public static func evaluate(
    _ metrics: [Metric], _ input: borrowing MetricInput, using workspace: inout MetricWorkspace
  ) -> [MetricResult] {
    workspace.begin()
    var results: [MetricResult] = []
    results.reserveCapacity(metrics.count)
    for metric in metrics {
      results.append(MetricResult(metric.definition, metric.evaluate(input, &workspace)))
    }
    return results
  }

  /// Each of `metrics` in a workspace of its own. For many recordings, keep one workspace per
  /// task and hand it in.
  public static func evaluate(
    _ metrics: [Metric], _ input: borrowing MetricInput
  ) -> [MetricResult] {
    var workspace = MetricWorkspace()
    return evaluate(metrics, input, using: &workspace)
  }
}
