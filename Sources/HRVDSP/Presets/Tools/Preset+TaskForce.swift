internal import HRVModel

private let welch = PresetSpectrum.welch(
  PresetGrid(curve: .cubic, rateHz: 4, clock: .ms, startsAtZero: true, end: .beforeLastBeat),
  .none, PresetWelch(taper: .hann, segment: .seconds(300)))

private let bands = PresetBandSet(vlfHz: 0, upperEdges: .left, rule: .rectangle)
private let windows = PresetWindows.whole(seconds: 300)

extension Preset {
  /// The Task Force's definitions as its tables word them.
  static let taskForce = Preset(
    PresetDefinition(
      id: "task-force", name: "Task Force 1996", version: "Circulation 93(5), Tables 1 and 2",
      call: "the definitions by the letter; doi:10.1161/01.CIR.93.5.1043",
      summary: "pNN50 of all intervals, bins of 1/128 s, 5-minute segments, VLF from 0 Hz",
      evidence: .published,
      quirks: [
        "pNN50 divides by the number of all NN intervals.",
        "VLF is all power at or below 0.04 Hz in 5-minute segments.",
        "Normalized units divide by total power less VLF.",
        "The method of the spectrum is left open; here it is Welch's, of 5-minute Hann segments "
          + "of a cubic interpolation at 4 Hz.",
        "TINN is the base of the triangle with the least squared distance to the histogram.",
      ]),
    metrics: time + geometric + frequency)

  private static let time: [PresetMetric] = [
    PresetMetric("mean_nn", "mean NN", "ms", .mean),
    PresetMetric("sdnn", "SDNN", "ms", .deviation(.nMinus1)),
    PresetMetric("rmssd", "RMSSD", "ms", .rmssd),
    PresetMetric("sdsd", "SDSD", "ms", .deviationOfDifferences(.nMinus1)),
    PresetMetric("nn50", "NN50 count", "", .differencesAbove(50)),
    PresetMetric(
      "pnn50", "pNN50", "%", 100 * .shareOfIntervals(above: 50),
      cause: "divisor: the number of all NN intervals, not of differences"),
    PresetMetric(
      "sdann_5min", "SDANN", "ms", .windowed(windows, each: .mean, all: .deviation(.nMinus1))),
    PresetMetric(
      "sdnni_5min", "SDNN index", "ms",
      .windowed(windows, each: .deviation(.nMinus1), all: .mean)),
  ]

  private static let geometric: [PresetMetric] = [
    PresetMetric(
      "hti", "HRV triangular index", "", .histogramIndex(.fromZero(widthMs: 7.8125))),
    PresetMetric(
      "tinn", "TINN", "ms",
      .triangle(
        .fromZero(widthMs: 7.8125), .leastSquares(smoothedBy: 0, reach: .lastEdge))),
  ]

  private static let frequency = bands.rows(
    welch,
    .init(
      vlf: "VLF", lf: "LF", hf: "HF", total: "5-min total power", lfShare: "LF norm",
      hfShare: "HF norm", ratio: "LF/HF"),
    needingS: 300, cause: "window: 5-minute segments; VLF begins at 0 Hz")
}
