import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

/// A strap and a phone, simulated: beats, messages about once a second, a radio that stalls.
private struct Link {
  var stampsMs: [Double] = []
  var intervalsMs: [Double] = []
  /// The index of the first interval after each stretch in which the strap saw no beats, and
  /// how long no interval covers.
  var losses: [(before: Int, lastedMs: Double)] = []

  /// - Parameters:
  ///   - lost: stretches of time, in ms, in which contact is lost.
  ///   - stalls: stretches of time in which messages wait.
  ///   - resolutionMs: the resolution of the phone's stamps.
  init(
    rateBpm: Double, lengthMs: Double, seed: UInt64, lost: [ClosedRange<Double>] = [],
    stalls: [ClosedRange<Double>] = [], resolutionMs: Double = 1
  ) {
    var generator = SplitMix64(seed: seed)
    var beats: [Double] = [0]
    let variable = heartbeats(
      Int(lengthMs / 60_000 * rateBpm) + 50, seed: seed &+ 1, meanMs: 60_000 / rateBpm)
    for interval in variable { beats.append((beats.last ?? 0) + interval) }
    beats = beats.filter { beat in beat < lengthMs && !lost.contains { $0.contains(beat) } }
    var messageMs = 990 * generator.nextUniform()
    var arrivedMs = 0.0
    var waiting: [Double] = []
    for (before, beat) in zip(beats, beats.dropFirst()) {
      while messageMs < beat {
        deliver(&waiting, sentMs: messageMs, &arrivedMs, stalls, resolutionMs, &generator)
        messageMs += 990
      }
      if let stretch = lost.first(where: { before < $0.lowerBound && $0.upperBound < beat }) {
        // The interval across the stretch is unknown to the strap.
        _ = stretch
        losses.append((intervalsMs.count + waiting.count, beat - before))
      } else {
        waiting.append(beat - before)
      }
    }
    deliver(&waiting, sentMs: messageMs, &arrivedMs, stalls, resolutionMs, &generator)
  }

  private mutating func deliver(
    _ waiting: inout [Double], sentMs: Double, _ arrivedMs: inout Double,
    _ stalls: [ClosedRange<Double>], _ resolutionMs: Double, _ generator: inout SplitMix64
  ) {
    let free = stalls.first { $0.contains(sentMs) }?.upperBound ?? sentMs
    arrivedMs = max(arrivedMs, free + 60 * generator.nextUniform())
    for interval in waiting {
      arrivedMs += 12 * generator.nextUniform()
      stampsMs.append((arrivedMs / resolutionMs).rounded(.down) * resolutionMs)
      intervalsMs.append(interval)
    }
    waiting.removeAll()
  }
}

@Suite("What stamps say about time")
struct StampClockTests {
  private static let rates = [38.0, 47, 60.5, 60.6, 61, 75, 98, 140, 185]

  @Test("no loss is seen where there is none, at any heart rate, with stalls up to 9 s")
  func noFalseLoss() {
    for (i, rate) in Self.rates.enumerated() {
      for seed in 0..<12 as Range<UInt64> {
        let stalls = (0..<8).map { k in
          let begin = 20_000 + Double(k) * 33_000 + Double(seed) * 700
          return begin...begin + 1500 + Double(k) * 1070
        }
        for resolutionMs in [1.0, 1000] {
          let link = Link(
            rateBpm: rate, lengthMs: 300_000, seed: seed &* 31 &+ UInt64(i), stalls: stalls,
            resolutionMs: resolutionMs)
          let clock = StampClock(
            stampsMs: link.stampsMs, intervalsMs: link.intervalsMs, kind: .arrival)
          #expect(clock.losses == [], "\(rate) bpm, seed \(seed), \(resolutionMs) ms")
          #expect(clock.setBacks == [])
        }
      }
    }
  }

  @Test("every loss beyond the threshold is found, at its interval and with its length")
  func losses() {
    for (i, rate) in Self.rates.enumerated() {
      for seed in 0..<12 as Range<UInt64> {
        let lost = [60_000...66_000.0, 130_000...150_000, 200_000...204_500]
        let link = Link(
          rateBpm: rate, lengthMs: 300_000, seed: seed &* 17 &+ UInt64(i), lost: lost,
          stalls: [90_000...95_000, 168_000...172_000])
        let clock = StampClock(
          stampsMs: link.stampsMs, intervalsMs: link.intervalsMs, kind: .arrival)
        #expect(clock.losses.count == 3, "\(rate) bpm, seed \(seed)")
        for (found, truth) in zip(clock.losses, link.losses) {
          // The delay of the next message, 1 s at most, decides how exactly.
          #expect(Tolerance.absolute(1000).accepts(found.lastedMs, truth.lastedMs))
          #expect(abs(found.before - truth.before) <= 3)
        }
      }
    }
  }

  @Test("the kind of stamp is told from the data")
  func kinds() {
    for seed in 0..<10 as Range<UInt64> {
      // A smooth rhythm fits the neighbouring interval nearly as well as its own.
      let beats = heartbeats(400, seed: seed, meanMs: seed < 5 ? 420 : 900)
      var starts = [0.0]
      for beat in beats { starts.append((starts.last ?? 0) + beat) }
      let opening = Array(starts.dropLast())
      let closing = Array(starts.dropFirst())
      #expect(StampClock.kind(stampsMs: opening, intervalsMs: beats) == .beatStart)
      #expect(StampClock.kind(stampsMs: closing, intervalsMs: beats) == .beatEnd)
      let link = Link(rateBpm: 72, lengthMs: 300_000, seed: seed)
      #expect(StampClock.kind(stampsMs: link.stampsMs, intervalsMs: link.intervalsMs) == .arrival)
    }
  }

  @Test("an impossible value lasts as long as it says only when the stamps have the time")
  func impossibleValues() {
    var beats = heartbeats(200, seed: 4)
    beats[100] = 12_000
    var stamps: [Double] = []
    var sum = 0.0
    for beat in beats {
      sum += beat
      stamps.append(sum)
    }
    let honest = StampClock(stampsMs: stamps, intervalsMs: beats)
    #expect(honest.impossibleMs == [100: 12_000])
    #expect(honest.losses == [])
    // A sentinel: the stamps say that 900 ms passed, not 65,535.
    beats[100] = 65_535
    for i in 100..<200 { stamps[i] -= 11_100 }
    let sentinel = StampClock(stampsMs: stamps, intervalsMs: beats)
    #expect(sentinel.impossibleMs == [100: 0])
    #expect(sentinel.losses.map(\.before) == [100])
    #expect(
      sentinel.losses.first.map { Tolerance.absolute(1e-6).accepts($0.lastedMs, 900) } == true)
  }

  @Test("a clock that is set back is no loss, and what follows is still watched")
  func setBack() {
    var link = Link(rateBpm: 70, lengthMs: 300_000, seed: 8, lost: [200_000...210_000])
    let at = link.stampsMs.firstIndex { $0 > 100_000 } ?? 0
    for i in at..<link.stampsMs.count { link.stampsMs[i] -= 3_600_000 }
    let clock = StampClock(stampsMs: link.stampsMs, intervalsMs: link.intervalsMs, kind: .arrival)
    #expect(clock.setBacks.map(\.before) == [at])
    #expect(clock.losses.count == 1)
  }
}
