import ArgumentParser

/// One of so many equal parts of a batch, as `2/8`: every eighth file, from the second on.
struct ShardArgument: ExpressibleByArgument, Equatable {
  let number: Int
  let count: Int

  /// All of it.
  static let whole = ShardArgument(number: 1, count: 1)

  private init(number: Int, count: Int) {
    self.number = number
    self.count = count
  }

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count >= 1,
      (1...count).contains(number)
    else { return nil }
    self.init(number: number, count: count)
  }

  var defaultValueDescription: String { "\(number)/\(count)" }

  /// Whether a file belongs to it, by its number from 1.
  func takes(_ index: Int) -> Bool { (index - 1) % count == number - 1 }
}
