import HRVModel
import HRVTestSupport
import Testing

@testable import HRVDSP

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("Fluctuations of the power of a band")
struct BandFluctuationTests {
  private let length = 64
  private var samples: [Double] {
    randomIntervalsMs(length, meanMs: 30, spreadMs: 50, seed: 11)
  }

  private func cosine(_ k: Int, _ i: Int) -> Double {
    cos(.pi * Double(k) * (Double(i) + 0.5) / Double(length))
  }

  // Naive twin: the cosine transform by its definition.
  @Test("the transform agrees with the definition")
  func transform() {
    let x = samples
    let fast = BandFluctuations().cosineTransform(x.span)
    #expect(fast.count == length / 2)
    for (k, value) in fast.enumerated() {
      var sum = 0.0
      for (i, sample) in x.enumerated() { sum += sample * cosine(k, i) }
      // Sums of 64 terms up to 80.
      #expect(Tolerance.absolute(1e-11).accepts(value, sum))
    }
  }

  // Naive twin: the band's part of the signal, squared, and the cosines of that. 64 s, so that
  // half-cycle k stands for k/128 Hz; the band holds k = 10 … 19.
  @Test("products of neighbours are the cosines of the power")
  func products() throws {
    let transform = BandFluctuations().cosineTransform(samples.span)
    let band = try FrequencyBand("test", lowerHz: 10 / 128.0, upperHz: 20 / 128.0)
    let fluctuations = try #require(
      BandFluctuations.cosines(4, ofBand: band, in: transform, durationS: 64))
    var power: [Double] = []
    for i in 0..<length {
      var value = 0.0
      for k in 10..<20 { value += transform[k] * cosine(k, i) }
      power.append(value * value)
    }
    let mean = power.reduce(0, +) / Double(length)
    for (j, fluctuation) in fluctuations.enumerated() {
      var sum = 0.0
      for (i, value) in power.enumerated() { sum += (value - mean) * cosine(j + 1, i) }
      let lambda = 2.squareRoot() * sum / Double(length) / mean
      #expect(Tolerance.absolute(1e-12).accepts(fluctuation, lambda))
    }
  }

  @Test("a band without bins has none")
  func empty() throws {
    let band = try FrequencyBand("test", lowerHz: 10, upperHz: 20)
    #expect(
      BandFluctuations.cosines(4, ofBand: band, in: [0, 1, 2, 3], durationS: 64) == nil)
  }

  // Closed form: of the periodic Hann window Σw² = 3L/8, Σw⁴ = 35L/128, and of two windows half
  // a length apart Σ w²w² = 3L/256.
  @Test("what Welch's weights lose has a closed form")
  func weights() {
    let weights = WelchWeights(length: 720, overlap: 0.5, window: .hann)
    let one = (35 / 128.0) / (9 / 64.0)
    #expect(Tolerance.relative(1e-12).accepts(weights.loss(runs: [720], evenly: 720), one))
    let squares: Double = 3 * 35 / 128.0 + 4 * 3 / 256.0
    let three: Double = squares / (81 / 64.0) * 1500 / 720
    let loss = weights.loss(runs: [1500, 700], evenly: 1500)
    #expect(Tolerance.relative(1e-12).accepts(loss, three))
  }
}
