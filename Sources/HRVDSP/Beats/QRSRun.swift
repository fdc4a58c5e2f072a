/// One contiguous run of an electrocardiogram as it is seen on a ``QRSGrid``.
///
/// Values are relative to the first sample, so that a large offset costs no digits. Beyond
/// its ends the run goes on as its own point reflection: level and slope are continuous, and
/// a settling transient at the start makes no edge.
struct QRSRun {
  private let samples: [Float]
  private let first: Int
  private let decimation: Int
  private let base: Float

  /// Whether a sample of the grid is the mean of several.
  var isAveraged: Bool { decimation > 1 }

  /// The number of samples of the grid; 0 when the run does not fill one.
  let count: Int

  /// - Precondition: `run` is not empty and lies inside `samples`.
  init(_ samples: [Float], run: Range<Int>, grid: QRSGrid) {
    self.samples = samples
    first = run.lowerBound
    decimation = grid.decimation
    count = grid.count(of: run)
    base = samples[run.lowerBound]
  }

  /// Fills `count` values of `array`, those from `offset` on, with the run from index `start`
  /// on; indices may lie outside of the run, which holds at least one sample.
  ///
  /// - Complexity: O(`count` · decimation), no allocation.
  func read(from start: Int, count: Int, into array: inout [Float], at offset: Int = 0) {
    precondition(offset >= 0 && count <= array.count - offset)
    var values = array.mutableSpan
    let before = min(count, max(0, -start))
    let inside = max(0, min(count, self.count - start) - before)
    for i in 0..<before { values[offset + i] = reflected(start + i) }
    for i in (before + inside)..<count { values[offset + i] = reflected(start + i) }
    guard inside > 0 else { return }
    let target = offset + before
    let from = first + (start + before) * decimation
    let source = samples.span.extracting(from..<(from + inside * decimation))
    if decimation == 1 {
      for i in 0..<inside { values[target &+ i] = source[i] - base }
    } else {
      let share = 1 / Float(decimation)
      for i in 0..<inside {
        var sum: Float = 0
        for j in 0..<decimation { sum += source[i &* decimation &+ j] - base }
        values[target &+ i] = sum * share
      }
    }
  }

  /// Fills `even` and `odd` with the values from index `start` on in turn, as ``read(from:count:into:at:)``
  /// does with one array.
  ///
  /// - Precondition: as many of both; the run is not averaged.
  /// - Complexity: O(`even.count`), no allocation.
  func readPairs(from start: Int, even: inout [Float], odd: inout [Float]) {
    precondition(even.count == odd.count && !isAveraged)
    var evens = even.mutableSpan
    var odds = odd.mutableSpan
    let pairs = evens.count
    let before = min(pairs, (max(0, -start) + 1) / 2)
    let inside = max(0, min(pairs, (count - start) / 2) - before)
    for i in 0..<before { (evens[i], odds[i]) = pair(start + 2 * i) }
    for i in (before + inside)..<pairs { (evens[i], odds[i]) = pair(start + 2 * i) }
    guard inside > 0 else { return }
    let from = first + start + 2 * before
    let source = samples.span.extracting(from..<(from + 2 * inside))
    for i in 0..<inside {
      evens[before &+ i] = source[2 &* i] - base
      odds[before &+ i] = source[2 &* i &+ 1] - base
    }
  }

  private func pair(_ index: Int) -> (Float, Float) { (reflected(index), reflected(index + 1)) }

  private func reflected(_ index: Int) -> Float {
    let last = count - 1
    if index < 0 { return 2 * value(0) - value(min(-index, last)) }
    if index > last { return 2 * value(last) - value(max(0, 2 * last - index)) }
    return value(index)
  }

  /// The value at an index inside of the run.
  func value(_ index: Int) -> Float {
    guard isAveraged else { return samples[first + index] - base }
    var sum: Float = 0
    for j in 0..<decimation { sum += samples[first + index * decimation + j] - base }
    return sum / Float(decimation)
  }
}
