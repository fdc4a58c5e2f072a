/// How high the QRS complexes of the neighbourhood stand, for every candidate.
///
/// The signal is cut into windows of 1.5 s, each of which holds a beat at 40 beats a minute
/// or more. The level of a window is the median of the greatest candidates of nine windows,
/// its own in the middle; windows that hold next to nothing, such as those of a flat lead,
/// do not count. So the level knows the future as well as the past: a burst of noise,
/// a settling transient or a run of ectopic beats cannot lead it astray for long, and it
/// cannot lock itself out after a fall of the amplitude.
struct QRSLevels {
  private static let windowS = 1.5
  private static let windowsToEitherSide = 4
  /// A window whose greatest candidate is below this share of the median holds no beat.
  private static let emptyShare: Float = 0.05

  private let windowLength: Int
  private let levels: [Float]
  private let firstWindows: [Int]

  /// - Complexity: O(number of candidates + number of windows).
  init(_ candidates: [QRSCandidate], runs: [Range<Int>], runLengths: [Int], grid: QRSGrid) {
    windowLength = grid.samples(Self.windowS)
    var greatest: [Float] = []
    var firstWindows: [Int] = []
    for (range, length) in zip(runs, runLengths) {
      let first = greatest.count
      firstWindows.append(first)
      greatest.append(contentsOf: repeatElement(0, count: length / windowLength + 1))
      for candidate in candidates[range] {
        let window = first + candidate.index / windowLength
        greatest[window] = max(greatest[window], candidate.amplitude)
      }
    }
    self.firstWindows = firstWindows
    levels = Self.runningMedian(greatest)
  }

  /// The level at a candidate of the `run`th run; greater than 0.
  func level(at candidate: QRSCandidate, run: Int) -> Float {
    levels[firstWindows[run] + candidate.index / windowLength]
  }

  private static func runningMedian(_ greatest: [Float]) -> [Float] {
    let median = typical(greatest)
    let least = emptyShare * median
    // In order, and kept so from window to window: one comes in, one goes.
    var neighbours: [Float] = []
    neighbours.reserveCapacity(2 * windowsToEitherSide + 2)
    for value in greatest.prefix(windowsToEitherSide) where value > least {
      neighbours.insertInOrder(value)
    }
    return greatest.indices.map { window in
      let next = window + windowsToEitherSide
      let past = window - windowsToEitherSide - 1
      if next < greatest.count, greatest[next] > least { neighbours.insertInOrder(greatest[next]) }
      if past >= 0, greatest[past] > least, let place = neighbours.firstIndex(of: greatest[past]) {
        neighbours.remove(at: place)
      }
      return neighbours.isEmpty ? median : neighbours.middle
    }
  }

  /// The median of the windows that are not empty, of a thousand of them when there are more.
  private static func typical(_ greatest: [Float]) -> Float {
    let step = max(1, greatest.count / 1000)
    var some = stride(from: 0, to: greatest.count, by: step).map { greatest[$0] }
    some.removeAll { $0 <= 0 }
    guard !some.isEmpty else { return greatest.max() ?? 0 }
    some.sort()
    return some[some.count / 2]
  }
}

extension [Float] {
  /// The median of values in order.
  ///
  /// - Precondition: not empty.
  fileprivate var middle: Float {
    count.isMultiple(of: 2) ? (self[count / 2 - 1] + self[count / 2]) / 2 : self[count / 2]
  }

  /// Inserts a value into values in order.
  fileprivate mutating func insertInOrder(_ value: Float) {
    append(value)
    var values = mutableSpan
    var i = values.count - 1
    while i > 0, values[i - 1] > value {
      values[i] = values[i - 1]
      i -= 1
    }
    values[i] = value
  }
}
