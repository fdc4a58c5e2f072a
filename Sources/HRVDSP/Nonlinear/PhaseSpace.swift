internal import HRVModel

/// The vectors of ten successive intervals of a recording, and the distances between them.
///
/// No vector spans a gap. Two vectors are compared one diagonal of the distance matrix after the
/// other: all pairs that lie the same number of beats apart.
struct PhaseSpace: Sendable {
  /// The most intervals: the work grows with their square. About three hours.
  static let mostIntervals = 10_000

  /// Whether a vector begins at an index.
  private var isVector: [Bool] = []
  private var distances: [Double] = []
  private var pairs: [Double] = []
  /// The number of vectors.
  private(set) var count = 0

  init() {}

  /// Finds the vectors of a recording.
  mutating func list(_ nn: NNSeries) throws(MetricError) {
    let n = nn.intervalsMs.count
    guard n >= SampleEntropy.leastIntervals else {
      throw .tooFewIntervals(needed: SampleEntropy.leastIntervals, got: n)
    }
    guard n <= Self.mostIntervals else {
      throw .tooManyIntervals(allowed: Self.mostIntervals, got: n)
    }
    grow(&isVector, n, false)
    grow(&distances, n, 0)
    grow(&pairs, n, 0)
    count = 0
    for run in nn.runs {
      let end = max(run.lowerBound, run.upperBound - Kernels.embeddingDimension + 1)
      for i in run.lowerBound..<end { isVector[i] = true }
      for i in end..<run.upperBound { isVector[i] = false }
      count += end - run.lowerBound
    }
    guard count >= 2 else {
      throw .undefined("no run holds vectors of \(Kernels.embeddingDimension) intervals")
    }
  }

  /// Hands each diagonal above the main one to `body`: the squared distances in order, infinite
  /// where one of the two is no vector.
  mutating func forEachDiagonal(
    _ nn: NNSeries, _ body: (borrowing Span<Double>) -> Void
  ) {
    let hasGaps = nn.runs.count > 1
    for lag in 1..<nn.intervalsMs.count {
      let vectors = Self.fill(&distances, &pairs, nn, lag)
      guard vectors > 0 else { return }
      if hasGaps {
        for i in 0..<vectors where !(isVector[i] && isVector[i + lag]) { distances[i] = .infinity }
      }
      body(distances.span.extracting(0..<vectors))
    }
  }

  private static func fill(
    _ distanceArray: inout [Double], _ pairArray: inout [Double], _ nn: NNSeries, _ lag: Int
  ) -> Int {
    var distances = distanceArray.mutableSpan
    var pairs = pairArray.mutableSpan
    return Kernels.squaredDistances(nn.intervalsMs.span, lag: lag, into: &distances, &pairs)
  }
}
