/// Hands products on in the order of their numbers, whoever made them and when.
///
/// What comes early waits here, up to a limit; who is further ahead waits until the others have
/// caught up. So memory does not grow with the number of products.
actor InOrder<Product: Sendable> {
  private let deliver: @Sendable (Product) throws -> Void
  private let limit: Int
  private var next = 0
  private var early: [Int: Product] = [:]
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var failure: (any Error)?

  /// - Parameters:
  ///   - limit: how many products may wait, 1 or more.
  ///   - deliver: takes each product in its turn. What it throws ends everything.
  init(limit: Int, deliver: @escaping @Sendable (Product) throws -> Void) {
    self.limit = limit
    self.deliver = deliver
  }

  /// Takes product number `index`; numbers begin with 0 and have no holes.
  func take(_ product: Product, _ index: Int) async throws {
    while failure == nil, index >= next + limit {
      await withCheckedContinuation { waiting.append($0) }
    }
    if let failure { throw failure }
    early[index] = product
    do {
      while let product = early.removeValue(forKey: next) {
        try deliver(product)
        next += 1
      }
    } catch {
      failure = error
    }
    for continuation in waiting { continuation.resume() }
    waiting.removeAll(keepingCapacity: true)
    if let failure { throw failure }
  }
}
