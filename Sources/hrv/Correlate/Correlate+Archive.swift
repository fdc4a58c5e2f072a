import HRVCorrelation
import HRVDSP
import HRVIngest
import HRVModel
import HRVStore

extension HRV.Correlate {
  /// The recordings, and unless files are given the intake and the diary, of the archive.
  func correlateArchive(_ file: ArchiveFile, _ question: Question) throws {
    let outcome = try asked(question).definition
    let archive = try file.open(for: .reading)
    let sessions = try source.sessions(of: outcome.id, in: archive, file, flags)
    let log =
      intake == nil ? try file.intakeLog(in: archive) : try intakeLog(question.intake)
    guard !acute else { return try finishAcute(sessions, outcome, log) }
    let diary =
      diaryFlags.diary == nil
      ? try file.diary(in: archive, wanted: diaryFlags.choices().map(\.name)) : question.diary
    try finish(
      result { () throws(IntakeResolutionError) in
        try question.analysis(sessions: sessions, outcome: outcome, intake: log, diary: diary)
      }, question)
  }
}
