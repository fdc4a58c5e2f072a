extension StationaryRR {
  /// Processes as different as hearts at rest are, on which intervals of confidence are
  /// calibrated. None of them took part in the choice of the method: that was made on Gaussian
  /// spectra with bell-shaped peaks.
  public static let families: [StationaryRR] = [
    make("balanced", 900, [(18, 0.01)], [(20, 0.1, 0.012), (25, 0.25, 0.015)]),
    make("vagal", 1050, [(15, 0.01)], [(15, 0.09, 0.012), (55, 0.22, 0.02)]),
    make("sympathetic", 720, [(22, 0.015)], [(30, 0.1, 0.01), (8, 0.28, 0.02)]),
    make("faint", 640, [(4, 0.01)], [(4, 0.1, 0.015), (2.5, 0.3, 0.025)], noise: 1),
    make("tachycardic", 520, [(9, 0.012)], [(4, 0.1, 0.02), (3, 0.35, 0.03)], noise: 1) {
      $0.resolution = .ticks1024
    },
    make("flicker", 850, flicker(lowestHz: 0.002, sdMs: 14), [(14, 0.1, 0.015), (18, 0.25, 0.02)]),
    make("slow", 800, [(30, 0.004)], [(15, 0.1, 0.012), (20, 0.25, 0.02)]),
    make("autoregressive", 800, [(40, 0.02)], [], noise: 8),
    make("resonant", 1000, [(12, 0.01)], [(60, 0.1, 0.008), (12, 0.27, 0.02)]),
    make("skewed", 900, [(22, 0.01)], [(25, 0.1, 0.012), (45, 0.26, 0.02)]) { $0.skew = 2 },
    make("gap", 880, [(18, 0.01)], [(20, 0.1, 0.012), (30, 0.24, 0.015)]) { $0.gapS = 20 },
    make("breathing", 930, [(15, 0.008)], [(18, 0.09, 0.015)]) {
      $0.rhythms.append(Rhythm(sdMs: 32, hz: 0.24, driftHz: 0.03, swing: 0.25, memoryS: 10))
    },
    make("metronome", 900, [], [], noise: 5) {
      $0.rhythms = [Rhythm(sdMs: 14, hz: 0.1), Rhythm(sdMs: 21, hz: 0.25)]
    },
    make("waxing", 900, [(15, 0.01)], [(18, 0.1, 0.012), (25, 0.25, 0.015)]) {
      $0.rhythms[1].swing = 0.5
      $0.rhythms[1].memoryS = 20
    },
    make("narrow", 900, [(12, 0.01)], [(15, 0.1, 0.012), (30, 0.25, 0.005)]),
    make(
      "drifting", 850, flicker(lowestHz: 0.0002, sdMs: 14), [(15, 0.1, 0.015), (20, 0.25, 0.02)]),
  ]

  private static func make(
    _ name: String, _ meanNNMs: Double, _ wander: [(Double, Double)],
    _ rhythms: [(Double, Double, Double)], noise: Double = 3,
    _ change: (inout StationaryRR) -> Void = { _ in }
  ) -> StationaryRR {
    var process = StationaryRR(name)
    process.meanNNMs = meanNNMs
    process.wander = wander.map { Wander(sdMs: $0.0, cornerHz: $0.1) }
    process.rhythms = rhythms.map { Rhythm(sdMs: $0.0, hz: $0.1, widthHz: $0.2) }
    process.noiseSDMs = noise
    change(&process)
    return process
  }

  /// Corners three times apart with one variance each: a spectrum that falls as 1/f from
  /// `lowestHz` to 0.05 Hz.
  private static func flicker(lowestHz: Double, sdMs: Double) -> [(Double, Double)] {
    var parts: [(Double, Double)] = []
    var hz = lowestHz
    while hz < 0.05 {
      parts.append((sdMs, hz))
      hz *= 3
    }
    return parts
  }
}
