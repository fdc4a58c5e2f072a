import Foundation
import HRVModel
import Testing

@testable import HRVDSP

@Suite("R peaks: a record in portions")
struct QRSPortionTests {
  // Where pieces meet lies anywhere in a beat; a minute at both sides is more than levels and
  // rhythm look at, so that the beats are those of the whole record.
  @Test("gives the beats of the whole", arguments: [130.0, 500])
  func sameBeats(samplingRateHz: Double) throws {
    let beatsS = SimulatedECG.beatsS(count: 500, seed: 4)
    let ecg = try SimulatedECG(beatsS: beatsS, samplingRateHz: samplingRateHz)
      .withNoise(snrDb: 10, seed: 5).ecg
    let whole = try RPeakDetector()(ecg)
    for portionS in [60.0, 83.3, 150] {
      let beats = try RPeakDetector(portionS: portionS)(ecg)
      #expect(beats.count == whole.count, "in portions of \(portionS) s")
      for workers in 2...5 {
        #expect(try RPeakDetector(portionS: portionS)(ecg, workers: workers) == beats)
      }
      // What differs is the first sample that values are taken from, and so their rounding.
      #expect(zip(beats, whole).allSatisfy { abs($0.timeS - $1.timeS) < 1e-5 })
    }
  }

  @Test("covers every place once, but for what neighbours share")
  func cover() {
    let grid = QRSGrid(samplingRateHz: 500)
    let runs = [0..<1000, 1000..<400_000, 400_000..<400_003, 400_003..<1_000_000]
    let samples = [Float](repeating: 0, count: 1_000_000)
    let portions = QRSPortion.portions(of: samples, runs: runs, grid: grid, longestS: 100)
    for (index, run) in runs.enumerated() {
      let own = portions.flatMap(\.pieces).filter { $0.run == index }.map(\.own)
      #expect(own.first?.lowerBound == -.infinity && own.last?.upperBound == .infinity)
      for (before, next) in zip(own, own.dropFirst()) {
        #expect(before.upperBound - next.lowerBound == 2)
      }
      #expect(own.count == max(1, (run.count / 4 + 12_499) / 12_500))
    }
    for portion in portions {
      let seen = portion.pieces.reduce(0) { $0 + $1.signal.count }
      #expect(seen <= 12_500 + portion.pieces.count * 2 * 7500)
    }
  }
}
