import ArgumentParser
import HRVDSP
import HRVModel

/// Metrics as a person names them: ids separated by commas, `all`, or `default`; each once, in
/// the order in which they are named.
struct MetricSelection: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What to compute: ids separated by commas (see: hrv metrics), all, or default.",
      valueName: "ids"), transform: Self.metrics(named:))
  var metrics: [Metric] = Metric.standard

  /// The one metric that `--metric` names.
  ///
  /// - Throws: `ValidationError` with the id that may have been meant.
  static func one(_ word: String) throws -> Metric {
    let name = word.filter { $0 != " " }.lowercased()
    if let metric = Metric.named(MetricID(rawValue: name)) { return metric }
    guard !["all", "default"].contains(name), !name.contains(",") else {
      throw ValidationError("--metric: \"\(word)\" is not one metric: name one; see: hrv metrics.")
    }
    let hint = NearestWord.question(name, among: Metric.all.map(\.definition.id.rawValue))
    throw ValidationError("--metric: no metric \"\(word)\"\(hint); see: hrv metrics.")
  }

  /// - Throws: `ValidationError` naming the id that no metric has.
  @Sendable private static func metrics(named argument: String) throws -> [Metric] {
    var metrics: [Metric] = []
    var seen: Set<MetricID> = []
    for name in argument.split(separator: ",") {
      let word = name.filter { $0 != " " }.lowercased()
      metrics += try Self.meant(by: word).filter { seen.insert($0.definition.id).inserted }
    }
    guard !metrics.isEmpty else { throw ValidationError("no metric is named") }
    return metrics
  }

  /// The id that may have been meant by a word that is none.
  private static func hint(_ word: String) -> String {
    NearestWord.question(
      word, among: Metric.all.map(\.definition.id.rawValue) + ["all", "default"])
  }

  private static func meant(by word: String) throws -> [Metric] {
    switch word {
    case "all": return Metric.all
    case "default": return Metric.standard
    default:
      guard let metric = Metric.named(MetricID(rawValue: word)) else {
        throw ValidationError(
          "no metric \"\(word)\"\(hint(word)); see: hrv metrics")
      }
      return [metric]
    }
  }
}
