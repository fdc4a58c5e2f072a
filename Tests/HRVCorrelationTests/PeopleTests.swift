import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

/// Simulated people with a known truth, each a way in which an answer goes wrong elsewhere.
@Suite("Simulated people")
struct PeopleTests {
  private let abab = StudyFixture.phases([30, 30, 30, 30])

  private func verdict(_ study: StudyFixture, _ options: StudyOptions? = nil) throws -> Verdict {
    try study.result(options).verdict
  }

  @Test("whose HRV only drifts: a before/after finds nothing", arguments: [1, 2, 3, 4] as [UInt64])
  func drift(seed: UInt64) throws {
    var study = StudyFixture(StudyFixture.phases([60, 60]), seed: seed)
    // One SD over the record, as fitness does it.
    study.outcomes = study.outcomes.enumerated().map { $1 + 0.2 * Double($0) / 119 }
    let result = try study.result()
    if case .compatible = result.verdict { #expect(Bool(false), "\(result.verdict)") }
    #expect(result.warnings.contains { $0.hasPrefix("With a single switch") })
  }

  @Test("who skips a month of mornings, and loses no answer for it")
  func gap() throws {
    var study = StudyFixture(abab, steadyStateEffect: 0.5)
    study.missing = Set(62..<85)
    let result = try study.result()
    guard case .compatible(.higher, _) = result.verdict else {
      return #expect(Bool(false), "\(result.verdict) \(result.refusals)")
    }
    #expect(result.days.count == 120 && result.data.pairedDays == 97)
  }

  @Test("who logs only the days with magnesium: unlogged is not none")
  func unlogged() throws {
    let study = StudyFixture(abab, steadyStateEffect: 0.5)
    var options = study.options
    options.logIsComplete = false
    let result = try study.result(options)
    #expect(result.verdict == .insufficientData)
    #expect(result.refusals.map(\.rule).contains("unknown-intake"))
    #expect(try verdict(study) != .insufficientData)
  }

  @Test("who changes the strap with the supplement; the diary tells what the files do not")
  func strap() throws {
    var study = StudyFixture(StudyFixture.phases([40, 40]), steadyStateEffect: 0.4)
    study.device = { _ in nil }
    #expect(try study.result().refusals.isEmpty)
    let notes = Dictionary(
      uniqueKeysWithValues: (0..<80).map { day in
        (day, DiaryColumn.Value.level(day < 41 ? "old strap" : "new strap"))
      })
    study.diary = StudyFixture.diary("strap", .levels, notes)
    #expect(try study.result().refusals.map(\.rule) == ["device-change"])
  }

  @Test("who lies down before and sits up after; one who does so now and then does not matter")
  func posture() throws {
    var study = StudyFixture(StudyFixture.phases([40, 40, 30, 30]), steadyStateEffect: 0.4)
    study.posture = { $0 < 41 || (81..<111).contains($0) ? "Supine" : "sitting" }
    let refused = try study.result()
    #expect(refused.refusals.map(\.rule).contains("posture-change"))
    study.posture = { $0 % 9 == 0 ? "sitting" : "supine" }
    let result = try study.result()
    #expect(result.refusals.isEmpty && result.data.pairedDays == 140 - 16)
    #expect(
      result.data.excluded.allSatisfy { $0.reason == "posture sitting, not the usual supine" })
  }

  @Test("with atrial fibrillation: left out up to half of the recordings, refused from there on")
  func fibrillation() throws {
    var study = StudyFixture(abab, steadyStateEffect: 0.5)
    study.isFibrillating = { $0 % 2 == 0 }
    let half = try study.result()
    #expect(half.refusals.isEmpty && half.data.pairedDays == 60)
    #expect(
      half.warnings.contains {
        $0.hasPrefix("60 recordings are as irregular as atrial fibrillation")
      })
    study.isFibrillating = { $0 % 2 == 0 || $0 == 1 }
    #expect(try study.result().refusals.map(\.rule) == ["atrial-fibrillation"])
  }

  // By hand: 1236 mg of citrate hold 16.16 %, 200 mg. Of 60 days with doses, 6 may be high.
  @Test("who writes the mass of the citrate as that of the magnesium")
  func compoundMass() throws {
    var study = StudyFixture(abab, steadyStateEffect: 0.5)
    study.doseMg = 1236
    let refused = try study.result()
    #expect(refused.refusals.map(\.rule) == ["dose-above-labels"])
    #expect(
      refused.refusals.first?.finding
        == "On 60 of 60 days with supplements 1236 mg of elemental magnesium was logged (the median),"
        + " more than supplements carry; as the mass of citrate it would be 200 mg of magnesium")
    var options = study.options
    options.allowsHighDoses = true
    let allowed = try study.result(options)
    #expect(allowed.refusals.isEmpty)
    #expect(allowed.warnings.contains { $0.contains("as the mass of citrate it would be 200 mg") })
    // The edges: 500 mg is the largest dose of a trial, 1000 mg twice that.
    study.doseMg = 1000
    #expect(try study.result().refusals.isEmpty)
    study.doseMg = 1001
    #expect(try !study.result().refusals.isEmpty)
    study.doseMg = 500
    #expect(try !study.result().warnings.contains { $0.contains("more than supplements carry") })
    study.doseMg = 501
    #expect(try study.result().warnings.contains { $0.contains("more than supplements carry") })
    // As a compound it is taken at its word.
    let entries = study.log.entries.map {
      IntakeEntry(
        location: $0.location, schedule: $0.schedule, substance: $0.substance,
        dose: try? .init(amount: 3000, unit: .milligrams, basis: .compound), note: "")
    }
    let compound = try StudyAnalysis(options: study.options)(
      sessions: study.sessions, outcome: StudyFixture.lnRMSSD,
      intake: IntakeLog(file: "log.csv", entries: entries))
    #expect(compound.refusals.isEmpty)
  }

  // A line over one switch: both move as slowly as can be. White noise of three times its height
  // makes the days independent enough; a large true effect does so by itself.
  @Test(
    "whose outcome only moves along: sixty days are worth five",
    arguments: [(0.02, 0.0, true), (3, 0, false), (0.3, 5, false)])
  func slow(noise: Double, effect: Double, isRefused: Bool) throws {
    var study = StudyFixture(
      StudyFixture.phases([30, 30]), steadyStateEffect: 0.2 * effect, seed: 5)
    if !isRefused && effect > 0 {
      #expect(try !study.result().refusals.map(\.rule).contains("too-few-independent-days"))
    } else {
      var deviates = NormalDeviates(seed: 5)
      study.outcomes = study.outcomes.indices.map { day in
        3.7 + 0.01 * Double(day) + 0.6 * noise * deviates.next()
      }
    }
    let record = try IntakeResolver(logIsComplete: true, habitualMgPerDay: nil)(
      study.log, study: study.day(0)...study.day(59), memoryDays: 371)
    let evidence = StudyEvidence(
      SessionSelection(study.sessions, options: study.options), record,
      outcome: StudyFixture.lnRMSSD, options: study.options)
    let worth = try #require(evidence.independentDays)
    let rules = RefusalRule.refusals(of: evidence).map(\.rule)
    #expect((worth < 6) == rules.contains("too-few-independent-days"), "\(worth) \(rules)")
    #expect((worth < 6) == isRefused, "\(worth)")
  }

  @Test("who records twice on some mornings: the first, or the median, counts")
  func twice() throws {
    let study = StudyFixture(abab)
    let extra = study.sessions.prefix(30).flatMap { session in
      [60.0, 90].compactMap { minutes in
        session.start.map {
          StudySession(
            file: "again \(minutes) " + session.file,
            start: RecordingStart(
              timestamp: $0.timestamp.advanced(byS: minutes * 60), source: .file),
            outcome: .success(minutes == 60 ? 3.9 : 4.2), correctedFraction: 0, durationS: 300,
            device: "H10")
        }
      }
    }
    var options = study.options
    let first = SessionSelection(study.sessions + extra, options: options)
    #expect(first.choices.map(\.outcome) == study.outcomes)
    #expect(first.excluded.count == 60 && first.excluded[0].reason.hasPrefix("not the first"))
    options.dailyChoice = .median
    let median = SessionSelection(study.sessions + extra, options: options)
    #expect(median.excluded.isEmpty && median.choices.count == 120)
    #expect(median.choices[0].start == first.choices[0].start)
    #expect(median.choices[0].outcome == [study.outcomes[0], 3.9, 4.2].median)
    #expect(median.choices[0].cleanS == .some(890.0))
  }
}
