import Foundation
import HRVModel
import Testing

@testable import HRVDSP

@Suite("The rhythm around a beat")
struct BeatRhythmTests {
  /// The same sorted anew for every beat.
  private func naive(_ beats: [DetectedBeat], at i: Int) -> (Float, Float, Float) {
    func interval(_ i: Int) -> Double? {
      guard i > 0, i < beats.count else { return nil }
      let intervalS = beats[i].timeS - beats[i - 1].timeS
      return RRSeries.believableMs.contains(intervalS * 1000) ? intervalS : nil
    }
    guard beats.count > 2 else { return (1, 1, 0) }
    let around = max(1, i - 8)...min(beats.count - 1, i + 8)
    let means = around.compactMap { j in
      interval(j).flatMap { a in interval(j + 1).map { (a + $0) / 2 } }
    }.sorted()
    guard means.count > 2 else { return (1, 1, 0) }
    let localS = means[means.count / 2]
    let distances = around.compactMap(interval).map { abs($0 / localS - 1) }.sorted()
    return (
      interval(i).map { Float($0 / localS) } ?? 1, interval(i + 1).map { Float($0 / localS) } ?? 1,
      distances.isEmpty ? 0 : Float(distances[distances.count / 2])
    )
  }

  @Test("is that of windows sorted one by one, with gaps and with equal intervals")
  func naiveTwin() {
    var generator = SplitMix64(seed: 71)
    for count in [0, 1, 2, 3, 5, 8, 9, 10, 17, 18, 19, 60, 200] {
      for trial in 0..<8 {
        var timeS = 0.5
        let beats = (0..<count).map { _ in
          let random = Double(generator.next() % 1000) / 1000
          // Some intervals are equal, some no heart makes.
          timeS += trial % 2 == 0 ? 0.75 + random / 8 : 0.7 + (random * 6).rounded() / 20
          if generator.next() % 12 == 0 { timeS += 5 }
          return DetectedBeat(timeS: timeS, amplitudeMv: 1)
        }
        var track = BeatRhythm.Track(beats)
        for i in beats.indices {
          let rhythm = track.next()
          let expected = naive(beats, at: i)
          #expect((rhythm.before, rhythm.after, rhythm.spread) == expected, "\(count) beats, \(i)")
        }
      }
    }
  }
}
