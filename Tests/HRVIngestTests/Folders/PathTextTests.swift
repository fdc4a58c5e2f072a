import Foundation
import Testing

@testable import HRVIngest

@Suite("Paths as texts")
struct PathTextTests {
  /// The texts are written by hand after the rule.
  @Test(
    "every name has a text that leads back to it",
    arguments: [
      (Array("ruhe.txt".utf8), "ruhe.txt"), (Array("ü\\x.txt".utf8), "ü\\x.txt"),
      ([0x63, 0xE9, 0x2E, 0x74], "c\\xE9.t"), (Array("c\\xE9".utf8), "c\\x5CxE9"),
      (Array("c\\xe9".utf8), "c\\xe9"), ([0xE2, 0x82], "\\xE2\\x82"),
      ([0xED, 0xA0, 0x80], "\\xED\\xA0\\x80"), ([0xC0, 0x80, 0xFF], "\\xC0\\x80\\xFF"),
      (Array("\\x5C\\x5CxE9".utf8) + [0xFF], "\\x5Cx5C\\x5Cx5CxE9\\xFF"),
    ])
  func reversible(name: [UInt8], text: String) {
    #expect(PathText.text(name.span) == text)
    #expect(PathText.bytes(text) ?? Array(text.utf8) == name)
  }

  @Test("all names of three bytes out of those that matter have texts of their own")
  func distinct() {
    let bytes: [UInt8] = [0x5C, 0x78, 0x45, 0x39, 0x41, 0xC3, 0xA9, 0xE9]
    var texts: Set<[UInt8]> = []
    for a in bytes {
      for b in bytes {
        for c in bytes {
          let name = [0x5C, a, b, c, 0x39]
          let text = PathText.text(name.span)
          #expect(PathText.bytes(text) ?? Array(text.utf8) == name)
          texts.insert(Array(text.utf8))
        }
      }
    }
    #expect(texts.count == 512)
  }

  @Test("what a person wrote keeps its escapes")
  func written() {
    #expect(PathText.written(([0xE9] + Array("\\xE9".utf8)).span) == "\\xE9\\xE9")
    #expect(PathText.written(Array("a\\x5Cb".utf8).span) == "a\\x5Cb")
  }
}
