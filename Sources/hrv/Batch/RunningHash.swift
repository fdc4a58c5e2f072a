/// A hash of text that grows: 64 bits that tell what was cut off or never reached the disk. It is no
/// protection against somebody.
///
/// - Source: FNV-1a, IETF draft-eastlake-fnv.
struct RunningHash: Equatable {
  private(set) var state: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(state: UInt64) { self.state = state }

  mutating func add(_ text: String) {
    add(text.utf8)
  }

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}
