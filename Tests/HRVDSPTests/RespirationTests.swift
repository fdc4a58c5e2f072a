import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("Respiration rate")
struct RespirationTests {
  /// Five minutes of beats with arrhythmia of breathing, waves of blood pressure at 0.095 Hz, and
  /// white noise in every interval.
  private func recording(
    hz: Double, rsaMs: Double, noiseDb: Double?, waveMs: Double = 0, meanMs: Double = 850,
    seconds: Double = 300, seed: UInt64 = 1
  ) throws -> NNSeries {
    var generator = SplitMix64(seed: seed)
    // Σ of 12 even numbers in ±½ has the variance 1.
    func gauss() -> Double { (0..<12).reduce(0.0) { sum, _ in sum + generator.nextUniform() } - 6 }
    let noiseMs = noiseDb.map { rsaMs / 2.0.squareRoot() / pow(10, $0 / 20) } ?? 0
    var (t, x) = (0.0, [Double]())
    while t < seconds {
      let interval =
        meanMs + rsaMs * sin(2 * .pi * hz * t) + waveMs * sin(2 * .pi * 0.095 * t + 1)
        + noiseMs * gauss()
      x.append(interval)
      t += interval / 1000
    }
    return try uncorrected(x)
  }

  private func rate(_ nn: NNSeries, _ method: String = "welch") throws -> Double {
    let estimator = try #require(SpectralMethod.named(method)).estimator(SpectralSettings())
    let input = MetricInput(nn: nn, spectrum: .success(try estimator.spectrum(of: nn)))
    let metric = try #require(Metric.named("respiration_rate"))
    return try #require(Metric.evaluate([metric], input).first).value.get()
  }

  // 0.01 Hz is what is promised at 15 dB.
  @Test(
    "is found to 0.003 Hz with noise 15 dB below it",
    arguments: Array(stride(from: 0.1, through: 0.401, by: 0.02)))
  func accuracy(hz: Double) throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      for rsaMs in [15.0, 50] {
        let nn = try recording(hz: hz, rsaMs: rsaMs, noiseDb: 15, seed: seed)
        #expect(abs(try rate(nn) - hz) < 0.003)
      }
      let short = try recording(hz: hz, rsaMs: 30, noiseDb: 15, seconds: 125, seed: seed)
      #expect(abs(try rate(short) - hz) < 0.01)
    }
  }

  @Test("by every method", arguments: SpectralMethod.all.map(\.id), [0.1, 0.2, 0.3, 0.4])
  func methods(id: String, hz: Double) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let nn = try recording(hz: hz, rsaMs: 30, noiseDb: 15, seed: seed)
      #expect(abs(try rate(nn, id) - hz) < 0.01)
    }
  }

  @Test(
    "waves of blood pressure are not breathing when a faster rhythm is there",
    arguments: [0.18, 0.22, 0.25, 0.3, 0.35])
  func waves(hz: Double) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      for waveMs in [10.0, 30, 60] {
        let nn = try recording(hz: hz, rsaMs: 30, noiseDb: 15, waveMs: waveMs, seed: seed)
        #expect(abs(try rate(nn) - hz) < 0.01)
      }
    }
  }

  @Test("the harmonic of slow breathing is not breathing")
  func harmonic() throws {
    var (t, x) = (0.0, [Double]())
    while t < 300 {
      let phase = 2 * Double.pi * 0.1 * t
      // Breathing in faster than out: the second harmonic has a ninth of the power.
      x.append(900 + 60 * sin(phase) + 20 * sin(2 * phase))
      t += x[x.count - 1] / 1000
    }
    #expect(abs(try rate(uncorrected(x)) - 0.1) < 0.003)
  }

  @Test("without a rhythm there is no rate, and a warning outside HF only")
  func edges() throws {
    #expect(throws: MetricError.self) {
      try rate(uncorrected([Double](repeating: 800, count: 400)))
    }
    func warning(_ hz: Double) -> String? {
      RecordingAnalysis.respirationWarning(rateHz: hz, highFrequency: .hf)
    }
    #expect(warning(0.15) == nil && warning(0.3) == nil)
    #expect(
      warning(0.1)
        == "a rhythm like breathing at 0.1 Hz (6.0 a minute) lies below HF (0.15 to 0.4 Hz): its"
        + " arrhythmia counts as LF, and HF power and LF/HF do not show vagal activity")
    #expect(
      warning(0.42)
        == "a rhythm like breathing at 0.42 Hz (25.2 a minute) lies above HF (0.15 to 0.4 Hz): HF"
        + " power misses its arrhythmia")
  }
}
