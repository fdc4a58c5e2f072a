import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVSimulation

@Suite struct SimulatedStudyTests {
  /// A study that began on Monday, 5 January 2026; nearly no recordings unless asked for.
  static func study(
    phases: Int = 2, days: Int = 10, _ change: (inout SimulatedStudy.Options) -> Void = { _ in }
  ) throws -> SimulatedStudy {
    let monday = try #require(CivilDay(year: 2026, month: 1, day: 5))
    var options = SimulatedStudy.Options(
      firstDay: monday, schedule: try .alternating(phases: phases, days: days))
    options.sessions.durationS = 30
    options.sessions.missingProbability = 0.95
    change(&options)
    return try SimulatedStudy(options)
  }

  // MARK: Exposure and effect

  /// `first dose only, 7 d later → 300·(1 − 2^(−1/7))/2 = 14.14145 mg/d at h = 7`, and an
  /// endless daily dose reads the dose right after a dose: both by hand.
  @Test func poolByHand() {
    var pool = BodyPool(halfLifeDays: 7)
    pool.take(300, atDays: 0)
    #expect(abs(pool.levelMgPerDay(atDays: 7) - 14.14145) < 5e-6)
    for day in 1...400 { pool.take(300, atDays: Double(day)) }
    // 400 days leave 2^(−57) to go.
    #expect(abs(pool.levelMgPerDay(atDays: 400) - 300) < 1e-9)
    #expect(abs(pool.levelMgPerDay(atDays: 401) - 300 * pow(2, -1 / 7.0)) < 1e-9)
  }

  /// Ten hours after the k-th of k equal daily doses the geometric sum gives
  /// D · 2^(−10/(24h)) · (1 − 2^(−k/h)).
  @Test func exposureOfAConstantDoseIsAGeometricSum() throws {
    let study = try Self.study(days: 15) {
      $0.sessions.jitterMinutes = 0
      $0.effect.halfLifeDays = 5
      $0.dose.elementalMg = 200
    }
    for (index, day) in study.days.enumerated() {
      // The first dose is on the evening of day 15, so the morning of day 16 sees one.
      let doses = Double(max(0, index - 15))
      let expected = 200 * pow(2, -10 / 24.0 / 5) * (1 - pow(2, -doses / 5))
      #expect(abs(day.poolMgPerDay - expected) < 1e-9)
      #expect(day.isOn == (index >= 15))
    }
  }

  @Test func aMorningDoseBeforeTheRecordingCounts() throws {
    let study = try Self.study(days: 3) {
      $0.sessions.jitterMinutes = 0
      $0.dose.minuteOfDay = 6 * 60
    }
    // Day 3 (from 0): one dose an hour earlier.
    let share = 1 - pow(2, -1 / 7.0)
    #expect(abs(study.days[3].poolMgPerDay - 300 * share * pow(2, -1 / 24.0 / 7)) < 1e-9)
    #expect(study.days[2].poolMgPerDay == 0)
  }

  @Test func theTruthIsBaselineTrendAndEffect() throws {
    let study = try Self.study(days: 10) {
      $0.person.daySDLn = 0
      $0.person.baselineLnRMSSD = 3.5
      $0.person.trendLnPerDay = 0.01
      $0.effect.steadyStateLn = 0.4
    }
    for (index, day) in study.days.enumerated() {
      let expected = 3.5 + 0.01 * (Double(index) - 9.5) + 0.4 * day.poolMgPerDay / 300
      #expect(abs(day.trueLnRMSSD - expected) < 1e-12)
      #expect(day.targetLnRMSSD == day.trueLnRMSSD)
    }
  }

  // MARK: Noise

  @Test func dayToDayNoiseIsAR1PlusWhite() throws {
    let study = try Self.study(phases: 1, days: 1000) {
      $0.person.daySDLn = 0.2
      $0.person.slowShare = 0.5
      $0.person.slowCorrelation = 0.6
    }
    let noise = study.days.map { $0.trueLnRMSSD - 3.7 }
    func covariance(_ lag: Int) -> Double {
      zip(noise, noise.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } / 1000
    }
    // Variance 0.04, lag k: 0.04 · ½ · 0.6ᵏ. The standard error of a covariance is about
    // 0.04 · √(2.1/1000) = 0.0018 here; four of them.
    #expect(abs(covariance(0) - 0.04) < 0.0075)
    #expect(abs(covariance(1) - 0.012) < 0.0075)
    #expect(abs(covariance(2) - 0.0072) < 0.0075)
    #expect(abs(covariance(10)) < 0.0075)
  }

  @Test func slowAndWhiteAreExtremes() throws {
    func lagOne(_ share: Double) throws -> Double {
      let study = try Self.study(phases: 1, days: 1000) {
        $0.person.slowShare = share
        $0.person.slowCorrelation = 0.9
      }
      let noise = study.days.map { $0.trueLnRMSSD - 3.7 }
      let square = noise.reduce(0) { $0 + $1 * $1 }
      return zip(noise, noise.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / square
    }
    // Standard errors √((1 − 0.81)/1000) = 0.014 and 1/√1000 = 0.032; four and a bit.
    #expect(abs(try lagOne(1) - 0.9) < 0.06)
    #expect(abs(try lagOne(0)) < 0.13)
  }

  // MARK: Recordings

  @Test func recordingsRealiseTheTruthInTheMean() throws {
    let study = try Self.study(phases: 2, days: 30) {
      $0.sessions.missingProbability = 0
      $0.sessions.durationS = 150
    }
    let errors = study.days.compactMap { day in day.realisedLnRMSSD.map { $0 - day.targetLnRMSSD } }
    let mean = errors.reduce(0, +) / 60
    let sd = (errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 59).squareRoot()
    #expect(errors.count == 60)
    // 157 beats: sampling noise of lnRMSSD is about 0.035, its mean 0.0045; four of them, and
    // the bias of a logarithm, −0.035²/2, is well inside.
    #expect(sd > 0.02 && sd < 0.05)
    #expect(abs(mean) < 0.018)
    for (recording, day) in zip(study.recordings, study.days) {
      #expect(abs(log(recording.rr.truth.rmssdMs) - (day.realisedLnRMSSD ?? 0)) < 1e-12)
      #expect(recording.session.start.localDay == day.day)
    }
  }

  @Test func recordingsBeginNearTheirTime() throws {
    let study = try Self.study(phases: 1, days: 60) {
      $0.sessions.missingProbability = 0
      $0.sessions.jitterMinutes = 10
    }
    let minutes = study.recordings.map { ($0.session.start.localHour - 7) * 60 }
    #expect(minutes.allSatisfy { abs($0) <= 30.01 })
    let sd = (minutes.reduce(0) { $0 + $1 * $1 } / 60).squareRoot()
    // Standard error 10/√120 = 0.9; three of them.
    #expect(abs(sd - 10) < 2.8)
    #expect(study.recordings.allSatisfy { $0.session.start.localMilliseconds % 1000 == 0 })
  }

  @Test func missingDaysComeAtTheirRateAndChangeNothingElse() throws {
    let study = try Self.study(phases: 1, days: 300) { $0.sessions.missingProbability = 0.3 }
    let missing = study.days.count { $0.realisedLnRMSSD == nil }
    // Standard error √(300 · 0.21) = 7.9; four of them.
    #expect(abs(missing - 90) <= 32)
    #expect(study.recordings.count == 300 - missing)
    let sparse = try Self.study(phases: 1, days: 300)
    for (a, b) in zip(study.days, sparse.days) {
      #expect(a.trueLnRMSSD == b.trueLnRMSSD)
      if let realised = b.realisedLnRMSSD { #expect(a.realisedLnRMSSD == realised) }
    }
  }

  @Test func theStrapChangesAtTheSwitch() throws {
    let study = try Self.study(days: 10) {
      $0.sessions.missingProbability = 0
      $0.strapChange = .init(to: .h9, shiftLn: 0.25)
    }
    for (index, day) in study.days.enumerated() {
      let shift = index >= 10 ? 0.25 : 0
      #expect(abs(day.targetLnRMSSD - day.trueLnRMSSD - shift) < 1e-12)
      #expect(study.recordings[index].session.strap == (index >= 10 ? .h9 : .h10))
    }
  }

  @Test func artefactsAreLaidOverEveryRecording() throws {
    let study = try Self.study(days: 3) {
      $0.sessions.missingProbability = 0
      $0.sessions.artefacts.missed = 2
    }
    #expect(study.recordings.allSatisfy { $0.rr.truth.artefacts.count == 2 })
  }

  @Test func theSameOptionsGiveTheSameStudy() throws {
    let layout = ExportLayout<SimulatedRR>.eliteHRV
    let make = { try Self.study(days: 4) { $0.sessions.missingProbability = 0.2 } }
    let files = try make().files(in: layout)
    #expect(files == (try make().files(in: layout)))
    // Regression only: computed by this code.
    #expect(FNV1a.hash(files.flatMap(\.bytes)) == 15_261_384_969_698_195_907)
  }

  // MARK: Refusals

  @Test(arguments: [Double.nan, .infinity, -.infinity, -1e300, 1e300])
  func absurdNumbersAreRefused(_ value: Double) {
    let changes: [(inout SimulatedStudy.Options) -> Void] = [
      { $0.person.baselineLnRMSSD = value }, { $0.person.daySDLn = value },
      { $0.person.slowShare = value }, { $0.person.slowCorrelation = value },
      { $0.person.trendLnPerDay = value }, { $0.person.meanNNMs = value },
      { $0.person.meanNNSDMs = value }, { $0.dose.elementalMg = value },
      { $0.effect.steadyStateLn = value }, { $0.effect.halfLifeDays = value },
      { $0.sessions.jitterMinutes = value }, { $0.sessions.durationS = value },
      { $0.sessions.missingProbability = value },
      { $0.strapChange = .init(to: .h9, shiftLn: value) },
    ]
    for (index, change) in changes.enumerated() {
      #expect(throws: ModelError.self, "change \(index)") { try Self.study(change) }
    }
  }

  @Test(arguments: [Int.min, -1, Int.max])
  func absurdCountsAreRefused(_ count: Int) {
    #expect(throws: ModelError.self) { try Self.study { $0.dose.minuteOfDay = count } }
    #expect(throws: ModelError.self) { try Self.study { $0.sessions.minuteOfDay = count } }
    #expect(throws: ModelError.self) {
      try Self.study { $0.firstDay = CivilDay(daysSince1970: count) }
    }
    #expect(throws: ModelError.self) {
      try SimulatedStudy.Schedule.alternating(phases: 2, days: count)
    }
    #expect(throws: ModelError.self) {
      try SimulatedStudy.Schedule.alternating(phases: count, days: 2)
    }
    #expect(throws: ModelError.self) {
      try SimulatedStudy.Schedule.randomBlocks(count: count, days: 2, seed: 1)
    }
    if abs(Double(count)) > 1 {
      #expect(throws: ModelError.self) { try Self.study { $0.sessions.utcOffsetS = count } }
    }
  }

  @Test func anRMSSDThatNoRecordingCanShowIsRefused() {
    #expect(throws: ModelError.self) {
      try Self.study(days: 30) {
        $0.person.baselineLnRMSSD = 5
        $0.person.daySDLn = 1
        $0.sessions.missingProbability = 0
      }
    }
  }
}
