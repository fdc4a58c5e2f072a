extension DetrendedFluctuation {
  /// The memory of an analysis. It does not grow with the recording.
  ///
  /// A run is gone through in chunks. Prefix sums over a chunk and the longest box after it
  /// serve all box lengths, so that a box costs the same at any length. The sums start anew in
  /// each chunk, about a pivot near its mean: they stay small, and little is lost when two are
  /// subtracted (nothing when intervals are whole milliseconds).
  struct Workspace: Sendable {
    /// The beats of a chunk in which boxes begin.
    private static let chunk = 256

    private var isCutTwice = false
    private var longest = 0
    private var sums: [ProfileSums] = []
    private(set) var scales: [Scale] = []

    /// What is known of one box length.
    struct Scale: Sendable {
      /// The box.
      let box: ProfileBox
      /// The next box of the cut from the start, and of the one from the end.
      fileprivate var next = (0, 0)
      /// How often a box of this run counts.
      fileprivate var weight = 1.0
      /// Σ (y − line)².
      fileprivate var squares = 0.0
      /// The number of points that it is taken over.
      fileprivate var points = 0

      init(length: Int) { box = ProfileBox(length: length) }

      /// F² in ms²; rounding may take what is 0 below.
      var meanSquareMs2: Double { max(0, squares / Double(points)) }
    }

    init() {}

    /// Begins with nothing but box lengths.
    mutating func begin(_ scales: [Scale], longest: Int, isCutTwice: Bool) {
      self.isCutTwice = isCutTwice
      self.longest = longest
      grow(&sums, Self.chunk + longest + 1, ProfileSums())
      self.scales.removeAll(keepingCapacity: true)
      self.scales.append(contentsOf: scales)
    }

    /// Adds the boxes of a run that holds the longest of them.
    mutating func add(_ x: borrowing Span<Double>) {
      for k in scales.indices {
        let length = scales[k].box.length
        let rest = Int(UInt32(truncatingIfNeeded: x.count) % UInt32(truncatingIfNeeded: length))
        // Without a rest, both ways of cutting are one, which then counts twice.
        scales[k].next = (0, isCutTwice && rest > 0 ? rest : x.count)
        scales[k].weight = isCutTwice && rest == 0 ? 2 : 1
        scales[k].points += (isCutTwice ? 2 : 1) * (x.count - rest)
      }
      var start = 0
      while start < x.count {
        let chunk = x.extracting(start..<min(start + Self.chunk + longest, x.count))
        let mean = Kernels.sum(chunk, about: x[start]) / Double(chunk.count)
        var sums = self.sums.mutableSpan
        Kernels.profileSums(chunk, about: x[start] + mean.rounded(), into: &sums)
        Self.add(&scales, self.sums, at: start, of: x.count)
        start += Self.chunk
      }
    }

    /// Adds the boxes that begin in the chunk at `start`.
    private static func add(
      _ scales: inout [Scale], _ sumArray: [ProfileSums], at start: Int, of count: Int
    ) {
      let sums = sumArray.span
      var scales = scales.mutableSpan
      for k in 0..<scales.count {
        let box = scales[k].box
        let end = min(chunk, count - box.length + 1 - start)
        var (first, second) = scales[k].next
        first -= start
        second -= start
        let squares =
          Kernels.squaredResiduals(sums, box, from: &first, to: end)
          + Kernels.squaredResiduals(sums, box, from: &second, to: end)
        scales[k].squares += scales[k].weight * squares
        scales[k].next = (first + start, second + start)
      }
    }
  }
}
