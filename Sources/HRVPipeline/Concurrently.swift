internal import Dispatch
internal import Synchronization

/// What two pieces of work give, done side by side when there are `workers` for both.
func concurrently<First: Sendable, Second: Sendable>(
  workers: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  guard workers > 1 else { return (first(), second()) }
  let done = Mutex<(First?, Second?)>((nil, nil))
  DispatchQueue.concurrentPerform(iterations: 2) { piece in
    if piece == 0 {
      let result = first()
      done.withLock { $0.0 = result }
    } else {
      let result = second()
      done.withLock { $0.1 = result }
    }
  }
  let (one, other) = done.withLock { $0 }
  return (one ?? first(), other ?? second())
}
