import HRVModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Whole milliseconds of a resting heart: 900 ms, breathing at 0.25 Hz, a slow wave at 0.1 Hz
/// and some noise; within 9 % of the mean.
func sinusRhythm(count: Int, seed: UInt64) -> [Double] {
  var generator = SplitMix64(seed: seed)
  var t = 0.0
  return (0..<count).map { _ in
    let slow = 25 * sin(2 * .pi * 0.1 * t)
    let breath = 35 * sin(2 * .pi * 0.25 * t)
    let interval = (900 + slow + breath + 20 * (generator.nextUniform() - 0.5)).rounded()
    t += interval / 1000
    return interval
  }
}

/// Ways to spoil a beat.
enum Artefact: Sendable {
  /// The beat between two intervals is not detected.
  case missed
  /// A beat is detected in the middle of an interval.
  case extra
  /// A beat comes early by this share of the interval, and the pause after it makes up for it.
  case premature(Double)
}

/// `clean` with an artefact at every so many beats, and the indices of the spoilt intervals.
func injected(
  _ artefact: Artefact, into clean: [Double], every step: Int
) -> (series: [Double], spoilt: [Int]) {
  var series: [Double] = []
  var spoilt: [Int] = []
  var i = 0
  while i < clean.count {
    let x = clean[i]
    guard i % step == step / 2, i + 2 < clean.count else {
      series.append(x)
      i += 1
      continue
    }
    let pieces: [Double]
    switch artefact {
    case .missed: pieces = [x + clean[i + 1]]
    case .extra: pieces = [(x / 2).rounded(.down), (x / 2).rounded(.up)]
    case .premature(let share):
      let early = (x * share).rounded()
      pieces = [x - early, clean[i + 1] + early]
    }
    spoilt += series.count..<(series.count + pieces.count)
    series += pieces
    if case .extra = artefact { i += 1 } else { i += 2 }
  }
  return (series, spoilt)
}
