public import HRVModel

/// Recurrence quantification: how often the rhythm comes back to where it was, and for how long
/// it then goes the same way.
///
/// Vectors of m = 10 successive intervals (delay 1) recur when their Euclidean distance is at
/// most r = √10 · SDNN. Of the matrix of recurrences, the part above the main diagonal is taken:
/// it is symmetric, and the main diagonal compares vectors with themselves. A line is a stretch
/// of a diagonal of at least two recurrences with none before or after it. Vectors do not span
/// gaps; neither do lines.
///
/// C. L. Webber, J. P. Zbilut, J. Appl. Physiol. 76(2), 1994, pp. 965–973.
/// doi:10.1152/jappl.1994.76.2.965; m, delay, r and the least line as in Kubios HRV: M. P.
/// Tarvainen et al., Comput. Methods Programs Biomed. 113(1), 2014, pp. 210–220.
/// doi:10.1016/j.cmpb.2013.07.024.
public struct Recurrences: Hashable, Sendable {
  /// The shortest line.
  public static let leastLine = 2

  /// The number of pairs of vectors.
  public let pairs: Int
  /// Those that recur.
  public let recurrent: Int
  /// How many lines there are of each length: at index l those of l beats.
  public let lines: [Int]

  /// Finds the recurrences of a recording.
  ///
  /// - Throws: ``HRVModel/MetricError/tooFewIntervals(needed:got:)`` below 100,
  ///   ``HRVModel/MetricError/tooManyIntervals(allowed:got:)`` above 10,000,
  ///   ``HRVModel/MetricError/undefined(_:)`` when fewer than two vectors fit between the gaps or
  ///   all intervals are equal.
  /// - Complexity: O(*n*²) time, O(*n*) memory.
  public init(_ nn: NNSeries) throws(MetricError) {
    var space = PhaseSpace()
    try self.init(nn, IntervalStatistics(nn), &space)
  }

  init(
    _ nn: NNSeries, _ statistics: IntervalStatistics, _ space: inout PhaseSpace
  ) throws(MetricError) {
    try space.list(nn)
    guard statistics.squaredDeviationsMs2 > 0 else {
      throw .undefined("all intervals are equal: there is no distance to compare them with")
    }
    let varianceMs2 = statistics.squaredDeviationsMs2 / Double(statistics.count - 1)
    let limitMs2 = Double(Kernels.embeddingDimension) * varianceMs2
    var lines = [Int](repeating: 0, count: nn.intervalsMs.count)
    var recurrent = 0
    space.forEachDiagonal(nn) { squares in
      var length = 0
      for i in 0..<squares.count {
        if squares[i] <= limitMs2 {
          length &+= 1
        } else if length > 0 {
          lines[length] &+= 1
          recurrent &+= length
          length = 0
        }
      }
      lines[length] &+= length > 0 ? 1 : 0
      recurrent &+= length
    }
    pairs = space.count * (space.count - 1) / 2
    self.recurrent = recurrent
    self.lines = lines
  }

  /// The number of lines.
  public var lineCount: Int { lines.dropFirst(Self.leastLine).reduce(0, +) }

  /// The number of recurrences in lines.
  public var inLines: Int { recurrent - lines[1] }

  /// The length of the longest line in beats; 0 without lines.
  public var longestLine: Int { lines.lastIndex { $0 > 0 }.flatMap { $0 > 1 ? $0 : nil } ?? 0 }

  /// The entropy of the distribution of the lengths of lines, in nats; 0 without lines.
  public var lineEntropy: Double {
    let all = Double(lineCount)
    return lines.dropFirst(Self.leastLine).reduce(0.0) { sum, count in
      guard count > 0 else { return sum }
      let share = Double(count) / all
      return sum - share * naturalLogarithm(share)
    }
  }
}
