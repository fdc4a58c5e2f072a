import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("On and off, absorbed pool")
struct PhaseTests {
  private let abab = StudyFixture.phases([30, 30, 30, 30])

  // By hand: magnesium on the evenings 30–59 and 90–119, judged on the mornings after. Of the
  // mornings 31–60, 31–44 are wash-in; of 61–90, 61–74 are wash-out; of 91–119, 91–104 wash-in.
  // That leaves 0–30 and 75–90 off, 45–60 and 105–119 on.
  @Test("the first days on and off are set aside, and the others are 0 or the usual dose")
  func washes() throws {
    let study = StudyFixture(abab, steadyStateEffect: 0.5)
    var options = study.options
    options.exposure = .phase
    let result = try study.result(options)
    #expect(result.refusals.isEmpty)
    #expect(
      result.adjustment.setAside == [
        .init(reason: "the first days on magnesium (wash-in)", days: 28),
        .init(reason: "the first days without it (wash-out)", days: 14),
      ])
    #expect(result.data.pairedDays == 78)
    let expected = (0..<120).map { day -> Double? in
      switch day {
      case 0...30, 75...90: 0
      case 45...60, 105...119: 200
      default: nil
      }
    }
    #expect(result.days.map(\.exposureMgPerDay) == expected)
    let effect = try #require(result.effect?.interval)
    #expect(effect.lower < 64.9 && 64.9 < effect.upper)
    guard case .compatible(.higher, _) = result.verdict else {
      return #expect(Bool(false), "\(result.verdict)")
    }
  }

  @Test("without washes every day counts; unknown days need a wash-out too")
  func bounds() throws {
    var options = StudyFixture(abab).options
    options.exposure = try .phase(washInDays: 0, washOutDays: 0)
    options.washInDays = 0
    #expect(try StudyFixture(abab).result(options).data.pairedDays == 120)
    #expect(throws: ModelError.self) { try ExposureModel.phase(washInDays: -1, washOutDays: 0) }
    #expect(throws: ModelError.self) { try ExposureModel.phase(washInDays: 0, washOutDays: 366) }
    // Nothing is known before day 0; days 0 to 19 are logged as days without.
    let first = StudyFixture.firstDay
    let record = IntakeRecord(
      supplements: [], foods: [], daysOfNothing: Set((0..<20).map { first.advanced(by: $0) }),
      firstDay: first.advanced(by: -30), lastDay: first.advanced(by: 20), beginning: first,
      isComplete: false, warnings: [])
    let history = ExposureHistory(.phase, of: record)
    func reading(_ day: Int) -> ExposureHistory.Reading {
      history.reading(at: Timestamp(day: first.advanced(by: day), minuteOfDay: 420))
    }
    #expect(reading(0) == .unknown && reading(21) == .unknown)
    #expect(reading(1) == .washOut && reading(14) == .washOut)
    #expect(reading(15) == .level(.init(mgPerDay: 0, unknownDays: 0)))
  }

  // The printed masses are rounded to 0.1 mg, and the reconstruction's constants behind them to
  // three digits. The reconstruction absorbs 57.2 mg of 300 at once, 3 × 37.2 = 111.6 of three
  // hundreds; a pool with h = 7 d holds 0.0942763357 of it right after.
  @Test("saturation is per ingestion: three hundreds fill the pool twice as far as 300 at once")
  func absorbed() throws {
    let first = StudyFixture.firstDay
    func pool(_ doses: [(minute: Int, mg: Double)]) throws -> Double {
      let events = try doses.map {
        try IntakeEvent(
          timestamp: Timestamp(day: first, minuteOfDay: $0.minute), elementalMg: $0.mg,
          source: .supplement(formID: "citrate"))
      }
      let record = IntakeRecord(
        supplements: events, foods: [], daysOfNothing: [], firstDay: first.advanced(by: -30),
        beginning: first, isComplete: true, warnings: [])
      let history = ExposureHistory(.absorbedPool, of: record)
      let after = Timestamp(day: first, minuteOfDay: 0).advanced(byS: 1260 * 60 + 0.001)
      return try #require(history.level(at: after)).mgPerDay
    }
    let fresh = 0.0942763357
    #expect(Tolerance.absolute(0.011).accepts(try pool([(1260, 300)]), 57.2 * fresh))
    // Two tablets in one minute are one ingestion.
    let (twice, once) = (try pool([(1260, 100), (1260, 200)]), try pool([(1260, 300)]))
    #expect(twice == once)
    let split = try pool([(1258, 100), (1259, 100), (1260, 100)])
    #expect(Tolerance.absolute(0.011).accepts(split, 111.6 * fresh))
  }

  // A constant daily dose: the absorbed pool is the body pool on another scale, so that the
  // effect per usual day is the same to rounding.
  @Test("the effect per usual day does not depend on the scale of the exposure")
  func scale() throws {
    let study = StudyFixture(abab, steadyStateEffect: 0.3)
    var options = study.options
    options.exposure = .absorbedPool
    let absorbed = try #require(try study.result(options).effect)
    let plain = try #require(try study.result().effect)
    #expect(Tolerance.relative(1e-6).accepts(absorbed.estimate, plain.estimate))
    #expect(absorbed.pValue == plain.pValue)
  }

  @Test("every model is found by its id, and a mean of any days")
  func named() throws {
    for model in ExposureModels.all {
      #expect(try ExposureModels.named(model.id)?.id == model.id)
    }
    #expect(try ExposureModels.named("mean-9d")?.id == "mean-9d")
    #expect(try ExposureModels.named("mean-xd") == nil)
    #expect(try ExposureModels.named("pool") == nil)
    var parameters = ExposureModels.Parameters()
    parameters.halfLifeDays = 0
    #expect(throws: ModelError.self) { try ExposureModels.named("body-pool", parameters) }
    #expect(throws: ModelError.self) { try ExposureModels.named("mean-0d") }
  }
}
