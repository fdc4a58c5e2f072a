import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVSimulation

@Suite struct SampleDataPlanTests {
  /// Made once: it is the slowest thing here.
  private static let files = Result { try SampleDataPlan.files() }

  @Test func thePlanIsSmallUniqueAndDeterministic() throws {
    let files = try Self.files.get()
    #expect(try SampleDataPlan.files() == files)
    #expect(files.reduce(0) { $0 + $1.bytes.count } < 3_000_000)
    #expect(Set(files.map(\.path)).count == files.count)
    #expect(files.allSatisfy { !$0.path.contains("..") && !$0.path.hasPrefix("/") })
    #expect(files.allSatisfy { !$0.bytes.isEmpty })
  }

  @Test func theReadmeSpeaksForEveryFile() throws {
    let files = try Self.files.get()
    let readme = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(files[0].path == "README.md")
    let rows = readme.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("| `") else { return nil }
      return String(line.dropFirst(3).prefix { $0 != "`" })
    }
    for file in files.dropFirst() {
      let speaking = rows.count {
        $0 == file.path || ($0.hasSuffix("/") && file.path.hasPrefix($0))
      }
      #expect(speaking == 1, "\(file.path)")
    }
    #expect(rows.allSatisfy { row in files.contains { $0.path.hasPrefix(row) } })
  }

  @Test func everyLayoutHasASample() throws {
    let paths = try Self.files.get().map(\.path)
    let layouts =
      ExportLayout<SimulatedRR>.all.map { ($0.id, $0.formatID) }
      + ExportLayout<SimulatedECG>.all.map { ($0.id, $0.formatID) }
    for (id, formatID) in layouts {
      let own = id == formatID ? "" : "/\(id)"
      #expect(paths.contains { $0.hasPrefix("formats/\(formatID)\(own)/") })
    }
    let short = try Self.files.get().filter { $0.path.hasPrefix("formats/") }
    #expect(short.allSatisfy { $0.bytes.count <= SampleDataPlan.longestFormatSample })
  }

  /// What is committed is what the plan says, and nothing else.
  @Test(.enabled(if: SampleData.isWritten, "SampleData/ has not been written yet"))
  func theFolderHoldsExactlyThePlan() throws {
    let files = try Self.files.get()
    for file in files {
      let onDisk = try Data(contentsOf: SampleData.url(file.path))
      #expect(Array(onDisk) == file.bytes, "\(file.path): run `make sample-data`")
    }
    let found = try FileManager.default.subpathsOfDirectory(
      atPath: SampleData.root.resolvingSymlinksInPath().path)
    let isFile = { (path: String) in
      (try? SampleData.url(path).resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile
        == true
    }
    #expect(Set(found.filter(isFile)) == Set(files.map(\.path)))
  }
}

extension SampleData {
  fileprivate static var isWritten: Bool {
    FileManager.default.fileExists(atPath: url("README.md").path)
  }
}
