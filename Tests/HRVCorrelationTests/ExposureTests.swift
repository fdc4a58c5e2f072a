import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Exposure")
struct ExposureTests {
  private let first = StudyFixture.firstDay
  private func moment(_ day: Int, _ hour: Double) -> Timestamp {
    Timestamp(day: first.advanced(by: day), minuteOfDay: 0).advanced(byS: hour * 3600)
  }

  private func record(
    _ doses: [(day: Int, hour: Double, mg: Double)], nothing: [Int] = [], complete: Bool = true
  ) throws -> IntakeRecord {
    let events = try doses.map {
      try IntakeEvent(
        timestamp: moment($0.day, $0.hour), elementalMg: $0.mg,
        source: .supplement(formID: "citrate"))
    }
    return IntakeRecord(
      supplements: events, foods: [], daysOfNothing: Set(nothing.map { first.advanced(by: $0) }),
      firstDay: first.advanced(by: -400), beginning: nil, isComplete: complete, warnings: [])
  }

  private func level(
    _ model: ExposureModel, _ record: IntakeRecord, _ moment: Timestamp
  ) -> Double? {
    ExposureHistory(model, of: record).level(at: moment)?.mgPerDay
  }

  // Closed form: 300 mg a day for 400 days is 300·(1 − 2^(−400/7)), which is 300 in doubles; a
  // day later it is 300·2^(−1/7) = 300·0.9057236643.
  @Test("a constant daily dose reads as itself right after a dose")
  func steadyState() throws {
    let daily = try record((-399...0).map { ($0, 21, 300) })
    let rightAfter = moment(0, 21).advanced(byS: 0.001)
    // A millisecond of decay and 400 roundings.
    #expect(
      Tolerance.relative(3e-9).accepts(try #require(level(.bodyPool, daily, rightAfter)), 300))
    let dayLater = try #require(level(.bodyPool, daily, moment(1, 21)))
    #expect(Tolerance.relative(1e-9).accepts(dayLater, 300 * 0.9057236643))
  }

  // Closed form: 300·(1 − 2^(−1/7))/2 = 14.14145, with 1 − 2^(−1/7) = 0.0942763357.
  @Test("a single dose has halved after a half-life")
  func singleDose() throws {
    let once = try record([(0, 21, 300)])
    let halved = try #require(level(.bodyPool, once, moment(7, 21)))
    #expect(Tolerance.absolute(5e-6).accepts(halved, 14.14145))
    let fortnight = try ExposureModel.bodyPool(halfLifeDays: 14)
    let other = try #require(level(fortnight, once, moment(14, 21)))
    // Closed form: 150·(1 − 2^(−1/14)) = 7.24572705.
    #expect(Tolerance.absolute(5e-9).accepts(other, 7.24572705))
  }

  // By hand: doses at 0 h, 24 h and 47 h before, of 100, 200 and 400 mg; the first is not yet
  // taken at that very moment.
  @Test("only doses strictly before the moment count, and windows are open")
  func windows() throws {
    let doses = try record([(0, 8, 400), (1, 7, 200), (2, 7, 100)])
    let now = moment(2, 7)
    #expect(level(.last24Hours, doses, now) == 0)
    #expect(level(.last24Hours, doses, now.advanced(byS: 0.001)) == 100)
    #expect(level(.last24Hours, doses, now.advanced(byS: -0.001)) == 200)
    let threeDays = try ExposureModel.meanDailyDose(days: 3)
    #expect(Tolerance.relative(1e-15).accepts(try #require(level(threeDays, doses, now)), 200))
    #expect(level(.bodyPool, doses, moment(-5, 7)) == 0)
  }

  // Elapsed time, not clock reading: 07:00+02:00 is 05:00 UTC, 11 h after 19:00+01:00 (18:00 UTC).
  @Test("with known distances from UTC, elapsed time counts")
  func elapsed() {
    let dose = Timestamp(localMilliseconds: moment(0, 19).localMilliseconds, utcOffsetS: 3600)
    let session = Timestamp(localMilliseconds: moment(1, 7).localMilliseconds, utcOffsetS: 7200)
    #expect(session.days(since: dose) == 11.0 / 24)
    let bare = Timestamp(localMilliseconds: session.localMilliseconds, utcOffsetS: nil)
    #expect(bare.days(since: dose) == 0.5)
  }

  @Test("more than a fifth of the window unknown makes the exposure unknown")
  func unknownDays() throws {
    // The window of the default pool is 21 days: 4 unknown days are 19 %, 5 are 24 %.
    for unknown in 0...6 {
      let known = (-60...(-1)).filter { !(($0 >= -10) && $0 < -10 + unknown) }
      let taken = try record(known.map { ($0, 21, 150) }, complete: false)
      let history = ExposureHistory(.bodyPool, of: taken)
      let level = history.level(at: moment(0, 7))
      #expect((level == nil) == (unknown > 4), "\(unknown) unknown days")
      #expect(level.map(\.unknownDays) ?? unknown == unknown)
      // Unknown days are taken to be like the known ones: the level stays that of daily 150 mg.
      let whole = try record((-400...(-1)).map { ($0, 21, 150) })
      let expected = try #require(self.level(.bodyPool, whole, moment(0, 7)))
      if let level { #expect(Tolerance.relative(1e-9).accepts(level.mgPerDay, expected)) }
    }
    let none = try record([], nothing: Array(-30...(-1)), complete: false)
    #expect(level(.bodyPool, none, moment(0, 7)) == 0)
  }

  // Share of the full effect in eight equal blocks, off first, from an empty pool, right after
  // each day's dose: all days, and without the first half of each block. From the table of
  // attenuation that a Python program made for the design of this package, to 0.01.
  @Test(
    "blocks on and off show the known share of the effect",
    arguments: [
      (7.0, 7, 0.16, 0.29), (7, 14, 0.26, 0.51), (7, 28, 0.47, 0.79), (7, 42, 0.61, 0.91),
      (3, 14, 0.55, 0.85), (14, 28, 0.24, 0.49), (28, 42, 0.18, 0.39), (1, 21, 0.92, 1.0),
    ])
  func attenuation(halfLife: Double, block: Int, all: Double, secondHalf: Double) throws {
    let model = try ExposureModel.bodyPool(halfLifeDays: halfLife)
    let days = 8 * block
    let taken = (0..<days).filter { $0 / block % 2 == 1 }
    let record = try record(taken.map { ($0, 21, 1) })
    func difference(fromPlace first: Int) throws -> Double {
      var sums = (on: 0.0, off: 0.0)
      for day in 0..<days where day % block >= first {
        let after = moment(day, 21).advanced(byS: 0.001)
        let reading = try #require(self.level(model, record, after))
        if day / block % 2 == 1 { sums.on += reading } else { sums.off += reading }
      }
      return (sums.on - sums.off) / Double(4 * (block - first))
    }
    #expect(Tolerance.absolute(0.0055).accepts(try difference(fromPlace: 0), all))
    #expect(Tolerance.absolute(0.0055).accepts(try difference(fromPlace: block / 2), secondHalf))
  }

  @Test("parameters outside their range are refused")
  func ranges() {
    for halfLife in [0.0, -1, .nan, .infinity, 366] {
      #expect(throws: ModelError.self) { try ExposureModel.bodyPool(halfLifeDays: halfLife) }
    }
    #expect(throws: ModelError.self) { try ExposureModel.meanDailyDose(days: 0) }
    #expect(Set(ExposureModels.all.map(\.id)).count == ExposureModels.all.count)
    #expect(ExposureModels.all.first?.description == "body-pool: body pool with a half-life of 7 d")
  }
}
