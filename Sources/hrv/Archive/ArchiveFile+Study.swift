import HRVIngest
import HRVModel
import HRVStore

extension ArchiveFile {
  /// What the archive has of intake, of which there must be some.
  func intakeLog(in archive: Archive) throws -> IntakeLog {
    let log = try using { () throws(ArchiveError) in try archive.intakeLog() }
    guard !log.entries.isEmpty else {
      Console.diagnostic(
        "\(path): error: no intake in it; see: hrv intake, or give the log with --intake")
      throw ExitStatus.noInput
    }
    return log
  }

  /// What the archive has of a diary, with the columns `wanted` as numbers, yes and no, or words
  /// throughout; nil without notes.
  func diary(in archive: Archive, wanted: [String]) throws -> Diary? {
    let notes = try using { () throws(ArchiveError) in try archive.diaryNotes() }
    guard !notes.isEmpty else { return nil }
    do throws(IngestError) {
      return try DiaryReader(columns: wanted).read(notes: notes, file: "\(path) diary")
    } catch {
      Console.diagnostic(Self.text(of: error, among: notes, in: path))
      throw ExitStatus.dataError
    }
  }

  /// The error with the day and the name of the note in place of a line, which nobody could look up.
  private static func text(
    of error: IngestError, among notes: [DiaryNote], in path: String
  ) -> String {
    guard case .expected = error.reason, notes.indices.contains(error.location.line - 1) else {
      return "\(path): error: \(error.message), of what is noted in its diary"
    }
    let note = notes[error.location.line - 1]
    return
      "\(path): error: \(note.name) of \(note.day) in its diary: \(error.message). Correct it with:"
      + " hrv diary add \(note.day) \"\(note.name)\" VALUE."
  }
}
