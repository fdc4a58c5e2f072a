/// Values of any number of recordings in memory that does not grow with it: all of them up to a
/// limit, beyond that every second, fourth, eighth … in their order.
struct ThinnedValues: Sendable {
  private(set) var values: [Double] = []
  /// Which share is kept: one of so many.
  private(set) var every = 1
  private var count = 0
  private let limit: Int

  init(limit: Int = 20_000) { self.limit = limit }

  mutating func add(_ value: Double) {
    defer { count += 1 }
    guard count % every == 0 else { return }
    if values.count == limit {
      values = stride(from: 0, to: limit, by: 2).map { values[$0] }
      every *= 2
      guard count % every == 0 else { return }
    }
    values.append(value)
  }
}
