internal import HRVModel

/// How a program cuts a recording into windows for SDANN and its like.
enum PresetWindows: Hashable, Sendable {
  /// NeuroKit2: as many windows as the length rounds to, three at least; each loses its last
  /// beat, and a window without a value is passed over.
  case neuroKit(minutes: Double)
  /// pyHRV: beats as long as their sum stays within the length; the rest is a window, too.
  case filled(seconds: Double)
  /// RHRV: whole windows by the times of the beats, from the first of them on; without any, one
  /// value of 0.
  case wholeByBeat(seconds: Double)
  /// PhysioNet's toolbox: windows that move on from the start of the clock, as long as a step
  /// more than is left would fill one; those whose intervals between 0.375 and 2 s sum up to
  /// less than a share of their length are passed over, and so are those without a value.
  case sliding(seconds: Double, stepS: Double, share: Double)
  /// Whole windows by the times at which intervals end, from the beginning of the recording.
  case whole(seconds: Double)

  /// A quantity of each window, and a quantity of these.
  func value(
    of series: PresetSeries, each: PresetQuantity, all: PresetQuantity
  ) throws(MetricError) -> Double {
    var values: [Double] = []
    for window in try series.windows(self) {
      do throws(MetricError) {
        values.append(try window.value(of: each))
      } catch {
        switch self {
        case .neuroKit, .sliding: continue
        case .filled, .wholeByBeat, .whole: throw error
        }
      }
    }
    if values.isEmpty, case .wholeByBeat = self { values = [0] }
    return try PresetSeries(values).value(of: all)
  }

  /// The windows of a series, by the numbers of their values.
  func ranges(of series: PresetSeries) throws(MetricError) -> [Range<Int>] {
    let values = series.values
    guard !values.isEmpty else { throw .tooFewIntervals(needed: 1, got: 0) }
    switch self {
    case .neuroKit(let minutes): return try Self.rounded(values, minutes * 60_000)
    case .filled(let seconds): return try Self.filled(values, seconds * 1000)
    case .wholeByBeat(let seconds): return Self.wholeByBeat(series.timesS, seconds)
    case .sliding(let seconds, let stepS, let share):
      return try Self.sliding(series, seconds, stepS, share)
    case .whole(let seconds): return try Self.whole(values, seconds)
    }
  }

  private static func rounded(
    _ values: [Double], _ lengthMs: Double
  ) throws(MetricError) -> [Range<Int>] {
    var sum = 0.0
    var ends: [Double] = []
    for value in values {
      sum += value / 1000
      ends.append(sum)
    }
    let first = ends[0]
    ends = ends.map { ($0 - first) * 1000 + values[0] }
    let last = ends[ends.count - 1]
    let count = Int((last / lengthMs).rounded(.toNearestOrEven))
    guard count >= 3 else {
      throw .tooShort(neededS: 2.5 * lengthMs / 1000, gotS: last / 1000)
    }
    return (0..<count).map { window in
      let start = Double(window) * lengthMs
      let from = ends.firstIndex { $0 >= start } ?? ends.count
      let to = ends.lastIndex { $0 < start + lengthMs } ?? 0
      return from..<max(from, to)
    }
  }

  private static func filled(
    _ values: [Double], _ lengthMs: Double
  ) throws(MetricError) -> [Range<Int>] {
    let total = values.reduce(0, +)
    guard total > lengthMs else {
      throw .tooShort(neededS: lengthMs / 1000, gotS: total / 1000)
    }
    let count = Int(((total + lengthMs) / lengthMs).rounded(.up)) - 1
    var next = 0
    return (0..<count).map { _ in
      let start = next
      var end = next
      var sum = 0.0
      while sum < lengthMs {
        sum += values[next]
        end = next + 1
        guard next < values.count - 1 else { break }
        next += 1
      }
      if sum > lengthMs {
        end -= 1
        next -= 1
      }
      return start..<max(start, end)
    }
  }

  private static func whole(
    _ values: [Double], _ seconds: Double
  ) throws(MetricError) -> [Range<Int>] {
    var sum = 0.0
    let ends = values.map { value in
      sum += value
      return sum / 1000
    }
    let last = ends[ends.count - 1]
    var windows: [Range<Int>] = []
    var next = 0
    var limit = seconds
    while limit <= last + 1e-9 {
      let start = next
      while next < ends.count, ends[next] <= limit { next += 1 }
      windows.append(start..<next)
      limit += seconds
    }
    guard !windows.isEmpty else { throw .tooShort(neededS: seconds, gotS: last) }
    return windows
  }

  private static func wholeByBeat(_ timesS: [Double], _ seconds: Double) -> [Range<Int>] {
    var windows: [Range<Int>] = []
    var next = 0
    var limit = timesS[0] + seconds
    while limit < timesS[timesS.count - 1] {
      let start = next
      while timesS[next] < limit { next += 1 }
      windows.append(start..<next)
      limit += seconds
    }
    return windows
  }

  private static func sliding(
    _ series: PresetSeries, _ seconds: Double, _ stepS: Double, _ share: Double
  ) throws(MetricError) -> [Range<Int>] {
    let timesS = series.timesS
    let last = timesS[timesS.count - 1]
    var windows: [Range<Int>] = []
    var (from, to) = (0, 0)
    var start = 0.0
    while start <= last - seconds + stepS {
      while from < timesS.count, timesS[from] < start { from += 1 }
      to = max(to, from)
      while to < timesS.count, timesS[to] < start + seconds { to += 1 }
      let coveredMs = series.values[from..<to].reduce(0) {
        $1 > 2000 || $1 < 375 ? $0 : $0 + $1
      }
      if coveredMs >= seconds * 1000 * share { windows.append(from..<to) }
      start += stepS
    }
    guard !windows.isEmpty else { throw .tooShort(neededS: seconds * share, gotS: last) }
    return windows
  }
}
