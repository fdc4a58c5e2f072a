import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

/// LF and HF power against a dense spline, a Fourier sum and a band sum that share no code with
/// the library.
@Suite("Welch against a naive twin")
struct WelchTwinTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let intervalsMs: [Double]
    var options = WelchOptions.standard
    var testDescription: String { name }
  }

  // Mean intervals are long, so that the dense systems stay small.
  static let cases: [Case] = [
    Case(
      name: "sine in LF",
      intervalsMs: sinusoidalIntervalsMs(
        meanMs: 1200, amplitudeMs: 40, hz: 0.1, durationS: 200)),
    Case(
      name: "sine in HF",
      intervalsMs: sinusoidalIntervalsMs(
        meanMs: 1100, amplitudeMs: 30, hz: 0.23, durationS: 190)),
    Case(
      name: "random",
      intervalsMs: randomIntervalsMs(160, meanMs: 1250, spreadMs: 300, seed: 21)),
    Case(
      name: "random, two stretches",
      intervalsMs: randomIntervalsMs(150, meanMs: 1300, spreadMs: 200, seed: 22) + [.nan]
        + randomIntervalsMs(20, meanMs: 800, spreadMs: 200, seed: 23) + [.nan]
        + randomIntervalsMs(150, meanMs: 1280, spreadMs: 100, seed: 24)),
    Case(
      name: "shorter than a segment",
      intervalsMs: randomIntervalsMs(110, meanMs: 1300, spreadMs: 200, seed: 25)),
    Case(
      name: "segments of 60 s at 2 Hz, overlap 3/4",
      intervalsMs: randomIntervalsMs(150, meanMs: 1100, spreadMs: 200, seed: 26),
      options: options(resampleHz: 2, segmentS: 60, overlap: 0.75)),
    Case(
      name: "segments of an odd number of samples",
      intervalsMs: randomIntervalsMs(150, meanMs: 1100, spreadMs: 200, seed: 27),
      options: options(resampleHz: 3, segmentS: 67, overlap: 0.5)),
  ]

  private static func options(
    resampleHz: Double, segmentS: Double, overlap: Double
  ) -> WelchOptions {
    do {
      return try WelchOptions(resampleHz: resampleHz, segmentS: segmentS, overlap: overlap)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  @Test("LF and HF power agree to 1e-9", arguments: cases)
  func bandPowers(_ test: Case) throws {
    let nn = try uncorrected(test.intervalsMs)
    let rate = test.options.resampleHz
    let stretches = nn.runs.map { run in
      Naive.tachogram(Array(nn.intervalsMs[run]), Array(nn.endTimesS[run]), rateHz: rate)
    }
    let usual = Int(test.options.segmentS * rate)
    let length = min(usual, stretches.map(\.count).max() ?? 0)
    let density = Naive.welch(
      stretches, rateHz: rate, length: length, overlap: Int(test.options.overlap * Double(length)))
    let spectrum = try WelchEstimator(test.options).spectrum(of: nn)
    #expect(spectrum.estimate.segmentS == Double(length) / rate)

    func power(_ lowerHz: Double, _ upperHz: Double) -> Double {
      let df = rate / Double(length)
      return density.indices.filter {
        Double($0) * df > lowerHz - 1e-9 && Double($0) * df < upperHz - 1e-9
      }.map { density[$0] }.reduce(0, +) * df
    }
    // Two ways of solving and summing some thousand terms; 1e-9 is what is promised.
    let tolerance = Tolerance.relative(1e-9)
    #expect(tolerance.accepts(spectrum.powerMs2(in: .lf), power(0.04, 0.15)))
    #expect(tolerance.accepts(spectrum.powerMs2(in: .hf), power(0.15, 0.4)))
    let total = density.reduce(0, +)
    #expect(mismatch(spectrum.densityMs2PerHz, density, .absolute(1e-10 * total)) == nil)
  }

  // SciPy 1.17.1, NumPy 2.4.6. x[i] = 850 + (7919 i mod 101) − 50 + (31 i² mod 67) − 33, i < 700;
  //   t = cumsum(x)/1000; y = CubicSpline(t, x)(t[0] + arange(2380)/4)
  //   f, p = welch(y, 4, window='hann', nperseg=n, noverlap=n//2, detrend='constant',
  //                scaling='density')
  @Test(
    "SciPy gives the same",
    arguments: [
      (180, 30.924351337705534, 67.70362432522747, 405.6074536199441, 1098.942754913208),
      (300, 29.612114438469206, 70.40564187434418, 443.53901604932884, 572.5225241458915),
      (125.25, 31.915559438991185, 74.68997030483068, 451.0742357442882, 558.7474868221635),
    ])
  func scipy(_ golden: (segmentS: Double, vlf: Double, lf: Double, hf: Double, bin45: Double))
    throws
  {
    let x = (0..<700).map { i -> Double in
      let whole = 850 + (i * 7919) % 101 - 50 + (i * i * 31) % 67 - 33
      return Double(whole)
    }
    let spectrum = try WelchEstimator(WelchOptions(segmentS: golden.segmentS))
      .spectrum(of: uncorrected(x))
    let tolerance = Tolerance.relative(1e-10)
    #expect(tolerance.accepts(spectrum.powerMs2(in: .vlf), golden.vlf))
    #expect(tolerance.accepts(spectrum.powerMs2(in: .lf), golden.lf))
    #expect(tolerance.accepts(spectrum.powerMs2(in: .hf), golden.hf))
    #expect(tolerance.accepts(spectrum.densityMs2PerHz[45], golden.bin45))
  }

  // Closed form: a sine of amplitude A has the power A²/2. What the spline and the uneven
  // sampling take from it is the figure of the metric's documentation.
  @Test(
    "a rhythm in LF has half the square of its amplitude, to 1.5 %",
    arguments: [0.055, 0.07, 0.1, 0.12, 0.135], [700.0, 850, 1000, 1200])
  func lowFrequency(hz: Double, meanMs: Double) throws {
    for amplitudeMs in [10.0, 40] {
      let x = sinusoidalIntervalsMs(
        meanMs: meanMs, amplitudeMs: amplitudeMs, hz: hz, durationS: 600)
      let power = try WelchEstimator().spectrum(of: uncorrected(x)).powerMs2(in: .lf)
      let expected = amplitudeMs * amplitudeMs / 2
      #expect(Tolerance.relative(meanMs > 1000 ? 0.005 : 0.002).accepts(power, expected))
      #expect(power <= expected)
    }
  }

  @Test(
    "a rhythm in HF loses what the documentation says",
    arguments: [
      (700, [0.002, 0.005, 0.008, 0.012, 0.026]), (850, [0.005, 0.013, 0.019, 0.032, 0.069]),
      (1000, [0.010, 0.029, 0.042, 0.072, 0.161]), (1200, [0.023, 0.072, 0.108, 0.186, 0.399]),
    ] as [(Double, [Double])])
  func highFrequency(_ row: (meanMs: Double, losses: [Double])) throws {
    for (hz, loss) in zip([0.2, 0.25, 0.27, 0.3, 0.35], row.losses) {
      let x = sinusoidalIntervalsMs(meanMs: row.meanMs, amplitudeMs: 40, hz: hz, durationS: 600)
      let power = try WelchEstimator().spectrum(of: uncorrected(x)).powerMs2(in: .hf)
      // Three decimals are documented.
      #expect(Tolerance.absolute(0.001).accepts(1 - power / 800, loss))
      if hz <= 0.27, row.meanMs <= 1000 { #expect(abs(1 - power / 800) < 0.05) }
    }
  }
}
