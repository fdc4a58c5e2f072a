import Foundation

/// A Chromium without a window, where there is one: `HRV_CHROMIUM`, or the first on the path.
enum Browser {
  /// The executable; nil where there is none.
  static let executable: URL? = {
    let environment = ProcessInfo.processInfo.environment
    let named = environment["HRV_CHROMIUM"].map { [URL(filePath: $0)] } ?? []
    let folders = (environment["PATH"] ?? "").split(separator: ":").map { URL(filePath: "\($0)") }
    let names = ["chromium", "chromium-browser", "google-chrome"]
    let all = named + folders.flatMap { folder in names.map { folder.appending(path: $0) } }
    return all.first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// What a run gave back.
  struct Run {
    let dom: String
    /// What pages wrote to the console, refusals of their policies among it.
    let console: [String]
  }

  /// Opens `page` with more `arguments`. A browser that hangs is ended after a minute.
  static func run(_ arguments: [String], _ page: URL) throws -> Run {
    let process = Process()
    let folder = page.deletingLastPathComponent()
    let (output, diagnostics) = (folder.appending(path: "dom"), folder.appending(path: "log"))
    for file in [output, diagnostics] { try Data().write(to: file) }
    process.executableURL = executable
    process.arguments =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
        "--enable-logging=stderr", "--user-data-dir=\(folder.appending(path: "profile").path)",
      ] + arguments + [page.absoluteString]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: diagnostics)
    try process.run()
    let watch = Task.detached {
      try await Task.sleep(for: .seconds(60))
      process.terminate()
    }
    process.waitUntilExit()
    watch.cancel()
    let log = String(decoding: try Data(contentsOf: diagnostics), as: UTF8.self)
    return Run(
      dom: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      console: log.split(separator: "\n").filter { $0.contains(":CONSOLE") }.map(String.init))
  }
}
