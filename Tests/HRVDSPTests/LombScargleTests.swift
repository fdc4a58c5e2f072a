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

@Suite("Lomb–Scargle")
struct LombScargleTests {
  private static let formula = formulaIntervalsMs(700)

  /// The formula of the definition, term by term, O(n · bins).
  private func naive(_ nn: NNSeries, resolutionHz: Double, bins: Int) -> [Double] {
    let x = nn.intervalsMs
    let mean = x.reduce(0, +) / Double(x.count)
    let coveredS = x.reduce(0, +) / 1000
    return (0..<bins).map { k in
      guard k > 0 else { return 0 }
      let omega = 2 * Double.pi * Double(k) * resolutionHz
      let double = nn.endTimesS.reduce(into: (s: 0.0, c: 0.0)) {
        $0.s += sin(2 * omega * $1)
        $0.c += cos(2 * omega * $1)
      }
      let tau = atan2(double.s, double.c) / (2 * omega)
      var (yc, ys, cc, ss) = (0.0, 0.0, 0.0, 0.0)
      for (value, t) in zip(x, nn.endTimesS) {
        let (c, s) = (cos(omega * (t - tau)), sin(omega * (t - tau)))
        yc += (value - mean) * c
        ys += (value - mean) * s
        cc += c * c
        ss += s * s
      }
      let power = 0.5 * (yc * yc / cc + (ss > 1e-9 ? ys * ys / ss : 0))
      return 2 * coveredS * power / Double(x.count)
    }
  }

  static let series: [[Double]] = [
    formulaIntervalsMs(700),
    randomIntervalsMs(300, meanMs: 850, spreadMs: 200, seed: 3),
    randomIntervalsMs(150, meanMs: 900, spreadMs: 60, seed: 1) + [.nan]
      + randomIntervalsMs(3, meanMs: 700, spreadMs: 200, seed: 2) + [.nan, .nan, .nan]
      + randomIntervalsMs(120, meanMs: 1000, spreadMs: 60, seed: 3),
    sinusoidalIntervalsMs(meanMs: 900, amplitudeMs: 40, hz: 0.1, durationS: 200),
  ]

  @Test("is the direct sum", arguments: series, [1, 3, 8])
  func twin(intervalsMs: [Double], oversampling: Int) throws {
    let nn = try uncorrected(intervalsMs)
    let spectrum = try LombScargleEstimator(LombScargleOptions(oversampling: oversampling))
      .spectrum(of: nn)
    let density = spectrum.densityMs2PerHz
    let expected = naive(nn, resolutionHz: spectrum.resolutionHz, bins: density.count)
    // The transform is good to 10⁻¹⁰ of the largest sum; 10⁻⁸ of the largest power is promised.
    let largest = try #require(expected.max())
    #expect(mismatch(density, expected, .absolute(1e-8 * largest)) == nil)
  }

  // astropy 7.2.3, NumPy 2.2.6. t = cumsum(x)/1000 of `formula`; df = 1/(t[-1]·o);
  //   f = df·arange(1, K + 1); P = LombScargle(t, x, fit_mean=False, center_data=True,
  //   normalization='psd').power(f, method='slow'); S = 2·t[-1]·P/700
  @Test(
    "astropy gives the same",
    arguments: [
      (
        1, 297, 31.067435636646806, 70.8426497583174, 463.0901109035275, 5.242749216086661,
        11.459202333946479
      ),
      (
        4, 1191, 31.37257216821444, 70.89103697486715, 463.51256466209185, 0.887233485102978,
        75.20038763891222
      ),
    ])
  func astropy(
    oversampling: Int, bins: Int, vlf: Double, lf: Double, hf: Double, bin100: Double, last: Double
  ) throws {
    let spectrum = try LombScargleEstimator(LombScargleOptions(oversampling: oversampling))
      .spectrum(of: uncorrected(Self.formula))
    let near = Tolerance.relative(1e-8)
    #expect(spectrum.densityMs2PerHz.count == bins + 1)
    #expect(near.accepts(spectrum.powerMs2(in: .vlf), vlf))
    #expect(near.accepts(spectrum.powerMs2(in: .lf), lf))
    #expect(near.accepts(spectrum.powerMs2(in: .hf), hf))
    #expect(near.accepts(spectrum.densityMs2PerHz[100], bin100))
    #expect(near.accepts(spectrum.densityMs2PerHz[bins], last))
  }

  // The same call, with 100 s between the 350th and the 351st beat.
  @Test("and across a gap")
  func astropyGap() throws {
    var builder = RRSeries.Builder()
    for (i, x) in Self.formula.enumerated() {
      if i == 350 { builder.addGap(durationMs: 100_000, cause: .dropout) }
      builder.append(intervalMs: x)
    }
    let nn = try ArtefactCorrection(level: .none)(builder.finish())
    let spectrum = try LombScargleEstimator().spectrum(of: nn)
    let near = Tolerance.relative(1e-8)
    #expect(spectrum.densityMs2PerHz.count == 348)
    let area = spectrum.densityMs2PerHz.reduce(0, +) * spectrum.resolutionHz
    #expect(near.accepts(area, 1110.7737311933774))
    #expect(near.accepts(spectrum.densityMs2PerHz[50], 471.6970920519534))
    #expect(near.accepts(spectrum.densityMs2PerHz[200], 49.443767315020594))
  }

  // Closed form: A²/2. One bin to 1/span holds all of a line (Parseval); what leaks beyond 0.05 Hz
  // and the uneven sampling take up to 1 %.
  @Test(
    "a rhythm has half the square of its amplitude, with and without gaps",
    arguments: [0.1, 0.2, 0.25, 0.3], [700.0, 850, 1000])
  func calibration(hz: Double, meanMs: Double) throws {
    for amplitudeMs in [10.0, 40] {
      let x = sinusoidalIntervalsMs(
        meanMs: meanMs, amplitudeMs: amplitudeMs, hz: hz, durationS: 900)
      let nn = try uncorrected(x)
      let whole = try LombScargleEstimator().spectrum(of: nn)
      let band = try FrequencyBand("rhythm", lowerHz: hz - 0.05, upperHz: hz + 0.05)
      let expected = amplitudeMs * amplitudeMs / 2
      #expect(Tolerance.relative(0.01).accepts(whole.powerMs2(in: band), expected))
      // Without the beats of a third of the time, in two pieces, at their true times.
      let kept = [
        0..<(x.count / 4), (x.count / 2)..<(x.count * 2 / 3), (x.count * 3 / 4)..<x.count,
      ]
      let gapped = NNSeries(
        intervalsMs: kept.flatMap { nn.intervalsMs[$0] },
        endTimesS: kept.flatMap { nn.endTimesS[$0] },
        runs: kept.reduce(into: []) { runs, range in
          let start = runs.last?.upperBound ?? 0
          runs.append(start..<(start + range.count))
        },
        labels: kept.flatMap { nn.labels[$0] }, audit: [], recordedCount: x.count,
        durationS: nn.durationS)
      let power = try LombScargleEstimator().spectrum(of: gapped).powerMs2(in: band)
      // Sharp edges leak more of the line out of the band.
      #expect(Tolerance.relative(0.03).accepts(power, expected))
    }
  }

  @Test("the area of a slow series is its variance")
  func parseval() throws {
    // Three rhythms far below half the heart rate.
    var x = sinusoidalIntervalsMs(meanMs: 800, amplitudeMs: 30, hz: 0.05, durationS: 1200)
    for i in x.indices { x[i] += 20 * sin(0.03 * Double(i)) + 10 * sin(0.5 * Double(i)) }
    let mean = x.reduce(0, +) / Double(x.count)
    let variance = x.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(x.count)
    let spectrum = try LombScargleEstimator().spectrum(of: uncorrected(x))
    let area = spectrum.densityMs2PerHz.reduce(0, +) * spectrum.resolutionHz
    #expect(Tolerance.relative(0.01).accepts(area, variance))
  }

  @Test("the least covered time is sharp, and gaps do not count")
  func minimum() throws {
    let second = [Double](repeating: 1000, count: 55)
    let nn = try uncorrected(second + [.nan] + second)
    let spectrum = try LombScargleEstimator().spectrum(of: nn)
    // Of a constant the sums are rounding only; the span is 120 s.
    #expect(spectrum.densityMs2PerHz.allSatisfy { $0 < 1e-20 })
    #expect(spectrum.estimate.segmentS == 120)
    #expect(spectrum.estimate.spansGaps)
    #expect(throws: MetricError.tooShort(neededS: 110, gotS: 109)) {
      try LombScargleEstimator().spectrum(of: uncorrected(second + [.nan] + second.dropLast()))
    }
  }

  @Test("evenly spaced beats at half their rate do not divide by zero")
  func nyquist() throws {
    // Beats every 0.99 s: sines vanish at every beat at 0.505 Hz, bin 150 of 1/297 s.
    let x = (0..<300).map { $0 % 2 == 0 ? 990.0 : 1010 }
    let even = NNSeries(
      intervalsMs: x, endTimesS: (1...300).map { 0.99 * Double($0) }, runs: [0..<300],
      labels: [BeatLabel](repeating: .normal, count: 300), audit: [], recordedCount: 300,
      durationS: 300)
    let spectrum = try LombScargleEstimator(LombScargleOptions(maximumHz: 0.6))
      .spectrum(of: even)
    #expect(spectrum.densityMs2PerHz.allSatisfy { $0.isFinite && $0 >= 0 })
    // By hand: Σ y cos = 3000, Σ cos² = 300, P = ½ 3000²/300 = 15 000, S = 2 · 300 P / 300.
    #expect(Tolerance.relative(1e-9).accepts(spectrum.densityMs2PerHz[150], 30_000))
  }
}
