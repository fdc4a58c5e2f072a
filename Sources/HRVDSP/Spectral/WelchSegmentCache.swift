internal import Synchronization

/// The segments of other lengths than usual, kept for the next recording that needs them.
final class WelchSegmentCache: Sendable {
  // One plan and window are some 20 kB; a long batch of short recordings must not keep one for
  // every length there is.
  private static let capacity = 256

  private let segments = Mutex<[Int: WelchSegment]>([:])

  /// The segment of this length, made when there is none. Planning happens outside the lock:
  /// two tasks may make the same segment, and one of the two is dropped.
  func segment(length: Int, overlap: Double, window: Window) -> WelchSegment {
    if let known = segments.withLock({ $0[length] }) { return known }
    let made = WelchSegment(length: length, overlap: overlap, window: window)
    return segments.withLock { segments in
      if let known = segments[length] { return known }
      if segments.count < Self.capacity { segments[length] = made }
      return made
    }
  }
}
