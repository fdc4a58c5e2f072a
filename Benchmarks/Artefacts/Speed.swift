import HRVDSP
import HRVModel
import HRVSimulation

/// What correction takes, once memory has grown.
enum Speed {
  static func report() throws {
    print("Time of one correction: the least of 25 rounds.")
    for (name, count) in [("5 min (350)", 350), ("24 h (100,000)", 100_000)] {
      let clean = try simulated(count)
      let spoilt = Spoiling.missed.spoilt(
        Spoiling.premature.spoilt(clean, seed: 1).intervalsMs.reversed(), seed: 2
      ).intervalsMs
      for (kind, x) in [("clean", clean), ("2 % artefacts", spoilt)] {
        let rr = try RRSeries(intervalsMs: x)
        for id in ["none", "medium", "malik", "lipponen-tarvainen", "rhythm"] {
          guard let method = ArtefactMethod.named(id) else { continue }
          print("  \(name), \(kind), \(id): \(try time(ArtefactCorrection(method: method), rr))")
        }
      }
    }
  }

  private static func simulated(_ count: Int) throws -> [Double] {
    var options = SimulatedRR.Options()
    options.durationS = Double(count) * 0.9
    options.noiseSDMs = 15
    return Array(try SimulatedRR(options).truth.cleanIntervalsMs.prefix(count))
  }

  private static func time(_ correction: ArtefactCorrection, _ rr: RRSeries) throws -> String {
    var workspace = CorrectionWorkspace()
    let repeats = max(1, 100_000 / rr.intervalsMs.count)
    let clock = ContinuousClock()
    var least = Duration.seconds(1000)
    var altered = 0
    for _ in 0..<25 {
      let taken = try clock.measure {
        for _ in 0..<repeats { altered += try correction(rr, using: &workspace).audit.count }
      }
      least = min(least, taken)
    }
    let microseconds = Double(least.components.attoseconds) / 1e12 / Double(repeats)
    let text =
      microseconds < 1000 ? "\(round2(microseconds)) µs" : "\(round2(microseconds / 1000)) ms"
    return "\(text), \(altered / repeats / 25) altered"
  }

  private static func round2(_ x: Double) -> Double { (x * 100).rounded() / 100 }
}
