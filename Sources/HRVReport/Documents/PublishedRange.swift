internal import HRVModel

/// What was measured in healthy adults, where a verified figure is published for recordings like
/// this one. Such figures differ widely between people, and do not judge a change.
struct PublishedRange {
  let id: MetricID
  let mean: Double
  let sd: Double

  /// Where the figures are from.
  static let source =
    "mean ± SD of short recordings of healthy adults in 44 studies: D. Nunan, G. R. H. Sandercock,"
    + " D. A. Brodie, Pacing Clin. Electrophysiol. 33(11), 2010, pp. 1407–1417,"
    + " doi:10.1111/j.1540-8159.2010.02841.x"

  /// The lengths that the figures are for, in s: they hold neither for a minute nor for a night.
  private static let durationsS = 120.0...900.0

  private static let all = [
    PublishedRange(id: "mean_nn", mean: 926, sd: 90),
    PublishedRange(id: Headline.sdnn, mean: 50, sd: 16),
    PublishedRange(id: Headline.rmssd, mean: 42, sd: 15),
  ]

  /// The figure for a metric of a recording, if there is one.
  static func of(_ id: MetricID, _ analysis: RecordingAnalysis) -> PublishedRange? {
    guard durationsS.contains(analysis.nn.coveredS) else { return nil }
    return all.first { $0.id == id }
  }

  /// `42 ± 15`.
  var text: String { "\(NumberText.plain(mean)) ± \(NumberText.plain(sd))" }
}
