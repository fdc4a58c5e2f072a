import Foundation
import HRVModel
import Testing

@testable import HRVCorrelation

@Suite("The register of a study")
struct StudyRegisterTests {
  private func analysis(
    _ outcome: String = "ln_rmssd", _ exposure: String = "body-pool", _ options: String = "a",
    _ lastDay: String = "2026-06-30"
  ) -> StudyRegister.Analysis {
    .init(outcome: outcome, exposure: exposure, options: options, lastDay: lastDay)
  }

  @Test("different analyses of an outcome are counted, the same one once")
  func counting() {
    var register = StudyRegister(
      name: "me", primary: .init(outcome: "ln_rmssd", exposure: "body-pool"))
    func enter(_ analysis: StudyRegister.Analysis) -> [Int] {
      let count = register.enter(analysis)
      return [count.number, count.total]
    }
    #expect(enter(analysis()) == [1, 1] && enter(analysis()) == [1, 1])
    #expect(enter(analysis("ln_rmssd", "phase")) == [2, 2])
    #expect(enter(analysis("ln_rmssd", "body-pool", "b")) == [3, 3])
    #expect(enter(analysis("ln_rmssd", "body-pool", "a", "2026-07-01")) == [4, 4])
    #expect(enter(analysis("ln_sdnn")) == [1, 1])
    #expect(enter(analysis()) == [1, 4])
    #expect(register.enter(analysis()).isPrimary)
    #expect(!register.enter(analysis("ln_rmssd", "phase")).isPrimary)
    #expect(!register.enter(analysis("ln_sdnn")).isPrimary)
  }

  @Test("a file keeps it, and one written by hand needs no analyses")
  func file() throws {
    var register = StudyRegister(
      name: "me", primary: .init(outcome: "ln_rmssd", exposure: "body-pool"))
    _ = register.enter(analysis())
    let data = try JSONEncoder().encode(register)
    #expect(try JSONDecoder().decode(StudyRegister.self, from: data) == register)
    let byHand = """
      {"schema": "hrv.study/1", "name": "x",
       "primary": {"outcome": "ln_rmssd", "exposure": "phase"}}
      """
    let read = try JSONDecoder().decode(StudyRegister.self, from: Data(byHand.utf8))
    #expect(read.analyses.isEmpty && read.primary.exposure == "phase")
  }

  @Test("whatever can change an answer is part of an analysis; chance is not")
  func choices() throws {
    let usual = StudyOptions()
    let changes: [(inout StudyOptions) -> Void] = [
      { $0.exposure = .phase }, { $0.logIsComplete = true }, { $0.habitualIntakeMgPerDay = 10 },
      { $0.maximumCorrectedFraction = 0.1 }, { $0.minimumDurationS = 90 },
      { $0.timeWindowHours = 3 }, { $0.washInDays = 7 }, { $0.dailyChoice = .median },
      { $0.covariates = [CovariateChoice("alcohol")] }, { $0.weekdays = true },
      { $0.weighsByCleanSeconds = true },
      { $0.zone = ZoneRules(name: "UTC", utcOffsetS: 0) },
    ]
    var seen: Set<String> = [usual.choices]
    for change in changes {
      var options = usual
      change(&options)
      #expect(seen.insert(options.choices).inserted, "\(options.choices)")
    }
    var other = usual
    (other.seed, other.bootstrapCount, other.upperLevel) = (7, 99, .eu)
    #expect(other.choices == usual.choices)
  }
}
