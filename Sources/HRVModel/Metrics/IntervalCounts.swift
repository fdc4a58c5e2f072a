/// The histogram of intervals that the geometric metrics are read from, with the triangle of
/// least squares: what a chart needs to show them.
public struct IntervalCounts: Hashable, Sendable {
  /// The width of a bin, in ms.
  public let binMs: Double
  /// The lower edge of the first bin, in ms.
  public let firstEdgeMs: Double
  /// The number of intervals in each bin; neither the first nor the last is 0.
  public let counts: [Int]
  /// The triangle; nil where all intervals lie in one bin.
  public let triangle: Triangle?

  /// The triangle that fits the histogram best: from 0 at the lower foot to the height of the
  /// fullest bin, and to 0 at the upper foot. Its base is TINN.
  public struct Triangle: Hashable, Sendable {
    /// The middle of the bin where it begins, in ms.
    public let lowerFootMs: Double
    /// The middle of the fullest bin, in ms.
    public let peakMs: Double
    /// The middle of the bin where it ends, in ms.
    public let upperFootMs: Double

    package init(lowerFootMs: Double, peakMs: Double, upperFootMs: Double) {
      self.lowerFootMs = lowerFootMs
      self.peakMs = peakMs
      self.upperFootMs = upperFootMs
    }
  }

  package init(binMs: Double, firstEdgeMs: Double, counts: [Int], triangle: Triangle?) {
    precondition(binMs > 0 && !counts.isEmpty)
    self.binMs = binMs
    self.firstEdgeMs = firstEdgeMs
    self.counts = counts
    self.triangle = triangle
  }
}
