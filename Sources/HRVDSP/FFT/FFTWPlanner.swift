internal import Synchronization

/// The one lock around FFTW's planner.
///
/// FFTW names `fftw_execute` and its new-array variants as its only thread-safe calls ("Thread
/// safety", FFTW 3.3 manual). Every other call of this module goes through here, destruction
/// included.
///
/// The lock is not re-entrant: never let a plan be released inside `body`.
enum FFTWPlanner {
  private static let lock = Mutex(())

  static func withLock(_ body: () -> Void) { lock.withLock { _ in body() } }
}
