import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVSimulation

@Suite struct ArtefactTests {
  private func simulate(
    seed: UInt64 = 3, _ plan: (inout SimulatedRR.ArtefactPlan) -> Void
  ) throws -> SimulatedRR {
    var options = SimulatedRR.Options()
    options.durationS = 600
    options.seed = seed
    plan(&options.artefacts)
    return try SimulatedRR(options)
  }

  /// The rows with every artefact undone by its stated position must be the clean series:
  /// the positions and the sums are right, and nothing else was touched.
  private func checkAgainstClean(_ rr: SimulatedRR) throws {
    let clean = rr.truth.cleanIntervalsMs
    let values = rr.rows.map(\.valueMs)
    var row = 0
    var next = 0
    var clockMs = 0.0
    for artefact in rr.truth.artefacts {
      let span = artefact.cleanIntervals
      while next < span.lowerBound {
        try #require(values[row] == clean[next])
        clockMs += clean[next]
        (row, next) = (row + 1, next + 1)
      }
      #expect(artefact.row == row && artefact.startMs == clockMs)
      let sumMs = clean[span].reduce(0, +)
      #expect(artefact.durationMs == sumMs)
      switch artefact.kind {
      case .missed:
        #expect(span.count == 2 && values[row] == sumMs)
        row += 1
      case .extra:
        #expect(span.count == 1 && values[row] + values[row + 1] == sumMs)
        // Tenths from 0.4 to 0.6, a ms of rounding.
        #expect(values[row] >= 0.4 * sumMs - 1 && values[row] <= 0.6 * sumMs + 1)
        row += 2
      case .ectopic:
        #expect(span.count == 2 && values[row] + values[row + 1] == sumMs)
        #expect(values[row] <= 0.8 * clean[span.lowerBound] + 1)
        #expect(values[row + 1] > clean[span.lowerBound + 1])
        row += 2
      case .impossible:
        #expect(span.count == 1 && ArtefactLayer.impossibleValuesMs.contains(values[row]))
        row += 1
      case .gap:
        #expect(rr.rows[row].gapBeforeMs == sumMs)
      }
      clockMs += sumMs
      next = span.upperBound
    }
    #expect(Array(values[row...]) == Array(clean[next...]))
    #expect(rr.rows.last?.endMs == clean.reduce(0, +))
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func everyArtefactIsWhereTruthSaysAndSumsAreKept(_ seed: UInt64) throws {
    let rr = try simulate(seed: seed) {
      $0.missed = 6
      $0.extra = 7
      $0.ectopic = 5
      $0.impossible = 4
      $0.gapsS = [3, 20]
    }
    try checkAgainstClean(rr)
    let kinds = rr.truth.artefacts.map(\.kind)
    #expect(kinds.count { $0 == .missed } == 6)
    #expect(kinds.count { $0 == .extra } == 7)
    #expect(kinds.count { $0 == .ectopic } == 5)
    #expect(kinds.count { $0 == .impossible } == 4)
    #expect(kinds.count { $0 == .gap } == 2)
  }

  @Test func totalTimeIsKeptWithoutImpossibleValues() throws {
    let rr = try simulate {
      $0.missed = 5
      $0.extra = 5
      $0.ectopic = 5
      $0.gapsS = [10]
    }
    #expect(rr.series.durationS == rr.truth.cleanIntervalsMs.reduce(0, +) / 1000)
  }

  @Test func gapsAreCarriedIntoTheSeries() throws {
    let rr = try simulate { $0.gapsS = [2.5, 30] }
    let gaps = rr.truth.artefacts
    #expect(rr.series.gaps.count == 2 && rr.series.runs.count == 3)
    for (gap, artefact) in zip(rr.series.gaps, gaps) {
      #expect(gap.cause == .dropout)
      #expect(gap.beforeInterval == artefact.seriesIndex && artefact.seriesIndex == artefact.row)
      #expect(gap.startS == artefact.startMs / 1000)
      #expect(gap.durationS == artefact.durationMs / 1000)
    }
    // A gap is whole intervals: at least what was asked, less than one interval more.
    #expect(gaps.map(\.durationMs).min().map { (2500..<3600).contains($0) } == true)
    #expect(gaps.map(\.durationMs).max().map { (30_000..<31_100).contains($0) } == true)
  }

  @Test func impossibleValuesBecomeGapsOfTheModel() throws {
    let rr = try simulate { $0.impossible = 5 }
    #expect(rr.series.gaps.count == 5)
    for (gap, artefact) in zip(rr.series.gaps, rr.truth.artefacts) {
      #expect(gap.cause == .impossibleInterval(recordedMs: rr.rows[artefact.row].valueMs))
      #expect(gap.beforeInterval == artefact.seriesIndex)
    }
    #expect(rr.series.intervalsMs.count == rr.rows.count - 5)
  }

  @Test func ectopicBeatsMoveAndOthersDoNot() throws {
    let rr = try simulate { $0.ectopic = 4 }
    let clean = try simulate { _ in }
    let moved = rr.truth.beatTimesS.indices.filter {
      rr.truth.beatTimesS[$0] != clean.truth.beatTimesS[$0]
    }
    #expect(moved == rr.truth.ectopicBeats)
    for (beat, artefact) in zip(moved, rr.truth.artefacts) {
      #expect(beat == artefact.cleanIntervals.lowerBound + 1)
      let earlyMs = (clean.truth.beatTimesS[beat] - rr.truth.beatTimesS[beat]) * 1000
      let cutMs = rr.truth.cleanIntervalsMs[beat - 1] - rr.rows[artefact.row].valueMs
      // Differences of times in s hold 10⁻¹⁰ ms.
      #expect(abs(earlyMs - cutMs) < 1e-6)
    }
  }

  @Test func truthIsAJSONDocument() throws {
    let rr = try simulate {
      $0.extra = 2
      $0.gapsS = [4]
    }
    let json = try JSONSerialization.jsonObject(with: Data(rr.truthJSON.utf8))
    let object = try #require(json as? [String: Any])
    // Written with six decimals.
    #expect(abs((object["rmssdMs"] as? Double ?? 0) - rr.truth.rmssdMs) <= 5.1e-7)
    let rows = try #require(object["artefacts"] as? [[String: Any]])
    #expect(rows.map { $0["kind"] as? String } == rr.truth.artefacts.map(\.kind.rawValue))
    #expect(rows.map { $0["row"] as? Int } == rr.truth.artefacts.map(\.row))
  }

  @Test func artefactsDoNotTouch() throws {
    // As many as fit: the clean intervals between two are never fewer than the spacing.
    let rr = try simulate { $0.missed = 80 }
    let spans = rr.truth.artefacts.map(\.cleanIntervals)
    for (a, b) in zip(spans, spans.dropFirst()) {
      #expect(b.lowerBound - a.upperBound >= ArtefactLayer.spacing)
    }
  }

  @Test func tooManyArtefactsAreRefused() {
    // 600 s at 900 ms are 666 intervals; (666 − 6) / 8 = 82 missed beats fit, 83 do not.
    #expect(throws: Never.self) { try simulate { $0.missed = 82 } }
    #expect(throws: ModelError.self) { try simulate { $0.missed = 83 } }
    #expect(throws: ModelError.self) { try simulate { $0.gapsS = [3600] } }
  }

  @Test func artefactsThatNoRecorderCouldWriteAreRefused() {
    // Halves of 450 ms are below 200 ms at a division of 0.4; twice 1600 ms exceed 3000 ms.
    var options = SimulatedRRTests.steady(450, durationS: 60)
    options.artefacts.extra = 1
    #expect(throws: ModelError.self) { try SimulatedRR(options) }
    options = SimulatedRRTests.steady(1600, durationS: 60)
    options.artefacts.missed = 1
    #expect(throws: ModelError.self) { try SimulatedRR(options) }
    options = SimulatedRRTests.steady(280, durationS: 60)
    options.artefacts.ectopic = 1
    #expect(throws: ModelError.self) { try SimulatedRR(options) }
  }
}
