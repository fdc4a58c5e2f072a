internal import HRVModel

/// The even tachogram that RHRV makes: heart rates at the beats, straight lines between them at
/// 4 Hz, and what 60 s over these are.
enum RateTachogram {
  private static let rateHz = 4.0

  static func of(_ series: PresetSeries) throws(MetricError) -> PresetGrid.Tachogram {
    let (times, values) = (series.timesS, series.values)
    guard values.count > 2 else { throw .tooFewIntervals(needed: 3, got: values.count) }
    guard values.allSatisfy({ $0 > 0 }) else {
      throw .undefined("an interval of 0 has no heart rate")
    }
    guard zip(times.dropFirst(), times).allSatisfy({ $0 - $1 <= 30 }) else {
      throw .undefined("the program sets the heart rate to 0 in a gap of more than 30 s")
    }
    let rates = values.map { 60_000 / $0 }
    let (first, last) = (times[0], times[times.count - 1])
    let count = Int((last - first) * rateHz + 1e-10) + 1
    var piece = 0
    let samples = (0..<count).map { i in
      let time = min(first + Double(i) / rateHz, last)
      while piece + 2 < times.count, times[piece + 1] <= time { piece += 1 }
      let share = (time - times[piece]) / (times[piece + 1] - times[piece])
      return 60_000 / (rates[piece] + share * (rates[piece + 1] - rates[piece]))
    }
    return PresetGrid.Tachogram(samples: samples, rateHz: rateHz, span: last - first)
  }
}
