import Foundation
import HRVModel
import Testing

@testable import HRVIngest

/// What the fuzzer found once must hold for ever; its targets are in `Tests/Fuzz`.
@Suite("Fuzzed readers")
struct FuzzingTests {
  @Test("the seeds of every family are read without an error", arguments: ReaderFamily.allCases)
  func seeds(_ family: ReaderFamily) {
    #expect(!family.seeds.isEmpty)
    for seed in family.seeds { #expect(family.complaint(about: seed) == nil) }
  }

  @Test("cut off at any byte, a seed gives a sound outcome", arguments: ReaderFamily.allCases)
  func truncation(_ family: ReaderFamily) {
    for seed in family.seeds where seed.count < 512 {
      for end in seed.indices {
        #expect(family.complaint(about: Array(seed[..<end])) == nil)
      }
    }
  }

  @Test("inputs that the fuzzer kept give a sound outcome", arguments: ReaderFamily.allCases)
  func corpus(_ family: ReaderFamily) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fuzz/Corpus/\(family.rawValue)")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files {
      let input = try [UInt8](Data(contentsOf: file))
      #expect(family.complaint(about: input) == nil, "\(file.lastPathComponent)")
    }
  }
}
