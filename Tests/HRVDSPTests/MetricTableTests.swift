import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("Metric table")
struct MetricTableTests {
  @Test("ids and their order are a contract")
  func ids() {
    #expect(
      Metric.all.map(\.definition.id.rawValue) == [
        "mean_nn", "median_nn", "sdnn", "rmssd", "ln_rmssd", "sdsd", "cvnn", "cvsd", "pnn50",
        "pnn20", "nn50", "mean_hr", "min_hr", "max_hr", "min_nn", "max_nn", "iqr_nn", "irrr",
        "mad_nn", "madrr", "rmssd_per_mean_nn", "rmssd_hr_corrected", "sdann_1min",
        "sdann_2min", "sdann_5min", "sdnni_1min", "sdnni_2min", "sdnni_5min", "hti", "tinn",
        "stress_index",
        "vlf_power", "lf_power", "hf_power", "total_power", "lf_nu", "hf_nu", "lf_hf_ratio",
        "lf_peak", "hf_peak", "vlf_peak", "respiration_rate", "spectral_slope", "ulf_power",
        "vhf_power", "vlf_relative", "lf_relative", "hf_relative", "ln_vlf_power",
        "ln_lf_power", "ln_hf_power",
        "sd1", "sd2", "sd1_sd2_ratio", "sd_area", "csi", "csi_modified", "cvi",
        "dfa_alpha1", "dfa_alpha2", "sampen", "apen", "fuzzyen", "mse_sum_1_5",
        "mse_sum_6_20", "rcmse_sum_1_5", "rcmse_sum_6_20", "correlation_dimension", "rqa_rec",
        "rqa_det", "rqa_lmax", "rqa_lmean", "rqa_entropy",
        "porta_index", "guzik_index", "slope_index", "area_index", "pip", "ials", "pss", "pas",
        "dc", "ac", "symbolic_0v", "symbolic_1v", "symbolic_2lv", "symbolic_2uv",
      ])
  }

  @Test("every row says what it is")
  func definitions() {
    let pureNumbers: Set<MetricID> = [
      "lf_hf_ratio", "cvnn", "cvsd", "nn50", "hti", "sd1_sd2_ratio", "csi", "ials",
      "dfa_alpha1", "dfa_alpha2", "correlation_dimension", "spectral_slope",
    ]
    for metric in Metric.all {
      let row = metric.definition
      for text in [row.symbol, row.summary, row.formula, row.source, row.needs] {
        #expect(!text.isEmpty)
      }
      #expect(row.unit.isEmpty == pureNumbers.contains(row.id))
    }
  }

  @Test("with too much corrected, nothing has a value; at the limit, everything that can has")
  func corrections() throws {
    // By hand: 2 of 10 intervals are missed beats.
    let nn = try ArtefactCorrection()(
      recording([800, 810, 1600, 790, 800, 805, 1610, 800, 795, 800]))
    #expect(nn.correctedFraction == 0.2)
    func results(_ limit: Double) -> [MetricResult] {
      Metric.evaluate(
        Metric.all,
        MetricInput(
          nn: nn, spectrum: .failure(.tooShort(neededS: 120, gotS: 9)),
          maximumCorrectedFraction: limit))
    }
    let refusal = MetricError.tooManyCorrections(allowedFraction: 0.19, gotFraction: 0.2)
    #expect(results(0.19).allSatisfy { $0.value == .failure(refusal) })
    #expect(results(0.2).contains { $0.definition.id == "rmssd" && (try? $0.value.get()) != nil })
    #expect(MetricInput.standardMaximumCorrectedFraction == 0.2)
  }

  // What a metric does not say that it needs, it is not given.
  @Test("a metric has the same value, to the last bit, from as much of a spectrum as it needs")
  func needs() throws {
    let x = variedIntervalsMs(seed: 3).prefix(700)
    let long = randomIntervalsMs(1500, meanMs: 900, spreadMs: 70, seed: 5)
    let bands = try FrequencyBands(vlf: FrequencyBand("VLF", lowerHz: 0, upperHz: 0.04))
    for (nn, bands) in [
      (try uncorrected(Array(x)), FrequencyBands.standard), (try uncorrected(long), .standard),
      (try uncorrected(long), bands),
    ] {
      for estimator in [WelchEstimator(), LombScargleEstimator(.standard)]
        as [any SpectralEstimator]
      {
        var workspace = SpectralWorkspace()
        let spectrum = estimator.estimate(of: nn, using: &workspace)
        let whole = MetricInput(
          nn: nn, spectrum: spectrum, bands: bands, maximumCorrectedFraction: 1)
        for metric in Metric.all where metric.definition.family != .nonlinear {
          let input = MetricInput(
            for: [metric], nn, by: estimator, bands: bands, maximumCorrectedFraction: 1,
            using: &workspace)
          #expect(Metric.evaluate([metric], input) == Metric.evaluate([metric], whole))
        }
      }
    }
  }

  @Test("any recording gives a finite number or a reason", arguments: 0..<60 as Range<UInt64>)
  func total(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let count = Int(generator.nextUniform() * generator.nextUniform() * 900) + 1
    var x = (0..<count).map { _ in 200 + 2800 * generator.nextUniform() * generator.nextUniform() }
    for i in x.indices where generator.nextUniform() < 0.01 { x[i] = .nan }
    let rr = try recording([800] + x)
    let estimator = WelchEstimator()
    var workspace = SpectralWorkspace()
    for level in ArtefactCorrection.Level.allCases {
      guard let nn = try? ArtefactCorrection(level: level)(rr) else { continue }
      let spectrum = estimator.estimate(of: nn, using: &workspace)
      for result in Metric.evaluate(
        Metric.all,
        MetricInput(nn: nn, spectrum: spectrum, maximumCorrectedFraction: 1))
      {
        switch result.value {
        case .success(let value): #expect(value.isFinite)
        case .failure(let error): #expect(!error.description.isEmpty)
        }
      }
    }
  }
}

/// 910 intervals in whole milliseconds, 963 s at rest.
@Suite(
  "A real recording at rest",
  .enabled(if: RealData.isAvailable, Comment(rawValue: RealData.skipReason)))
struct RealRecordingTests {
  private func nn() throws -> NNSeries {
    let lines = try #require(realLines("plain_rr/rest_rri.txt"))
    return try uncorrected(lines.compactMap { Double($0) })
  }

  // NeuroKit2 0.2.13 (SDNN, RMSSD, SD1, SampEn, ApEn), hrv-analysis 1.0.6 (SD2, pNN50 as 321 of
  // 909), and the means by hand: 963 434 ms in 910 intervals.
  @Test(
    "agrees with other programs to every digit they give",
    arguments: [
      ("mean_nn", 963_434.0 / 910, 1e-15), ("sdnn", 57.818178, 1e-8), ("rmssd", 55.137442, 1e-8),
      ("sd1", 39.009455, 1e-8), ("sd2", 71.86199098062633, 1e-14),
      ("pnn50", 100 * 321.0 / 909, 1e-15),
      ("sdnn", 57.81817771970009, 1e-14), ("rmssd", 55.13744203126742, 1e-14),
      ("sd1", 39.00945528912225, 1e-14),
      // NeuroKit2 0.2.13; MAD is its MadNN without the factor 1.4826, as HeartPy 1.2.7 has it.
      ("median_nn", 1066, 1e-15), ("mad_nn", 35, 1e-15), ("iqr_nn", 71, 1e-15),
      ("sdsd", 55.167700730663555, 1e-14), ("cvnn", 0.05461146453719412, 1e-14),
      ("cvsd", 0.05207940787687932, 1e-14), ("min_nn", 783, 1e-15), ("max_nn", 1210, 1e-15),
      ("hti", 12.465753424657533, 1e-15), ("porta_index", 50.50055617352614, 1e-14),
      ("guzik_index", 53.16453680769029, 1e-13), ("slope_index", 49.87337424330322, 1e-11),
      ("area_index", 49.89100035388592, 1e-11), ("ials", 0.5939933259176863, 1e-14),
      ("pip", 59.67032967032967, 1e-14),
      // hrv-analysis 1.0.6.
      ("nn50", 321, 1e-15), ("pnn20", 72.93729372937294, 1e-14),
      ("nn20", 663, 1e-15), ("min_hr", 49.586776859504134, 1e-15),
      ("max_hr", 76.62835249042146, 1e-15), ("csi", 1.8421685319114154, 1e-14),
      ("cvi", 4.651789114143761, 1e-14), ("csi_modified", 529.5275937000471, 1e-13),
      // sleepecg 0.6.0, in s².
      ("sd_area", 8806.817651046624, 1e-14),
      // BioSPPy 2.2.4, whose bins of 7.8125 ms begin at the shortest interval, and the same from
      // NumPy 2.2.6: every pair of feet tried, bins from multiples of 7.8125 ms.
      ("tinn", 195.3125, 1e-15),
      // NumPy 2.2.6 by the definition: t = cumsum(x)/1000, segments t // L, np.std(ddof=1).
      ("sdann_1min", 23.54996085060091, 1e-12), ("sdnni_1min", 51.663264869035984, 1e-13),
      ("sdann_2min", 15.612226107780325, 1e-12), ("sdnni_2min", 55.360074554096386, 1e-13),
      ("sdann_5min", 4.950432675387373, 1e-12), ("sdnni_5min", 56.31696276985954, 1e-13),
      ("sampen", 1.7738200322056985, 1e-14), ("apen", 1.499443504687715, 1e-13),
    ] as [(MetricID, Double, Double)])
  func peers(id: MetricID, expected: Double, tolerance: Double) throws {
    let value = try values([id], nn())[0].get()
    #expect(Tolerance.relative(tolerance).accepts(value, expected))
  }

  // SciPy 1.17.1, NumPy 2.4.6, called as in WelchTwinTests, 3850 samples.
  @Test(
    "the spectrum is SciPy's",
    arguments: [
      (180, 1109.2226687287198, 784.1653444341014, 922.2133639247752),
      (310, 1021.0154651634531, 784.1547106929729, 880.1603119325534),
    ])
  func scipy(segmentS: Double, vlf: Double, lf: Double, hf: Double) throws {
    let spectrum = try WelchEstimator(WelchOptions(segmentS: segmentS)).spectrum(of: nn())
    let tolerance = Tolerance.relative(1e-10)
    #expect(tolerance.accepts(spectrum.powerMs2(in: .vlf), vlf))
    #expect(tolerance.accepts(spectrum.powerMs2(in: .lf), lf))
    #expect(tolerance.accepts(spectrum.powerMs2(in: .hf), hf))
  }
}
