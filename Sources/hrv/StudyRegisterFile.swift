import ArgumentParser
import Foundation
import HRVCorrelation
import HRVModel

/// The file in which a study keeps what was declared before looking, and every analysis that was
/// run.
struct StudyRegisterFile {
  let path: String
  private(set) var register: StudyRegister
  private let isNew: Bool

  /// Opens the file at `path`, or begins one that declares `primary`.
  init(_ path: String, beginningWith primary: StudyRegister.Primary) throws {
    self.path = path
    guard let data = FileManager.default.contents(atPath: path) else {
      if FileManager.default.fileExists(atPath: path) {
        Console.diagnostic("\(path): error: cannot be read")
        throw ExitStatus.dataError
      }
      let name = URL(filePath: path).deletingPathExtension().lastPathComponent
      register = StudyRegister(name: name, primary: primary)
      isNew = true
      return
    }
    isNew = false
    do {
      register = try JSONDecoder().decode(StudyRegister.self, from: data)
    } catch {
      Console.diagnostic("\(path): error: this is no study file: \(Self.reason(error))")
      throw ExitStatus.dataError
    }
    guard register.schema == StudyRegister.currentSchema else {
      Console.diagnostic(
        "\(path): error: its schema is \"\(register.schema)\", not"
          + " \"\(StudyRegister.currentSchema)\"")
      throw ExitStatus.dataError
    }
  }

  /// Enters an analysis, writes the file, and says which of the outcome's it is. A refused one,
  /// of which nothing was seen, is handed in as nil and not counted.
  mutating func enter(_ analysis: StudyRegister.Analysis?) throws -> AnalysisCount? {
    let count = analysis.map { register.enter($0) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(register)
    try OutputFile.write([UInt8](data) + [UInt8(ascii: "\n")], to: path, replacesAll: true)
    if isNew {
      Console.diagnostic(
        "\(path): note: begun; \(register.primary.outcome) by \(register.primary.exposure) is now"
          + " the declared question")
    }
    return count
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "it is no JSON" }
    switch error {
    case .keyNotFound(let key, _): return "\"\(key.stringValue)\" is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\"\(context.codingPath.last?.stringValue ?? "")\" is not what it should be"
    case .dataCorrupted: return "it is no JSON"
    @unknown default: return "it cannot be understood"
    }
  }
}
