/// A hash of bytes that grow: 64 bits that tell apart what chance made different, such as what was cut
/// off. It is no protection against somebody who wants two to be alike: see ``SHA256``.
///
/// - Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, "The FNV Non-Cryptographic Hash
///   Algorithm" (FNV-1a), IETF draft-eastlake-fnv.
public struct FNV1a: Hashable, Sendable {
  /// The hash of the bytes so far; a hash goes on from it.
  public private(set) var state: UInt64

  /// The hash of nothing, or one that goes on from an earlier ``state``.
  public init(state: UInt64 = 0xCBF2_9CE4_8422_2325) { self.state = state }

  /// Takes in bytes.
  ///
  /// - Complexity: O(*bytes*).
  public mutating func add(_ bytes: Span<UInt8>) {
    for i in bytes.indices { add(bytes[i]) }
  }

  /// Takes in the UTF-8 of a text.
  ///
  /// - Complexity: O(*bytes*).
  public mutating func add(_ text: String) { add(text.utf8Span.span) }

  /// Takes in the eight bytes of a word, the least first.
  public mutating func add(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      add(UInt8(truncatingIfNeeded: word >> shift))
    }
  }

  private mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
