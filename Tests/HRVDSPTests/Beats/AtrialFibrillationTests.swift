import Foundation
import HRVDSP
import HRVModel
import HRVSimulation
import HRVTestSupport
import Testing

@Suite("Atrial fibrillation")
struct AtrialFibrillationTests {
  private let detector = AtrialFibrillationDetector()

  private func flagged(_ intervalsMs: [Double]) -> Double {
    let windows = detector(intervalsMs: intervalsMs).windows
    return Double(windows.count { $0.isAtrialFibrillation }) / Double(windows.count)
  }

  /// Hearts in fibrillation: usual, fast, slow, with one pathway.
  private static let fibrillating: [FibrillatingRR] = {
    var (fast, slow, single) = (FibrillatingRR(), FibrillatingRR(), FibrillatingRR())
    (fast.impulseHz, fast.slowRefractoryS, fast.fastRefractoryS, fast.recoveryS) =
      (9, 0.25, 0.38, 0.15)
    (slow.impulseHz, slow.slowRefractoryS, slow.fastRefractoryS, slow.recoveryS) =
      (5.5, 0.5, 0.8, 0.35)
    (single.slowShare, single.fastRefractoryS) = (0, 0.45)
    return [FibrillatingRR(), fast, slow, single]
  }()

  // 10 stretches each; 95 % is what is promised.
  @Test("finds simulated fibrillation", arguments: fibrillating)
  func fibrillation(heart: FibrillatingRR) {
    #expect(flagged(heart.intervalsMs(count: 1280, seed: 3)) >= 0.95)
  }

  @Test("finds none in stationary sinus rhythms", arguments: StationaryRR.families)
  func sinus(heart: StationaryRR) throws {
    #expect(flagged(try heart.recording(durationS: 600, seed: 4).intervalsMs) == 0)
  }

  // Breathing of one frequency ± 12 % from beat to beat, deep enough for an RMSSD beyond 100 ms.
  @Test(
    "finds none in deep respiratory arrhythmia",
    arguments: [(0.1, 200.0), (0.15, 150), (0.2, 100), (0.25, 100), (0.35, 100)])
  func breathing(hz: Double, depthMs: Double) {
    var generator = SplitMix64(seed: 8)
    var turns = 0.0
    let intervalsMs: [Double] = (0..<1280).map { _ in
      turns += hz * 0.95 * (1 + 0.4 * (generator.nextUniform() - 0.5))
      let noiseMs = 50 * (generator.nextUniform() - 0.5)
      return 950 + depthMs * sin(2 * Double.pi * turns) + noiseMs
    }
    #expect(flagged(intervalsMs) == 0)
  }

  /// A modulated sinus rhythm in which beats are early, by a share `early` of their interval, where
  /// `isEarly` says so, with a full pause or none.
  private func ectopic(
    pause: Bool, early: ClosedRange<Double>, _ isEarly: (Int, Double) -> Bool
  ) -> [Double] {
    var generator = SplitMix64(seed: 6)
    var intervalsMs: [Double] = (0..<1280).map { i in
      let slowMs = 40 * sin(0.5 * Double(i))
      let breathingMs = 30 * sin(1.3 * Double(i))
      return 850 + slowMs + breathingMs + 50 * (generator.nextUniform() - 0.5)
    }
    var i = 1
    while i + 1 < intervalsMs.count {
      if isEarly(i, generator.nextUniform()) {
        let width = early.upperBound - early.lowerBound
        let earlyMs = (early.lowerBound + width * generator.nextUniform()) * intervalsMs[i]
        intervalsMs[i] -= earlyMs
        if pause { intervalsMs[i + 1] += earlyMs }
        i += 1
      }
      i += 1
    }
    return intervalsMs
  }

  // Scattered beats are 20 to 40 % early. In a bigeminus the coupling is nearly fixed: 27 to 33 %.
  @Test("finds none in frequent ectopic beats, bigemini, trigemini", arguments: [true, false])
  func ectopy(pause: Bool) {
    for share in [0.05, 0.1, 0.2, 0.3] {
      let series = ectopic(pause: pause, early: 0.2...0.4) { _, chance in chance < share }
      #expect(flagged(series) == 0)
    }
    for every in [2, 3, 4] {
      let series = ectopic(pause: pause, early: 0.27...0.33) { i, _ in i % every == 0 }
      #expect(flagged(series) == 0)
    }
  }

  // Every third beat is ventricular and comes at random: without types that is irregular.
  @Test("leaves intervals beside ectopic beats out where types are known")
  func types() {
    var generator = SplitMix64(seed: 2)
    var intervalsMs: [Double] = []
    var types: [BeatType] = [.normal]
    for _ in 0..<300 {
      intervalsMs += [800 + 10 * generator.nextUniform(), 800 + 10 * generator.nextUniform()]
      intervalsMs += [400 + 500 * generator.nextUniform(), 600 + 900 * generator.nextUniform()]
      types += [.normal, .normal, .ventricular, .normal]
    }
    let judgement = detector(intervalsMs: intervalsMs, types: types)
    #expect(judgement.fibrillatingFraction == 0)
    #expect(judgement.windows.allSatisfy { ($0.irregularity ?? 1) < 0.01 })
    let unknown = Array(repeating: BeatType.unclassifiable, count: types.count)
    #expect(detector(intervalsMs: intervalsMs, types: unknown).fibrillatingFraction == nil)
  }

  // By hand: 300 intervals make windows of 128, the last one aligned with the end.
  @Test("windows cover the intervals, and the fraction counts each interval once")
  func windows() {
    let sinus = Array(repeating: 800.0, count: 172)
    let fibrillation = FibrillatingRR().intervalsMs(count: 128, seed: 1)
    let judgement = detector(intervalsMs: sinus + fibrillation)
    #expect(judgement.windows.map(\.intervals) == [0..<128, 128..<256, 172..<300])
    #expect(judgement.windows.map(\.isAtrialFibrillation).last == true)
    #expect(judgement.windows.first?.irregularity == 0)
    let share = judgement.windows[1].isAtrialFibrillation ? 172.0 / 300 : 128.0 / 300
    #expect(judgement.fibrillatingFraction == share)
    #expect(detector(intervalsMs: Array(repeating: 800, count: 63)).windows.isEmpty)
    #expect(detector(intervalsMs: []).fibrillatingFraction == nil)
  }

  // The naive twin: every lag sorted, as the definition has it. Nothing is computed from what is
  // selected but one quotient, so equality. All beats normal, so that none is left out.
  @Test(
    "the irregularity is the least lower quartile of all lags", arguments: 1..<9 as Range<UInt64>)
  func definition(seed: UInt64) {
    let heart = FibrillatingRR()
    let intervalsMs =
      heart.intervalsMs(count: 64 + Int(seed) * 16, seed: seed).map {
        seed % 2 == 0 ? $0.rounded() : $0
      }
    let types = [BeatType](repeating: .normal, count: intervalsMs.count + 1)
    for window in detector(intervalsMs: intervalsMs, types: types).windows {
      let x = Array(intervalsMs[window.intervals])
      let quartiles = (1...12).map { lag in
        zip(x, x.dropFirst(lag)).map { abs($1 - $0) }.sorted()[(x.count - lag - 1) / 4]
      }
      #expect(window.irregularity == (quartiles.min() ?? 0) / x.sorted()[(x.count - 1) / 2])
    }
  }

  // The rhythm labels of the database: 203 is in fibrillation throughout the first five minutes,
  // 119 has a ventricular bigeminus and trigeminus, 100 is in sinus rhythm.
  @Test(
    "tells fibrillation from other rhythms in MIT-BIH records",
    .enabled(if: RealData.isAvailable, Comment(rawValue: RealData.skipReason)),
    arguments: [("203", true), ("119", false), ("100", false)])
  func mitbih(name: String, isFibrillating: Bool) throws {
    let record = try MITBIHRecord(name, partS: 0..<300)
    let beats = try RPeakDetector()(record.ecg)
    let judgement = detector(beats, BeatClassifier()(beats, in: record.ecg))
    let fraction = try #require(judgement.fibrillatingFraction)
    #expect(isFibrillating ? fraction > 0.9 : fraction == 0)
  }
}
