import HRVModel
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  // The examples of FIPS 180-4 (NIST CSRC, "SHA256.pdf"), and of nothing.
  @Test(
    "the published examples",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func examples(text: String, digest: String) {
    #expect(SHA256.hex(of: Array(text.utf8)) == digest)
  }

  // Python 3.11, hashlib.sha256(b"a" * 10_000).
  @Test("many blocks")
  func manyBlocks() {
    #expect(
      SHA256.hex(of: [UInt8](repeating: UInt8(ascii: "a"), count: 10_000))
        == "27dd1f61b867b6a0f6e9d8a41c43231de52107e53ae424de8f847b821db4b711")
  }

  @Test("how the bytes are cut makes no difference")
  func pieces() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for cut in [0, 1, 3, 63, 64, 65, 127, 128, 200, 300] {
      var digest = SHA256()
      let (first, second) = (Array(bytes[..<cut]), Array(bytes[cut...]))
      digest.update(first.span)
      digest.update(second.span)
      #expect(digest.hex() == SHA256.hex(of: bytes), "cut at \(cut)")
    }
  }
}
