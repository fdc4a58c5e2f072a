import Foundation
import HRVTestSupport

/// The built command, run as a person runs it.
struct HRVCommand {
  /// What a run gave back.
  struct Output {
    let status: Int32
    let result: String
    let diagnostics: String

    /// The result as JSON.
    func json() throws -> [String: Any] {
      try JSONSerialization.jsonObject(with: Data(result.utf8)) as? [String: Any] ?? [:]
    }
  }

  /// The executable lies beside the test bundle.
  private static let executable: URL = {
    let arguments = CommandLine.arguments
    let bundle = arguments.first { $0.hasSuffix(".xctest") } ?? arguments[0]
    return URL(filePath: bundle).deletingLastPathComponent().appending(path: "hrv")
  }()

  /// Runs the command and kills it after a while, if it has not ended.
  static func kill(_ arguments: [String], afterS seconds: Double) throws {
    let start = ContinuousClock.now
    try kill(arguments) { ContinuousClock.now - start >= .seconds(seconds) }
  }

  /// Runs the command and kills it as soon as `isTime`, if it has not ended.
  static func kill(_ arguments: [String], when isTime: () -> Bool) throws {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning, !isTime() { Thread.sleep(forTimeInterval: 0.001) }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Runs the command, with the file at `input`, if any, as its standard input.
  static func run(
    _ arguments: [String], in folder: URL = SampleData.packageRoot, input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Output {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = folder
    if !environment.isEmpty {
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    }
    // Files, not pipes: a full pipe would stop the command while nobody reads.
    let scratch = try TemporaryFolder()
    let (resultURL, diagnosticsURL) = (scratch.url("result"), scratch.url("diagnostics"))
    try Data().write(to: resultURL)
    try Data().write(to: diagnosticsURL)
    process.standardOutput = try FileHandle(forWritingTo: resultURL)
    process.standardError = try FileHandle(forWritingTo: diagnosticsURL)
    process.standardInput =
      try input.map { try FileHandle(forReadingFrom: URL(filePath: $0)) } ?? .nullDevice
    try process.run()
    process.waitUntilExit()
    return Output(
      status: process.terminationStatus,
      result: String(decoding: try Data(contentsOf: resultURL), as: UTF8.self),
      diagnostics: String(decoding: try Data(contentsOf: diagnosticsURL), as: UTF8.self))
  }
}

/// A folder that goes away with its owner.
final class TemporaryFolder {
  let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory
      .appending(path: "hrv-tests-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func url(_ name: String) -> URL { root.appending(path: name) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try FileManager.default.createDirectory(
      at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url(name))
    return url(name).path
  }
}
