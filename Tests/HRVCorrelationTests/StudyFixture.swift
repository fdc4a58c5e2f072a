import HRVModel

@testable import HRVCorrelation

/// A study made of what each evening took and each morning measured.
struct StudyFixture {
  static let firstDay = CivilDay(year: 2026, month: 3, day: 2) ?? CivilDay(daysSince1970: 0)
  static let lnRMSSD = MetricDefinition(
    id: "ln_rmssd", symbol: "lnRMSSD", unit: "ln ms", family: .time, summary: "", formula: "",
    source: "", needs: "")

  static let heartRate = MetricDefinition(
    id: "mean_hr", symbol: "HR", unit: "bpm", family: .time, summary: "", formula: "",
    source: "", needs: "")

  /// Whether a dose is taken in the evening of each day.
  var isOn: [Bool]
  /// The dose, in mg elemental.
  var doseMg = 200.0
  /// The outcome of each morning.
  var outcomes: [Double]
  /// The mornings that have no recording.
  var missing: Set<Int> = []
  var device: @Sendable (Int) -> String? = { _ in "H10" }
  /// Minutes after midnight.
  var minuteOfDay: @Sendable (Int) -> Int = { _ in 7 * 60 }
  var correctedFraction: @Sendable (Int) -> Double = { _ in 0.01 }
  var posture: @Sendable (Int) -> String? = { _ in nil }
  var isFibrillating: @Sendable (Int) -> Bool = { _ in false }
  var cleanS: @Sendable (Int) -> Double = { _ in 290 }
  var diary: Diary?

  /// Runs of so many days without and with magnesium, in turn, beginning without.
  static func phases(_ lengths: [Int]) -> [Bool] {
    lengths.enumerated().flatMap { Array(repeating: $0 % 2 == 1, count: $1) }
  }

  /// A study with noise as HRV has it (ρ 0.6, half of it slow), SD 0.2 around 3.7, and
  /// `steadyStateEffect` when the pool is full.
  init(_ isOn: [Bool], steadyStateEffect: Double = 0, seed: UInt64 = 1) {
    self.isOn = isOn
    var noise: [Double] = []
    var deviates = NormalDeviates(seed: seed)
    NoiseProcess(.init(dayToDayCorrelation: 0.6, slowShare: 0.5), on: Array(isOn.indices))
      .simulate(&deviates) { noise.append($1) }
    var pool = 0.0
    outcomes = []
    for (day, taken) in isOn.enumerated() {
      outcomes.append(3.7 + 0.2 * noise[day] + steadyStateEffect * pool)
      // The pool with a half-life of 7 days, its full level being 1.
      pool = 0.905_723_664_263_906_7 * pool + (taken ? 0.094_276_335_736_093_3 : 0)
    }
  }

  func day(_ index: Int) -> CivilDay { Self.firstDay.advanced(by: index) }

  var sessions: [StudySession] {
    isOn.indices.filter { !missing.contains($0) }.map { index in
      StudySession(
        file: "\(day(index)).txt",
        start: RecordingStart(
          timestamp: Timestamp(day: day(index), minuteOfDay: minuteOfDay(index)), source: .file),
        outcome: isFibrillating(index)
          ? .failure(.atrialFibrillation(suspected: 5, stretches: 5)) : .success(outcomes[index]),
        correctedFraction: correctedFraction(index), durationS: 300, device: device(index),
        posture: posture(index), cleanS: cleanS(index))
    }
  }

  /// Single doses at 21:00.
  var log: IntakeLog {
    let entries = isOn.indices.filter { isOn[$0] }.map { index in
      IntakeEntry(
        location: SourceLocation(file: "log.csv", line: index + 2),
        schedule: .at(Timestamp(day: day(index), minuteOfDay: 21 * 60)), substance: "citrate",
        dose: try? .init(amount: doseMg, unit: .milligrams, basis: .elemental), note: "")
    }
    return IntakeLog(file: "log.csv", entries: entries)
  }

  /// Options for a complete log and a quick bootstrap, with nothing beside the answer.
  var options: StudyOptions {
    var options = StudyOptions()
    options.logIsComplete = true
    options.bootstrapCount = 99
    options.secondaryCount = 0
    return options
  }

  func result(
    _ options: StudyOptions? = nil, outcome: MetricDefinition = Self.lnRMSSD
  ) throws -> StudyResult {
    try StudyAnalysis(options: options ?? self.options)(
      sessions: sessions, outcome: outcome, intake: log, diary: diary)
  }

  /// A diary of one column, by day of the study.
  static func diary(
    _ name: String, _ kind: DiaryColumn.Kind, _ values: [Int: DiaryColumn.Value]
  ) -> Diary {
    let dated = Dictionary(
      uniqueKeysWithValues: values.map { (firstDay.advanced(by: $0.key), $0.value) })
    return Diary(file: "diary.csv", columns: [DiaryColumn(name: name, kind: kind, values: dated)])
  }
}
