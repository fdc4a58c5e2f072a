import HRVModel
import Testing

@testable import HRVIngest

/// A text as an intake log of this name, read.
func intakeLog(
  _ text: String, name: String = "log.csv", _ options: IntakeReadingOptions = .init(),
  siblings: [String: String] = [:]
) throws(IngestError) -> IntakeLog {
  try IntakeLogReader(options: options).read(
    bytes: Array(text.utf8), file: name, siblings: siblings.mapValues { Array($0.utf8) })
}

/// The error that reading gives; nil when it gives none.
func intakeError(
  _ text: String, name: String = "log.csv", _ options: IntakeReadingOptions = .init()
) -> IngestError? {
  do throws(IngestError) {
    _ = try intakeLog(text, name: name, options)
    return nil
  } catch {
    return error
  }
}

extension IntakeEntry {
  /// Day, perhaps time, what, and how much, in a line: `2026-03-02 21:30 supplement citrate
  /// 400.0 mg elemental`.
  var line: String {
    let when =
      switch schedule {
      case .on(let day): "\(day)"
      case .at(let moment):
        String("\(moment)".prefix(16)).split(separator: "T").joined(separator: " ")
      case .daily(let from, _, _): "daily from \(from)"
      }
    guard let dose else { return "\(when) \(substance)" }
    let basis = dose.basis.map { " \($0.rawValue)" } ?? ""
    return "\(when) \(role) \(substance) \(dose.amount) \(dose.unit.rawValue)\(basis)"
  }
}

extension IntakeLog {
  /// The entries, a line each.
  var lines: [String] { entries.map(\.line) }

  /// The remarks as one text.
  var said: String { remarks.map(\.message).joined(separator: "\n") }
}
