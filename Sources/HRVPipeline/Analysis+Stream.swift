internal import Synchronization

extension Analysis {
  /// Analyses any number of files side by side, and hands on what is made of each in the order of the
  /// files, whatever the number of workers.
  ///
  /// What is held at a time does not grow with the number of files. A file that cannot be read is
  /// an outcome, not the end.
  ///
  /// - Parameters:
  ///   - workers: the most files that are worked on at a time, 1 or more.
  ///   - next: gives the next job, and nil after the last; called by one worker at a time.
  ///   - work: makes the product of a job, on a worker with its workspace.
  ///   - deliver: takes the products in order, one at a time; what it throws ends everything.
  public func stream<Job, Product: Sendable>(
    workers: Int, _ next: @escaping @Sendable () -> Job?,
    work: @escaping @Sendable (Job, inout AnalysisWorkspace) -> Product,
    deliver: @escaping @Sendable (Product) throws -> Void
  ) async throws {
    precondition(workers >= 1, "\(workers) workers")
    let queue = Numbered(next)
    let order = InOrder(limit: 64 * workers, deliver: deliver)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<workers {
        group.addTask {
          var workspace = AnalysisWorkspace()
          while !Task.isCancelled, let (index, job) = queue.next() {
            try await order.take(work(job, &workspace), index)
          }
        }
      }
      try await group.waitForAll()
    }
  }
}

/// Jobs that several workers take from, each with its number.
private final class Numbered<Job>: Sendable {
  private let source: @Sendable () -> Job?
  private let count = Mutex(0)

  init(_ source: @escaping @Sendable () -> Job?) { self.source = source }

  func next() -> (Int, Job)? {
    // The lock is held while the source is asked: numbers follow its order.
    var job: Job?
    let number = count.withLock { count in
      job = source()
      defer { count += 1 }
      return count
    }
    return job.map { (number, $0) }
  }
}
