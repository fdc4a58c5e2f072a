internal import HRVModel

/// RHRV's table of beats: their times in s, and the interval that ends at each in ms, which it
/// forms anew as 1000 times the difference of two times.
///
/// The first beat has no interval and gets that of the second.
enum RHRVBeats {
  /// As `LoadBeatRR(scale = 0.001)` and `BuildNIHR` leave them, of intervals in ms.
  static func table(of recordedMs: [Double]) throws(MetricError) -> PresetSeries {
    guard recordedMs.count >= 2 else {
      throw .tooFewIntervals(needed: 2, got: recordedMs.count)
    }
    // R sums in extended precision and rounds each sum.
    var (sum, rest) = (0.0, 0.0)
    var timesS = [0.0]
    timesS.reserveCapacity(recordedMs.count + 1)
    for ms in recordedMs {
      let next = sum + ms
      rest += abs(sum) >= abs(ms) ? (sum - next) + ms : (ms - next) + sum
      sum = next
      timesS.append((sum + rest) * 0.001)
    }
    let intervals = zip(timesS.dropFirst(), timesS).map { 1000 * ($0 - $1) }
    return PresetSeries(intervals.prefix(1) + intervals, timesS: timesS)
  }

  /// As `FilterNIHR` leaves them: a beat stays when its rate is close to that of the beat before,
  /// to that of the beat after, or to the mean of the last 50, and within 25–200 1/min. What is
  /// close is set anew every 50 beats: 10 % and the standard deviation of the rates, from 12 to
  /// 20 %, and half as much again from the mean.
  ///
  /// Beats go, times stay: what is left has gaps. The first beat always stays, the last never.
  static func filtered(_ table: PresetSeries) throws(MetricError) -> PresetSeries {
    let kept = kept(zip(table.timesS.dropFirst(), table.timesS).map { 60 / ($0 - $1) })
    guard kept.count >= 3 else { throw .tooFewIntervals(needed: 3, got: kept.count) }
    return PresetSeries(kept.map { table.values[$0] }, timesS: kept.map { table.timesS[$0] })
  }

  private static func kept(_ measured: [Double]) -> [Int] {
    let rates = measured.prefix(1) + measured
    let length = 50
    var buffer = [Double](repeating: 0, count: length)
    var near = 13
    var nearMean = 19
    var mean = rates[0]
    buffer[0] = rates[0]
    var kept = [0]
    for i in 1..<(rates.count - 1) {
      let rate = rates[i]
      let place = i % length
      mean =
        i < length
        ? (mean * Double(i) + rate) / Double(i + 1)
        : (mean * Double(length) + (rate - buffer[place])) / Double(length)
      buffer[place] = rate
      let isNear =
        100 * abs(rate - rates[i - 1]) / rates[i - 1] < Double(near)
        || 100 * abs(rate - rates[i + 1]) / rates[i + 1] < Double(near)
        || 100 * abs(rate - mean) / mean < Double(nearMean)
      if isNear, rate > 25, rate < 200 { kept.append(i) }
      if place == 0 {
        let squares = buffer.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        near = Int(min(20, max(12, 10 + (squares / Double(length)).squareRoot())))
        nearMean = Int(1.5 * Double(near))
      }
    }
    return kept
  }
}
