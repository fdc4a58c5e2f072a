import Foundation
import HRVModel
import Testing

@testable import HRVDSP

@Suite("R peaks: filters and grid")
struct QRSPartsTests {
  /// |Σ h(k) e^(−2πifk/rate)| of a symmetric filter.
  private func response(_ filter: QRSFilter, atHz f: Double, rateHz: Double) -> Double {
    filter.taps.enumerated().reduce(0) { sum, tap in
      let both = tap.offset == 0 ? 1.0 : 2.0
      return sum + both * Double(tap.element) * cos(2 * .pi * f * Double(tap.offset) / rateHz)
    }
  }

  @Test("the wavelet has the pass band that its formula has", arguments: [125.0, 130, 200, 249])
  func wavelet(rateHz: Double) {
    let filter = QRSFilter.qrsWavelet(grid: QRSGrid(samplingRateHz: rateHz))
    // u² exp(1 − u²) with u = f/f₀ and f₀ = √2/(2π · 15 ms) = 15.005 Hz.
    let centreHz = 2.0.squareRoot() / (2 * .pi * 0.015)
    let top = response(filter, atHz: centreHz, rateHz: rateHz)
    for f in [2.0, 5, 9, 15, 22, 30, 40] {
      let u = f / centreHz
      // The truncation at four standard deviations and its correction change it by 1e-3.
      #expect(abs(response(filter, atHz: f, rateHz: rateHz) / top - u * u * exp(1 - u * u)) < 2e-3)
    }
    #expect(abs(response(filter, atHz: 0, rateHz: rateHz)) < 1e-6)
    for mains in [50.0, 60] {
      #expect(abs(response(filter, atHz: mains, rateHz: rateHz) / top) < 2e-3)
    }
  }

  @Test("a filter is the convolution that it says", arguments: 0..<20 as Range<UInt64>)
  func convolution(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let filter = QRSFilter(
      taps: (0...Int.random(in: 1...9, using: &generator)).map { _ in
        Float.random(in: -1...1, using: &generator)
      })
    let x = (0..<60).map { _ in Float.random(in: -1...1, using: &generator) }
    let part =
      Int.random(in: 0..<10, using: &generator)..<Int.random(in: 30...60, using: &generator)
    let count = part.count - 2 * filter.reach
    var y = [Float](repeating: .nan, count: count)
    filter(x, part, into: &y)
    for i in 0..<count {
      let naive = (-filter.reach...filter.reach).reduce(0.0) {
        $0 + Double(filter.taps[abs($1)]) * Double(x[part.lowerBound + filter.reach + i + $1])
      }
      // Nineteen products of at most 1, rounded to 24 bits each.
      #expect(abs(Double(y[i]) - naive) < 19 * 0x1p-22)
    }
  }

  @Test("the grid keeps 125 to 250 Hz, and its samples in the middle of their group")
  func grid() {
    for (rateHz, decimation) in [
      (72, 1), (130, 1), (249, 1), (250, 2), (360, 2), (1000, 8), (3600, 28),
    ] {
      #expect(QRSGrid(samplingRateHz: Double(rateHz)).decimation == decimation)
    }
    // Samples 8 to 15 of 1000 Hz have their middle at 11.5 ms.
    #expect(abs(QRSGrid(samplingRateHz: 1000).timeS(1) - 0.0115) < 1e-15)
  }

  @Test("a run goes on beyond its ends as its point reflection", arguments: [130.0, 260, 1000])
  func reflection(rateHz: Double) {
    let grid = QRSGrid(samplingRateHz: rateHz)
    let d = grid.decimation
    // A straight line is its own point reflection; averages of it are a straight line, too.
    let samples = (0..<(40 * d)).map { 3 + Float($0) / Float(d) }
    let run = QRSRun(samples, run: (10 * d)..<(30 * d), grid: grid)
    var values = [Float](repeating: .nan, count: 34)
    run.read(from: -7, count: 34, into: &values)
    for i in 1..<34 { #expect(abs(values[i] - values[i - 1] - 1) < 1e-4) }
    #expect(abs(values[7] - Float(d - 1) / Float(2 * d)) < 1e-4)
  }

  // By hand: nine windows, the greatest candidates 1, 1, 9, 1, 1, 0, 0.001, 1, 1; those that
  // hold nothing do not count, and the median of the rest is 1.
  @Test("the level of a neighbourhood is a median that flat windows do not lower")
  func levels() {
    let grid = QRSGrid(samplingRateHz: 200)
    let heights: [Float] = [1, 1, 9, 1, 1, 0, 0.001, 1, 1]
    let candidates = heights.enumerated().filter { $0.element > 0 }.map {
      QRSCandidate(index: 300 * $0.offset + 20, amplitude: $0.element)
    }
    let levels = QRSLevels(
      candidates, runs: [0..<candidates.count], runLengths: [2699], grid: grid)
    for candidate in candidates { #expect(levels.level(at: candidate, run: 0) == 1) }
  }

  // By hand: intervals of 0.8 s, one of 1.6 and one of 0.4: the median is 0.8, and the distances
  // from it are 0, 0, …, 1 and 0.5, with median 0.
  @Test("the rhythm is a median that a missed and an extra beat do not move")
  func rhythm() {
    let places: [Int32] = [0, 80, 160, 320, 400, 440, 520, 600, 680, 760]
    var buffer: [Float] = []
    let rhythm = QRSRhythm(around: 0, of: places, rateHz: 100, buffer: &buffer)
    #expect(rhythm.intervalS == 0.8 && rhythm.irregularity == 0)
    let double = QRSRhythm(around: 0, of: [0, 160, 320, 480], rateHz: 100, buffer: &buffer)
    #expect(double.intervalS == 1.6)
    let few = QRSRhythm(around: 0, of: [0, 160], rateHz: 100, buffer: &buffer)
    #expect(few.intervalS == 0.8, "nothing to tell it from")
  }

  @Test("the peak of a lone Gaussian is found to a thousandth of a sample", arguments: 0..<20)
  func newton(step: Int) {
    let grid = QRSGrid(samplingRateHz: 130)
    let place = 100 + Double(step) / 20
    let samples = (0..<200).map { n in
      let u = (Double(n) - place) / (0.012 * 130)
      return Float(exp(-u * u / 2))
    }
    var refinement = RPeakRefinement(grid: grid)
    let run = QRSRun(samples, run: 0..<200, grid: grid)
    var found: [QRSExtrema] = []
    refinement([QRSCandidate(index: 98, amplitude: 1)], in: run, into: &found)
    let peak = found.first?.upward
    // A symmetric pulse has its peak in the middle; what is left is that the slope of the baseline
    // is taken for straight between two samples. A thousandth of a sample is 8 µs.
    #expect(abs((peak?.place ?? 0) - place) < 1e-3)
  }
}
