extension Array {
  /// Adds elements for as long as `next` gives some, a block at a time: the checks that adding
  /// one costs are done once a block.
  @inline(__always)
  mutating func append(atMost limit: Int = .max, while next: () -> Element?) {
    var left = limit
    while left > 0 {
      let room = Swift.min(left, 1024)
      // Doubling, since adding capacity need not grow by more than is asked for.
      if capacity - count < room { reserveCapacity(Swift.max(2 * count, count + room)) }
      let before = count
      append(addingCapacity: room) { block in
        while !block.isFull, let element = next() { block.append(element) }
      }
      guard count - before == room else { return }
      left -= room
    }
  }
}
