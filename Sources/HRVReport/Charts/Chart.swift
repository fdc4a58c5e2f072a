/// A drawing of results: what it is called, what it shows in words and numbers, and how it is
/// drawn for a width.
protocol Chart {
  /// The name in element ids.
  var name: String { get }
  /// What stands over the chart.
  var title: String { get }
  /// What the chart shows, for those who do not see it.
  var summary: String { get }
  /// What the marks mean.
  var legend: [LegendEntry] { get }
  /// The drawings that a page holds; it shows the one that fits.
  var sizes: [ChartSize] { get }
  /// The numbers behind the drawing.
  var numbers: [HTML] { get }
  /// The drawing.
  func drawing(_ size: ChartSize) -> [SVG]
}
