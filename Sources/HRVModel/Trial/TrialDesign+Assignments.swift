extension TrialDesign {
  /// Whether magnesium is taken, day by day, under one of the assignments.
  ///
  /// Blocks are in the order of the binary words of their length, magnesium being 1; pairs too, 1
  /// being magnesium first; starts in the order of days.
  ///
  /// - Precondition: `index` is in `0 ..< assignmentCount`.
  public func isOn(underAssignment index: Int) -> [Bool] {
    precondition((0..<assignmentCount).contains(index), "assignment \(index)")
    switch kind {
    case .randomBlocks(let count, let days):
      return Self.blocks(Self.balancedWord(at: index, of: count), days: days)
    case .randomPairs(let count, let days):
      let isFirst = (0..<count).map { index >> (count - 1 - $0) & 1 == 1 }
      return Self.blocks(isFirst.flatMap { [$0, !$0] }, days: days)
    case .randomStart(_, let daysBefore, _):
      return (0..<dayCount).map { $0 >= daysBefore + index }
    case .alternating(let phases, let days):
      return Self.blocks((0..<phases).map { $0 % 2 == 1 }, days: days)
    }
  }

  /// The assignment that belongs to `seed`: each is as likely as another.
  ///
  /// The first number of ``SplitMix64`` below the greatest multiple of the number of assignments
  /// decides, so that no remainder is favoured.
  func assignment(seed: UInt64) -> Int {
    let count = UInt64(assignmentCount)
    var generator = SplitMix64(seed: seed)
    let end = UInt64.max - UInt64.max % count
    var number = generator.next()
    while number >= end { number = generator.next() }
    return Int(number % count)
  }

  /// `n` over `k`.
  static func combinations(_ k: Int, of n: Int) -> Int {
    guard k >= 0, k <= n else { return 0 }
    var result = 1
    for i in 0..<min(k, n - k) { result = result * (n - i) / (i + 1) }
    return result
  }

  /// The `index`-th of the words of `count` letters half of which are true, false coming first.
  private static func balancedWord(at index: Int, of count: Int) -> [Bool] {
    var (rest, left) = (index, count / 2)
    return (0..<count).map { place in
      let withoutHere = combinations(left, of: count - place - 1)
      guard rest >= withoutHere else { return false }
      rest -= withoutHere
      left -= 1
      return true
    }
  }

  private static func blocks(_ word: [Bool], days: Int) -> [Bool] {
    word.flatMap { Array(repeating: $0, count: days) }
  }
}
