internal import HRVModel

extension Preset {
  /// BioSPPy as it is by default: without the trend of smoothness priors.
  static let bioSPPy = bioSPPy(levelling: true)

  /// BioSPPy with `detrend_rri=False`.
  static let bioSPPyWithTrend = bioSPPy(levelling: false)

  private static func bioSPPy(levelling: Bool) -> Preset {
    Preset(
      PresetDefinition(
        id: levelling ? "biosppy" : "biosppy-raw",
        name: levelling ? "BioSPPy" : "BioSPPy, no detrending", version: "2.2.4",
        call: levelling ? "hrv(rri=intervals)" : "hrv(rri=intervals, detrend_rri=False)",
        summary: levelling
          ? "artefacts over 250 ms replaced, smooth trend removed, nine segments or so at 4 Hz"
          : "artefacts over 250 ms replaced, nine segments or so at 4 Hz",
        evidence: .executed,
        quirks: [
          "Intervals that stray by more than 250 ms from a median of three are replaced by a "
            + "cubic over their numbers; the median sees 0 beyond the ends.",
          "An artefact at the end takes the good interval before it away with it.",
          "Smoothness priors with λ = 500 work on the numbers of the beats, not on time, for the "
            + "time domain and the nonlinear indices; on the 4 Hz tachogram for the spectrum.",
          "Heart rates, means, HTI and TINN keep the trend.",
          "SDNN, SD1 and SD2 divide by n; lf_nu and hf_nu are shares.",
          "Short recordings get fewer indices, by the length before artefacts are replaced.",
        ]),
      preparation: .bioSPPy(levelling: levelling),
      metrics: bioSPPyTime(levelling) + bioSPPyFrequency(levelling) + bioSPPyNonlinear(levelling))
  }

  private static func bioSPPyTime(_ levelling: Bool) -> [PresetMetric] {
    func at(_ seconds: Double, _ q: PresetQuantity) -> PresetQuantity {
      .needing(seconds: seconds, q)
    }
    func level(_ q: PresetQuantity) -> PresetQuantity { .seen(as: .levelled, q) }
    let levelled = levelling ? "the smooth trend over the beats is removed first" : nil
    return [
      PresetMetric("mean_nn", "rr_mean", "ms", at(10, .mean)),
      PresetMetric("median_nn", "rr_median", "ms", at(10, .median)),
      PresetMetric("min_nn", "rr_min", "ms", at(10, .minimum)),
      PresetMetric("max_nn", "rr_max", "ms", at(10, .maximum)),
      PresetMetric("range_nn", "rr_minmax", "ms", at(10, .maximum - .minimum)),
      PresetMetric(
        "mean_hr", "hr_mean", "bpm", at(10, .seen(as: .rates, .mean)),
        cause: "the mean of the rates of the intervals, not the rate of their mean"),
      PresetMetric("median_hr", "hr_median", "bpm", at(10, .seen(as: .rates, .median))),
      PresetMetric("min_hr", "hr_min", "bpm", at(10, .seen(as: .rates, .minimum))),
      PresetMetric("max_hr", "hr_max", "bpm", at(10, .seen(as: .rates, .maximum))),
      PresetMetric("rmssd", "rmssd", "ms", at(10, level(.rmssd)), cause: levelled),
      PresetMetric("nn50", "nn50", "", at(20, level(.differencesAbove(50))), cause: levelled),
      PresetMetric(
        "pnn50", "pnn50", "%", at(20, level(100 * .shareOfDifferences(above: 50))),
        cause: levelled),
      PresetMetric(
        "sdnn", "sdnn", "ms", at(60, level(.deviation(.n))),
        cause: [levelled, "divisor n instead of n − 1"].compactMap { $0 }.joined(separator: "; ")),
      PresetMetric(
        "hti", "hti", "", at(90, .histogramIndex(.fromMinimum(widthMs: 7.8125))),
        cause: "bins from the shortest interval on"),
      PresetMetric(
        "tinn", "tinn", "ms",
        at(
          90,
          .triangle(
            .fromMinimum(widthMs: 7.8125), .leastSquares(smoothedBy: 0, reach: .lastEdge))),
        cause: "bins from the shortest interval on"),
    ]
  }

  private static func bioSPPyFrequency(_ levelling: Bool) -> [PresetMetric] {
    let welch = PresetSpectrum.welch(
      PresetGrid(curve: .cubic, rateHz: 4, clock: .ms, startsAtZero: true, end: .beforeLastBeat),
      levelling ? .smooth(lambda: 500, stretch: 2000) : .none,
      PresetWelch(
        taper: .hann, segment: .share(of: 4.5), padding: .powerOfTwo(atLeast: 256)))
    let bands = PresetBandSet(vlfHz: 0.003, upperEdges: .shared, rule: .rectangle)
    let cause = """
      window: segments of a 4.5th of the tachogram, whatever its length; band edges: bins on an \
      edge count in both bands
      """ + (levelling ? "; the smooth trend at 4 Hz is removed first" : "")
    return bands.rows(
      welch,
      .init(
        vlf: "vlf_pwr", lf: "lf_pwr", hf: "hf_pwr", lfShare: "lf_nu", hfShare: "hf_nu",
        ratio: "lf_hf"),
      share: 1, shareUnit: "", needingS: 20, cause: cause)
      + [
        PresetMetric(
          "ulf_power", "ulf_pwr", "ms²",
          .needing(seconds: 20, .power(welch, bioSPPyBand(0, 0.003))), cause: cause),
        PresetMetric(
          "vhf_power", "vhf_pwr", "ms²",
          .needing(seconds: 20, .power(welch, bioSPPyBand(0.4, 0.5))), cause: cause),
      ]
      + bands.peakRows(
        welch, "lf_peak", "hf_peak", needingS: 20,
        cause: "the greatest bin, without a parabola")
  }

  private static func bioSPPyBand(_ lowerHz: Double, _ upperHz: Double) -> PresetBand {
    PresetBand(
      lowerHz: lowerHz, upperHz: upperHz, holdsUpper: true, rule: .rectangle,
      emptyIsMissing: true)
  }

  private static func bioSPPyNonlinear(_ levelling: Bool) -> [PresetMetric] {
    func level(_ q: PresetQuantity) -> PresetQuantity {
      .needing(seconds: 90, .seen(as: .levelled, q))
    }
    let sd1 = PresetQuantity.rotated(along: false, .n)
    let sd2 = PresetQuantity.rotated(along: true, .n)
    let cause = "divisor n" + (levelling ? "; the smooth trend is removed first" : "")
    return [
      PresetMetric("sd1", "sd1", "ms", level(sd1), cause: cause),
      PresetMetric("sd2", "sd2", "ms", level(sd2), cause: cause + "; of the points themselves"),
      PresetMetric("sd1_sd2_ratio", "sd12", "", level(sd1 / sd2), cause: cause),
      PresetMetric("sd_area", "s", "ms²", level(.pi * sd1 * sd2), cause: cause),
      PresetMetric(
        "sampen", "sampen", "",
        level(
          .sampleEntropy(
            PresetEntropy(share: 0.2, divisor: .n, closed: true, counting: .lastAsPartner))),
        cause: """
          tolerance: of a variance divided by n; the last two beats are a partner \
          of the shorter templates only
          """ + (levelling ? "; the smooth trend is removed first" : "")),
    ]
  }
}

extension PresetPreparation {
  /// Replaces artefacts, and takes the smooth trend away when asked.
  fileprivate static func bioSPPy(levelling: Bool) -> PresetPreparation {
    PresetPreparation { recorded throws(MetricError) in
      let corrected = try BioSPPyCorrection.corrected(recorded)
      return PresetSeries(
        corrected,
        levelled: levelling
          ? PresetLevelling.removed(from: corrected, lambda: 500, stretch: 2000) : corrected,
        durationS: recorded.reduce(0, +) / 1000)
    }
  }
}
