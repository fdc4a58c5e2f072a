internal import HRVModel

/// How a program cuts a recording into windows for SDANN and its like.
enum PresetWindows: Hashable, Sendable {
  /// NeuroKit2: as many windows as the length rounds to, three at least; each loses its last
  /// beat, and a window without a value is passed over.
  case neuroKit(minutes: Double)
  /// pyHRV: beats as long as their sum stays within the length; the rest is a window, too.
  case filled(seconds: Double)
  /// Whole windows by the times of the beats that end the intervals, from the first of them on.
  case wholeByBeat(seconds: Double)
  /// Whole windows by the times at which intervals end, from the beginning of the recording.
  case whole(seconds: Double)

  /// A quantity of each window, and a quantity of these.
  func value(
    of series: PresetSeries, each: PresetQuantity, all: PresetQuantity
  ) throws(MetricError) -> Double {
    var values: [Double] = []
    for window in try windows(of: series.values) {
      do throws(MetricError) {
        values.append(try PresetSeries(Array(series.values[window])).value(of: each))
      } catch {
        if case .neuroKit = self { continue }
        throw error
      }
    }
    return try PresetSeries(values).value(of: all)
  }

  private func windows(of values: [Double]) throws(MetricError) -> [Range<Int>] {
    guard !values.isEmpty else { throw .tooFewIntervals(needed: 1, got: 0) }
    switch self {
    case .neuroKit(let minutes): return try Self.rounded(values, minutes * 60_000)
    case .filled(let seconds): return try Self.filled(values, seconds * 1000)
    case .wholeByBeat(let seconds): return try Self.whole(values, seconds, fromFirstBeat: true)
    case .whole(let seconds): return try Self.whole(values, seconds, fromFirstBeat: false)
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
    _ values: [Double], _ seconds: Double, fromFirstBeat: Bool
  ) throws(MetricError) -> [Range<Int>] {
    var sum = 0.0
    let ends = values.map { value in
      sum += value
      return sum / 1000
    }
    let last = ends[ends.count - 1]
    var windows: [Range<Int>] = []
    var next = 0
    var limit = (fromFirstBeat ? ends[0] : 0) + seconds
    while fromFirstBeat ? limit < last : limit <= last + 1e-9 {
      let start = next
      while next < ends.count, fromFirstBeat ? ends[next] < limit : ends[next] <= limit {
        next += 1
      }
      windows.append(start..<next)
      limit += seconds
    }
    guard !windows.isEmpty else { throw .tooShort(neededS: seconds, gotS: last) }
    return windows
  }
}
