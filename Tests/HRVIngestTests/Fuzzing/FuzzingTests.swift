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

  @Test("inputs changed at random give a sound outcome", arguments: ReaderFamily.allCases)
  func mutation(_ family: ReaderFamily) {
    var mutation = InputMutation(pool: family.seeds, sizeLimit: 512, seed: 1)
    var input: [UInt8] = []
    var different: Set<[UInt8]> = []
    for _ in 0..<200 {
      mutation.next(into: &input)
      #expect(family.complaint(about: input) == nil, "\(input)")
      #expect(input.count <= 512)
      different.insert(input)
    }
    #expect(different.count > 150)
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
