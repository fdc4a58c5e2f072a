/// Which recordings are the ECG and the intervals of one heart at one time.
///
/// Such are an ECG and a list of intervals that name no different devices and overlap by their
/// clocks; where a start is unknown, or only one clock is known against UTC, two that are given
/// alone.
public enum StreamPairing {
  /// An ECG and intervals.
  public struct Pair: Hashable, Sendable {
    /// The index of the ECG.
    public let ecg: Int
    /// The index of the intervals.
    public let rr: Int
    /// How much later the intervals begin by the clocks, in s; nil when these do not tell.
    public let laterS: Double?
  }

  /// They have to overlap by so much, in s.
  static let leastOverlapS = 20.0

  /// The pairs among `outlines`, in order.
  ///
  /// - Complexity: O(ECGs · lists of intervals).
  public static func pairs(of outlines: [RecordingOutline]) -> [Pair] {
    let ecgs = outlines.indices.filter { outlines[$0].ecg != nil }
    let lists = outlines.indices.filter { outlines[$0].ecg == nil }
    return ecgs.flatMap { ecg in
      lists.compactMap { pair(ecg, $0, outlines) }
    }
  }

  private static func pair(_ ecg: Int, _ rr: Int, _ outlines: [RecordingOutline]) -> Pair? {
    let (first, second) = (outlines[ecg], outlines[rr])
    if let device = first.device, let other = second.device, device != other { return nil }
    let isOneClock =
      (first.start?.utcOffsetS == nil) == (second.start?.utcOffsetS == nil)
    guard isOneClock, first.start != nil, second.start != nil,
      let pauseS = first.pauseS(until: second)
    else { return outlines.count == 2 ? Pair(ecg: ecg, rr: rr, laterS: nil) : nil }
    let laterS = pauseS + first.durationS
    let overlapS = min(first.durationS, laterS + second.durationS) - max(0, laterS)
    return overlapS >= leastOverlapS ? Pair(ecg: ecg, rr: rr, laterS: laterS) : nil
  }
}
