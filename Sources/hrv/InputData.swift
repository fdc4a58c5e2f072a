import Foundation

/// The bytes of files that are no recordings: documents of this program, and configurations.
enum InputData {
  /// All of the file at `path`, or of the standard input for `-`.
  static func read(_ path: String) throws -> Data {
    guard path == "-" else { return try Data(contentsOf: URL(filePath: path)) }
    return try FileHandle.standardInput.readToEnd() ?? Data()
  }
}
