internal import HRVModel

private let porta = """
  A. Porta et al., IEEE Trans. Biomed. Eng. 48(11), 2001, pp. 1282–1291. \
  doi:10.1109/10.959324
  """

private let division = """
  over the words of three neighbouring intervals of one run, each interval being one of six \
  equal parts from min NN to max NN (of all runs; an inner edge belongs to the part above)
  """

extension Metric {
  /// The rows of this file, in the order of a report. Together they are 100 %, and each is
  /// unchanged by a shift, a scale and by reversing time.
  static let symbolic: [Metric] = [
    words(
      "0v", "0V", "without variation", "words of three equal symbols"
    ) { $0.noVariation },
    words(
      "1v", "1V", "with one variation", "words of two neighbouring equal symbols and another"
    ) { $0.oneVariation },
    words(
      "2lv", "2LV", "with two like variations", "words that climb twice or fall twice"
    ) { $0.twoLike },
    words(
      "2uv", "2UV", "with two unlike variations", "words that climb and fall, or fall and climb"
    ) { $0.twoUnlike },
  ]

  private static func words(
    _ id: String, _ symbol: String, _ name: String, _ pattern: String,
    _ count: @escaping @Sendable (Kernels.WordCounts) -> Int
  ) -> Metric {
    Metric(
      MetricID(rawValue: "symbolic_\(id)"), symbol: symbol, unit: "%", family: .nonlinear,
      summary: "share of the patterns \(name) in symbolic dynamics",
      formula: "100 · \(pattern) / all words, \(division)",
      source: porta,
      needs: "3 neighbouring intervals, and two that differ"
    ) { input, workspace throws(MetricError) in
      guard input.statistics.count >= 3 else {
        throw .tooFewIntervals(needed: 3, got: input.statistics.count)
      }
      let words = try workspace.intervals.words(input)
      guard words.total > 0 else { throw .undefined("no three intervals follow one another") }
      return 100 * Double(count(words)) / Double(words.total)
    }
  }
}
