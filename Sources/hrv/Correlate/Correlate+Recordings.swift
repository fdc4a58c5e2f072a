import HRVCorrelation
import HRVDSP
import HRVIngest
import HRVModel
import HRVPipeline

extension HRV.Correlate {
  func correlateRecordings(_ question: Question) async throws {
    let metric = try asked(question)
    let log = try intakeLog(question.intake)
    let run = try await AnalysisRun(files: recordings, flags: flags) {
      $0.metrics = [metric]
    }
    let outcome = metric.definition
    let sessions = run.analyses.map { analysis in
      var session = StudySession(analysis, outcome: outcome.id)
      let entry = run.manifest[session.file]
      session.device = session.device ?? entry?.device
      session.posture = entry?.posture
      return session
    }
    if acute {
      try finishAcute(sessions, outcome, log)
    } else {
      let alternatives = try await beside.alternatives(
        of: recordings, metric: metric, flags: flags)
      try finish(
        result { () throws(IntakeResolutionError) in
          try question.analysis(
            sessions: sessions, outcome: outcome, intake: log, diary: question.diary,
            alternatives: alternatives)
        }, question)
    }
    try run.finish()
  }
}
