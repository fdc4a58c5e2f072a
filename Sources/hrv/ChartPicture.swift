import ArgumentParser
import Foundation
import HRVReport

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A drawing as a result: SVG as it is, or PNG.
///
/// PNG is made by `rsvg-convert` of librsvg, where it is installed: linking the library would make
/// the program need it everywhere.
enum ChartPicture {
  /// The form of a drawing.
  enum Form {
    case svg, png
  }

  /// Writes `svg` to the standard output.
  static func write(_ svg: [UInt8], as form: Form) throws {
    switch form {
    case .svg: try Console.result(String(decoding: svg, as: UTF8.self))
    case .png:
      guard isatty(1) == 0 else {
        throw ValidationError("A PNG is not for a terminal: send it to a file, as in > chart.png.")
      }
      try Console.result(bytes: try png(svg))
    }
  }

  /// Says why there is no such chart, which is a refusal.
  static func missing(_ chart: String, _ error: MissingChart) -> ExitCode {
    Console.diagnostic("error: no \(chart) can be drawn: \(error.reason)")
    return ExitStatus.refused
  }

  /// Pixels to a unit of the drawing: sharp on paper and on dense screens.
  private static let zoom = "2"

  private static func png(_ svg: [UInt8]) throws -> Data {
    guard let program = program() else {
      Console.diagnostic(
        "error: PNG is drawn by rsvg-convert, which is not here: install librsvg2-bin (apt),"
          + " librsvg2-tools (dnf) or librsvg (brew), or use --output svg")
      throw ExitStatus.cannotCreate
    }
    // What is measured of a person is for nobody else to read.
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "hrv-\(UUID().uuidString)", directoryHint: .isDirectory)
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      defer { try? FileManager.default.removeItem(at: folder) }
      let (input, output) = (folder.appending(path: "i.svg"), folder.appending(path: "o.png"))
      try Data(svg).write(to: input)
      let process = Process()
      process.executableURL = program
      process.arguments = ["--zoom", zoom, "--output", output.path, input.path]
      process.standardOutput = FileHandle.nullDevice
      process.standardInput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      if process.terminationStatus == 0 { return try Data(contentsOf: output) }
      Console.diagnostic(
        "error: \(program.path) ended with status \(process.terminationStatus); use --output svg")
    } catch {
      Console.diagnostic("error: cannot draw a PNG: \(error.localizedDescription)")
    }
    throw ExitStatus.cannotCreate
  }

  private static func program() -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { URL(filePath: "\($0)/rsvg-convert") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
