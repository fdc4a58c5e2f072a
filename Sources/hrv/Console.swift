import ArgumentParser
import Foundation
import HRVModel
import HRVReport

/// Results go to standard output, everything else to standard error.
enum Console {
  /// Writes a result. A closed pipe ends the program quietly, as for any filter.
  static func result(_ text: String) throws {
    try write(text, to: .standardOutput)
  }

  /// Writes a result that is no text.
  static func result(bytes: Data) throws {
    do { try FileHandle.standardOutput.write(contentsOf: bytes) } catch {
      throw ExitStatus.ioError
    }
  }

  /// Writes a diagnostic, one line. Names and cells of files in it cannot steer the terminal.
  static func diagnostic(_ text: String) {
    try? write(VisibleText.flow(text) + "\n", to: .standardError)
  }

  /// Writes what there is to say of files, the first few one by one: a folder of one app's
  /// exports has the same to say of every file.
  static func remarks(_ remarks: [ReadingRemark]) {
    for remark in remarks.prefix(mostRemarks) { diagnostic("\(remark)") }
    let rest = remarks.count - mostRemarks
    if rest > 0 { diagnostic("note: \(rest) more remarks; hrv inspect shows them all") }
  }

  private static let mostRemarks = 10

  private static func write(_ text: String, to handle: FileHandle) throws {
    do { try handle.write(contentsOf: Data(text.utf8)) } catch { throw ExitStatus.ioError }
  }
}
