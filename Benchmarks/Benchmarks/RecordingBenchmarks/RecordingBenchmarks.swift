import Benchmark
import HRVDSP
import HRVIngest
import HRVModel
import HRVPipeline
import HRVSimulation
import SpeedTable

let benchmarks: @Sendable () -> Void = {
  // Wall clock only: instruction and malloc counts are not reported on virtual machines.
  // Compare runs of one machine, by p50.
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], warmupIterations: 3, scalingFactor: .one, maxDuration: .seconds(2))

  for row in Fixture.speedTable() {
    Benchmark(row.title) { benchmark in
      for _ in benchmark.scaledIterations { blackHole(try row.work()) }
    }
  }

  for (name, durationS) in [("5 min", 300.0), ("1 h", 3600), ("24 h", 86_400)] {
    // Fixtures are made outside the closures: only the work is measured.
    let bytes = Fixture.plainText(durationS: durationS)
    let analysis = Analysis()
    let recording = Fixture.recording(bytes)

    Benchmark("read plain RR, \(name)") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(Fixture.recording(bytes)) }
    }
    Benchmark("default metrics, \(name)") { benchmark in
      var workspace = AnalysisWorkspace()
      for _ in benchmark.scaledIterations {
        blackHole(try analysis(recording, using: &workspace))
      }
    }
  }

  for (name, durationS) in [("1 h", 3600.0), ("24 h", 86_400)] {
    let signal = Fixture.ecg(durationS: durationS)
    let detector = RPeakDetector()
    Benchmark("R peaks at 130 Hz, \(name)") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(try detector(signal)) }
    }
  }
}

/// Simulated input; the options are inside their ranges, so nothing here can fail.
enum Fixture {
  static func plainText(durationS: Double) -> [UInt8] {
    let layout = ExportLayout<SimulatedRR>.all[0]
    do {
      let session = try ExportSession(start: Timestamp(unixMilliseconds: 1_772_431_200_000))
      return layout.file(of: try heart(durationS: durationS), session).bytes
    } catch { preconditionFailure("\(error)") }
  }

  static func recording(_ bytes: [UInt8]) -> Recording {
    do { return try RecordingReader().read(bytes: bytes, file: "fixture.txt") } catch {
      preconditionFailure("\(error)")
    }
  }

  /// The rows of the speed table, on 350, 100,000 and again 100,000 beats.
  static func speedTable() -> [SpeedRow] {
    do {
      let day = try heart(durationS: 86_400)
      var plan = SimulatedRR.ArtefactPlan()
      (plan.missed, plan.extra, plan.ectopic) = (700, 700, 600)
      return try SpeedTable.rows(
        fiveMinutes: heart(durationS: 300).series, day: day.series,
        spoiltDay: heart(durationS: 86_400, plan).series)
    } catch { preconditionFailure("\(error)") }
  }

  static func ecg(durationS: Double) -> ECGSignal {
    var options = SimulatedECG.Options()
    options.signalToNoiseDb = 20
    options.wander.amplitudeMv = 0.2
    do { return try SimulatedECG(heart(durationS: durationS), options).signal } catch {
      preconditionFailure("\(error)")
    }
  }

  private static func heart(
    durationS: Double, _ artefacts: SimulatedRR.ArtefactPlan = SimulatedRR.ArtefactPlan()
  ) throws -> SimulatedRR {
    var options = SimulatedRR.Options()
    options.durationS = durationS
    options.meanNNMs = 864
    options.artefacts = artefacts
    return try SimulatedRR(options)
  }
}
