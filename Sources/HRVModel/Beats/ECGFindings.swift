/// What was found in an electrocardiogram before anything was computed from its intervals.
public struct ECGFindings: Hashable, Sendable {
  /// The beats, those in unusable stretches included, in order.
  public let beats: [DetectedBeat]
  /// Where each of them came from.
  public let types: [BeatType]
  /// How far beats can be relied on, stretch by stretch.
  public let quality: [SignalQuality]
  /// Whether each of them lies outside the unusable stretches: intervals were made from those.
  public let isKept: [Bool]

  /// Creates findings.
  ///
  /// - Precondition: as many types as beats; beats and stretches in order of time.
  /// - Complexity: O(*n*).
  public init(beats: [DetectedBeat], types: [BeatType], quality: [SignalQuality]) {
    precondition(beats.count == types.count)
    self.beats = beats
    self.types = types
    self.quality = quality
    var next = 0
    isKept = beats.map { beat in
      while next < quality.count, quality[next].endS <= beat.timeS { next += 1 }
      let isPoor =
        next < quality.count && quality[next].startS <= beat.timeS && !quality[next].isUsable
      return !isPoor
    }
  }

  /// The number of beats that were kept.
  public var keptCount: Int { isKept.count { $0 } }

  /// How many beats are of a type.
  public func count(_ type: BeatType) -> Int { types.count { $0 == type } }

  /// The stretches whose beats were dropped.
  public var unusable: [SignalQuality] { quality.filter { !$0.isUsable } }
}
