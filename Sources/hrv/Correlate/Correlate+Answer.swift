import ArgumentParser
import HRVCorrelation
import HRVIngest
import HRVModel
import HRVReport

extension HRV.Correlate {
  /// Writes the answer, and ends when it is a refusal.
  func finish(_ result: StudyResult, _ question: Question) throws {
    var result = result
    result.analysisCount = try count(result, question)
    let disclaimer = MagnesiumSafety.disclaimer
    if let report {
      try OutputFile.write(StudyReport.html(result, disclaimer: disclaimer), to: report)
    }
    if let chart, let form = output.picture {
      try draw(chart, of: result, as: form)
    } else {
      try Console.result(
        output == .json
          ? StudyDocument.json(result, disclaimer: disclaimer)
          : StudyDocument.text(
            result, disclaimer: disclaimer, isDetailed: beside.detail)
            + (plot ? StudyDocument.plot(result, widthColumns: Terminal.widthColumns) : ""))
    }
    if result.verdict == .insufficientData { throw ExitStatus.refused }
  }

  private func draw(
    _ chart: StudyChart, of result: StudyResult, as form: ChartPicture.Form
  ) throws {
    let svg: [UInt8]
    do throws(MissingChart) { svg = try chart.svg(result) } catch {
      throw ChartPicture.missing(chart.rawValue, error)
    }
    try ChartPicture.write(svg, as: form)
  }

  func finishAcute(
    _ sessions: [StudySession], _ outcome: MetricDefinition, _ log: IntakeLog
  ) throws {
    let acute = try AcuteAnalysis()
    let answer = try result { () throws(IntakeResolutionError) in
      try acute(sessions: sessions, outcome: outcome, intake: log)
    }
    let disclaimer = MagnesiumSafety.disclaimer
    try Console.result(
      output == .json
        ? AcuteDocument.json(answer, disclaimer: disclaimer)
        : AcuteDocument.text(answer, disclaimer: disclaimer))
    if answer.refusal != nil { throw ExitStatus.refused }
  }

  func intakeLog(_ options: IntakeReadingOptions) throws -> IntakeLog {
    do throws(IngestError) {
      let log = try IntakeLogReader(options: options).read(path: intake ?? "-")
      for remark in log.remarks { Console.diagnostic("\(remark)") }
      return log
    } catch {
      Console.diagnostic("\(error)")
      throw ExitStatus.dataError
    }
  }

  func result<Answer>(
    _ study: () throws(IntakeResolutionError) -> Answer
  ) throws -> Answer {
    do throws(IntakeResolutionError) { return try study() } catch {
      Console.diagnostic("\(error)")
      throw ExitStatus.dataError
    }
  }

  /// Enters the analysis in the study's file, if there is one.
  private func count(_ result: StudyResult, _ question: Question) throws -> AnalysisCount? {
    guard let study else { return nil }
    let (outcome, exposure) = (result.outcome.id.rawValue, question.options.exposure.id)
    var file = try StudyRegisterFile(
      study, beginningWith: .init(outcome: outcome, exposure: exposure))
    var choices = [question.options.choices]
    if source.archive != nil {
      choices.append("values of the archive")
    } else if daily.isEmpty {
      choices.append(flags.choices)
    } else if let window = result.computedElsewhere?.window {
      choices.append("window \(window.rawValue)")
    }
    guard result.verdict != .insufficientData else { return try file.enter(nil) }
    return try file.enter(
      StudyRegister.Analysis(
        outcome: outcome, exposure: exposure, options: choices.joined(separator: "; "),
        lastDay: result.data.lastDay?.description ?? ""))
  }
}
