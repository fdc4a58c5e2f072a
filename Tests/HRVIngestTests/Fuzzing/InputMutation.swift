import HRVModel

/// Changes inputs at random, as a fuzzer does that is not led by coverage: what is read over and
/// over again lies near inputs that a fuzzer led by coverage kept.
struct InputMutation {
  /// Inputs to begin with.
  private let pool: [[UInt8]]
  /// Words of the pool, which are put where they do not belong.
  private let words: [[UInt8]]
  private let sizeLimit: Int
  private var random: SplitMix64

  /// - Precondition: `pool` is not empty.
  init(pool: [[UInt8]], sizeLimit: Int, seed: UInt64) {
    precondition(!pool.isEmpty, "nothing to change")
    self.pool = pool.map { Array($0.prefix(sizeLimit)) }
    self.sizeLimit = sizeLimit
    random = SplitMix64(seed: seed)
    var words: Set<[UInt8]> = []
    for input in pool {
      for word in input.split(whereSeparator: { $0 < 0x21 || [0x2C, 0x3B].contains($0) })
      where word.count <= 24 { words.insert(Array(word)) }
    }
    self.words = words.sorted { $0.lexicographicallyPrecedes($1) } + [[]]
  }

  /// Puts the next input into `input`: one of the pool with one to eight changes.
  mutating func next(into input: inout [UInt8]) {
    input.removeAll(keepingCapacity: true)
    input.append(contentsOf: pool[below(pool.count)])
    for _ in 0...below(8) { change(&input) }
    // The first byte chooses the reader.
    if !input.isEmpty, below(16) == 0 { input[0] = UInt8(truncatingIfNeeded: random.next()) }
    if input.count > sizeLimit { input.removeLast(input.count - sizeLimit) }
  }

  private mutating func change(_ input: inout [UInt8]) {
    let at = below(input.count + 1)
    guard at < input.count else {
      input.append(UInt8(truncatingIfNeeded: random.next()))
      return
    }
    switch below(12) {
    case 0: input[at] ^= 1 << UInt8(below(8))
    case 1: input[at] = UInt8(truncatingIfNeeded: random.next())
    case 2: input[at] = input[at] &+ UInt8(below(17)) &- 8
    case 3: input[at] = Self.telling[below(Self.telling.count)]
    case 4: input.insert(Self.telling[below(Self.telling.count)], at: at)
    case 5: changeDigits(&input, from: at)
    case 6: input.removeSubrange(at..<min(input.count, at + 1 + below(32)))
    case 7: input.removeLast(input.count - at)
    case 8:
      let piece = input[at..<min(input.count, at + 1 + below(64))]
      input.insert(contentsOf: Array(piece), at: below(input.count + 1))
    case 9:
      let word = words[below(words.count)]
      input.replaceSubrange(at..<min(input.count, at + below(word.count + 1)), with: word)
    case 10:
      let other = pool[below(pool.count)]
      let from = below(other.count + 1)
      input.replaceSubrange(at..<input.count, with: other[from...])
    default:
      let other = pool[below(pool.count)]
      let from = below(other.count + 1)
      let piece = other[from..<min(other.count, from + below(64))]
      input.replaceSubrange(at..<min(input.count, at + piece.count), with: piece)
    }
  }

  /// Writes other digits over those of a number, or repeats one.
  private mutating func changeDigits(_ input: inout [UInt8], from begin: Int) {
    guard let first = input[begin...].firstIndex(where: { $0 &- 0x30 < 10 }) else { return }
    if below(4) == 0 {
      input.insert(contentsOf: repeatElement(input[first], count: 1 + below(20)), at: first)
      return
    }
    var i = first
    while i < input.count, input[i] &- 0x30 < 10 {
      input[i] = 0x30 + UInt8(below(10))
      i += 1
    }
  }

  private mutating func below(_ count: Int) -> Int {
    Int(truncatingIfNeeded: random.next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// Bytes that mean something in texts, and the ends of the range.
  private static let telling =
    Array("\t\n\r \"#'+,-./0123456789:;<=>?@AENTZ[\\]_aeknrstz{|}".utf8)
    + [0, 1, 0x7F, 0x80, 0xA0, 0xB5, 0xC3, 0xEF, 0xFE, 0xFF]
}
