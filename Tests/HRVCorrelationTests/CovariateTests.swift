import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Covariates")
struct CovariateTests {
  private let abab = StudyFixture.phases([30, 30, 30, 30])

  private func values(
    _ days: Range<Int>, _ value: (Int) -> DiaryColumn.Value
  ) -> [Int: DiaryColumn.Value] {
    Dictionary(uniqueKeysWithValues: days.map { ($0, value($0)) })
  }

  @Test("known names bring their lag, others none; name@1 says so")
  func choices() {
    #expect(CovariateChoice("Alcohol").lagDays == 1 && CovariateChoice("coffee").lagDays == 1)
    #expect(CovariateChoice("sleep").lagDays == 0 && CovariateChoice("mood").lagDays == 0)
    #expect(CovariateChoice(argument: "mood@1") == CovariateChoice("mood", lagDays: 1))
    #expect(CovariateChoice(argument: "alcohol@0")?.lagDays == 0)
    for wrong in ["", "@1", "mood@", "mood@x", "mood@15", "a@1@2"] {
      #expect(CovariateChoice(argument: wrong) == nil, "\(wrong)")
    }
    #expect(Set(KnownCovariate.all.map(\.id)).count == KnownCovariate.all.count)
  }

  // By hand: the note of day d counts on the morning d + 1, so that day 0, whose eve has none,
  // drops out.
  @Test("a note counts on the morning of its lag, and a day without one drops out")
  func alignment() {
    let days = (0..<40).map { StudyFixture.firstDay.advanced(by: $0) }
    let diary = StudyFixture.diary(
      "alcohol", .number, values(0..<40) { .number(Double($0 % 3)) })
    let made = CovariateColumns(
      [CovariateChoice("alcohol")], weekdays: false, of: diary, on: days)
    #expect(made.days == Array(days.dropFirst()) && made.leftOut.isEmpty)
    #expect(made.columns.count == 1 && made.uses.map(\.lagDays) == [1])
    let expected = (1..<40).map { Double(($0 - 1) % 3) }.centred
    #expect(Tolerance.absolute(1e-12).accepts(made.columns[0].values[5], expected[5]))
  }

  @Test("8 rarer answers are enough, 7 are not", arguments: [7, 8])
  func rare(count: Int) {
    let days = (0..<60).map { StudyFixture.firstDay.advanced(by: $0) }
    func used(_ kind: DiaryColumn.Kind, _ value: (Int) -> DiaryColumn.Value) -> Bool {
      let diary = StudyFixture.diary("ill", kind, values(0..<60, value))
      let made = CovariateColumns([CovariateChoice("ill")], weekdays: false, of: diary, on: days)
      #expect(made.leftOut.isEmpty == !made.columns.isEmpty && made.days.count == 60)
      return !made.columns.isEmpty
    }
    #expect(used(.yesNo) { .number($0 < count ? 1 : 0) } == (count == 8))
    #expect(used(.number) { .number($0 < count ? Double($0 + 1) : 0) } == (count == 8))
    #expect(used(.levels) { .level($0 < count ? "a" : "b") } == (count == 8))
  }

  @Test("words make a column each but for the most frequent; weekdays six from 84 days on")
  func columns() {
    let days = (0..<84).map { StudyFixture.firstDay.advanced(by: $0) }
    let diary = StudyFixture.diary(
      "phase", .levels, values(0..<84) { .level(["x", "y", "z", "z"][$0 % 4]) })
    let made = CovariateColumns(
      [CovariateChoice("phase")], weekdays: true, of: diary, on: days)
    #expect(
      made.columns.map(\.name) == [
        "phase: x", "phase: y", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
      ])
    // 2026-03-02 is a Monday.
    #expect(made.columns[2].values[1] == 1 && made.columns[7].values[6] == 1)
    let fewer = CovariateColumns([], weekdays: true, of: nil, on: Array(days.dropLast()))
    #expect(fewer.columns.map(\.name) == ["weekend"])
    #expect(fewer.columns[0].values.prefix(8) == [0, 0, 0, 0, 0, 1, 1, 0])
  }

  @Test("one column for every ten days is the most")
  func tooMany() throws {
    var study = StudyFixture(StudyFixture.phases([7, 8, 7, 8, 7, 8, 7, 8]))
    let names = (0..<6).map { "c\($0)" }
    var deviates = NormalDeviates(seed: 3)
    let columns = names.map { name in
      DiaryColumn(
        name: name, kind: .number,
        values: Dictionary(
          uniqueKeysWithValues: (0..<60).map { (study.day($0), .number(deviates.next())) }))
    }
    study.diary = Diary(file: "diary.csv", columns: columns)
    var options = study.options
    options.washInDays = 0
    options.covariates = names.map { CovariateChoice($0) }
    #expect(try study.result(options).refusals.map(\.rule) == [])
    study.missing = [3]
    #expect(try study.result(options).refusals.map(\.rule) == ["too-many-covariates"])
  }

  @Test("covariates that say the same as each other, and one that says what the exposure does")
  func collinear() throws {
    var study = StudyFixture(abab)
    let one = StudyFixture.diary("a", .number, values(0..<120) { .number(Double($0 % 5)) })
    let two = StudyFixture.diary("b", .number, values(0..<120) { .number(2 * Double($0 % 5)) })
    study.diary = Diary(file: "diary.csv", columns: one.columns + two.columns)
    var options = study.options
    options.covariates = ["a", "b"].map { CovariateChoice($0) }
    #expect(try study.result(options).refusals.map(\.rule) == ["covariates-collinear"])
    options.covariates = [CovariateChoice("a")]
    #expect(try study.result(options).refusals.isEmpty)
    let plain = try study.result()
    let pools = Dictionary(
      uniqueKeysWithValues: plain.days.enumerated().map { index, day in
        (index, DiaryColumn.Value.number(day.exposureMgPerDay ?? 0))
      })
    study.diary = StudyFixture.diary("a", .number, pools)
    #expect(try study.result(options).refusals.map(\.rule) == ["collinear"])
  }

  @Test("days without a note are set aside and counted, and what is too rare is said")
  func setAside() throws {
    var study = StudyFixture(abab)
    var cells = values(0..<120) { .number(Double($0 % 4)) }
    for day in [10, 50, 51] { cells[day] = nil }
    study.diary = StudyFixture.diary("sleep", .number, cells)
    var options = study.options
    options.covariates = [CovariateChoice("sleep"), CovariateChoice("mood")]
    let result = try study.result(options)
    #expect(result.data.pairedDays == 117 && result.refusals.isEmpty)
    #expect(result.adjustment.setAside == [.init(reason: "a covariate is not known", days: 3)])
    #expect(result.adjustment.covariates.map(\.name) == ["sleep"])
    #expect(result.warnings.contains("Not taken into account: mood is not in the diary."))
  }
}
