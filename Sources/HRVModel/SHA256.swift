/// The digest SHA-256: 256 bits that nobody knows how to get from two different texts.
///
/// - Source: NIST, "Secure Hash Standard", FIPS PUB 180-4 (2015), sections 4.1.2, 5.1.1 and 6.2.
public struct SHA256: Sendable {
  private var state: InlineArray<8, UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  private var schedule = InlineArray<64, UInt32>(repeating: 0)
  private var byteCount = 0

  /// The digest of nothing so far.
  public init() {}

  /// The digest of `bytes`, as 64 hexadecimal digits.
  ///
  /// - Complexity: O(*bytes*).
  public static func hex(of bytes: [UInt8]) -> String { hex(of: bytes.span) }

  /// The digest of `bytes`, as 64 hexadecimal digits.
  ///
  /// - Complexity: O(*bytes*).
  public static func hex(of bytes: Span<UInt8>) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.hex()
  }

  /// Takes in bytes. What is left of a block is kept in the schedule until it is full.
  public mutating func update(_ bytes: borrowing Span<UInt8>) {
    var i = 0
    while i < bytes.count {
      if byteCount % 64 == 0, bytes.count &- i >= 64 {
        for t in 0..<16 {
          let k = i &+ 4 &* t
          schedule[t] =
            UInt32(bytes[k]) << 24 | UInt32(bytes[k &+ 1]) << 16 | UInt32(bytes[k &+ 2]) << 8
            | UInt32(bytes[k &+ 3])
        }
        compress()
        byteCount += 64
        i &+= 64
      } else {
        put(bytes[i])
        i &+= 1
      }
    }
  }

  /// The digest of all bytes taken in, as 64 hexadecimal digits.
  public func hex() -> String {
    var digest = self
    let bits = UInt64(digest.byteCount) * 8
    digest.put(0x80)
    while digest.byteCount % 64 != 56 { digest.put(0) }
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      digest.put(UInt8(truncatingIfNeeded: bits >> shift))
    }
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for i in 0..<8 {
      for shift in stride(from: UInt32(28), through: 0, by: -4) {
        let digit = UInt8(digest.state[i] >> shift & 15)
        text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func put(_ byte: UInt8) {
    let place = byteCount % 64
    // The first byte of a word clears it.
    let word = place % 4 == 0 ? 0 : schedule[place / 4]
    schedule[place / 4] = word << 8 | UInt32(byte)
    byteCount += 1
    if place == 63 { compress() }
  }

  private mutating func compress() {
    var t = 16
    while t < 64 {
      let (early, late) = (schedule[t &- 15], schedule[t &- 2])
      let s0 = Self.rotated(early, 7) ^ Self.rotated(early, 18) ^ (early &>> 3)
      let s1 = Self.rotated(late, 17) ^ Self.rotated(late, 19) ^ (late &>> 10)
      schedule[t] = schedule[t &- 16] &+ s0 &+ schedule[t &- 7] &+ s1
      t &+= 1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    t = 0
    // Eight rounds at a time: after them every letter stands where it stood, and none is moved.
    while t < 64 {
      round(t, a, b, c, &d, e, f, g, &h)
      round(t &+ 1, h, a, b, &c, d, e, f, &g)
      round(t &+ 2, g, h, a, &b, c, d, e, &f)
      round(t &+ 3, f, g, h, &a, b, c, d, &e)
      round(t &+ 4, e, f, g, &h, a, b, c, &d)
      round(t &+ 5, d, e, f, &g, h, a, b, &c)
      round(t &+ 6, c, d, e, &f, g, h, a, &b)
      round(t &+ 7, b, c, d, &e, f, g, h, &a)
      t &+= 8
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  /// The round number `t`; `d` and `h` are those that it changes.
  @inline(__always)
  private func round(
    _ t: Int, _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32
  ) {
    let s1 = Self.rotated(e, 6) ^ Self.rotated(e, 11) ^ Self.rotated(e, 25)
    h &+= s1 &+ (g ^ (e & (f ^ g))) &+ Self.constants[t] &+ schedule[t]
    d &+= h
    h &+= Self.rotated(a, 2) ^ Self.rotated(a, 13) ^ Self.rotated(a, 22)
    h &+= (a & b) | (c & (a | b))
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word &>> bits | word &<< (32 &- bits)
  }

  private static let constants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
