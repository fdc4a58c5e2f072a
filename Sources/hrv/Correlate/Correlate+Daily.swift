import ArgumentParser
import HRVCorrelation
import HRVIngest
import HRVModel

extension HRV.Correlate {
  func correlateDaily(_ question: Question) throws {
    let options = try dailyFlags.options(zone: flags.zone())
    let log = try intakeLog(question.intake)
    let input = try DailyInput(daily, options: options)
    try finish(
      result { () throws(IntakeResolutionError) in
        try question.analysis(daily: input.series, intake: log, diary: question.diary)
      }, question)
    if input.hasErrors { throw ExitStatus.dataError }
  }
}
