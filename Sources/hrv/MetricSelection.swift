import ArgumentParser
import HRVDSP
import HRVModel

/// Metrics as a person names them: ids separated by commas, `all`, or `default`; each once, in
/// the order in which they are named.
enum MetricSelection {
  /// - Throws: `ValidationError` naming the id that no metric has.
  static func metrics(_ argument: String) throws -> [Metric] {
    var metrics: [Metric] = []
    var seen: Set<MetricID> = []
    for name in argument.split(separator: ",") {
      let word = name.filter { $0 != " " }.lowercased()
      metrics += try Self.metrics(named: word).filter { seen.insert($0.definition.id).inserted }
    }
    guard !metrics.isEmpty else { throw ValidationError("no metric is named") }
    return metrics
  }

  private static func metrics(named word: String) throws -> [Metric] {
    switch word {
    case "all": return Metric.all
    case "default": return Metric.standard
    default:
      guard let metric = Metric.named(MetricID(rawValue: word)) else {
        throw ValidationError("no metric \"\(word)\"; see: hrv metrics")
      }
      return [metric]
    }
  }
}
