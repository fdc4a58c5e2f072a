public import HRVModel

/// Which detected beats are which beats of a reference: one of each at most.
///
/// For each beat of the reference in turn, the nearest detected one among those that are left,
/// looking on to the first that does not come before it. If the next beat of the reference is
/// nearer still to the same one, it is left to that, and the one before it is taken. A pair counts
/// when its beats are **less** than the window apart.
///
/// - Source: `wfdb.processing.compare_annotations` (WFDB for Python 4.3.1), whose pairs these are,
///   one by one, also where another pairing would have more of them.
public struct BeatMatching: Sendable {
  /// The index of the detected beat for each beat of the reference; nil where there is none.
  public let detectedByReference: [Int?]
  /// The number of detected beats.
  private let detectedCount: Int

  /// Matches two ascending lists of sample numbers.
  ///
  /// - Parameter window: the first distance that is too far, in samples; may have a fraction.
  /// - Complexity: O(*n*) while neither list has many beats without one of the other list.
  public init(reference: [Int], detected: [Int], window: Double) {
    var matches = [Int?](repeating: nil, count: reference.count)
    var start = 0
    var i = 0
    while i < reference.count, start < detected.count {
      var (nearest, distance) = Self.nearest(to: reference[i], in: detected, from: start)
      var isLeft = false
      if i + 1 < reference.count {
        let next = Self.nearest(to: reference[i + 1], in: detected, from: start)
        isLeft = next.index == nearest && next.distance < distance
      }
      let isFree = nearest > 0 && (i == 0 || matches[i - 1] != nearest - 1)
      if isLeft, isFree {
        nearest -= 1
        distance = abs(reference[i] - detected[nearest])
      }
      if !isLeft || isFree {
        if Double(distance) < window { matches[i] = nearest }
        start = nearest + 1
      }
      i += 1
    }
    detectedByReference = matches
    detectedCount = detected.count
  }

  /// How many beats were found, missed and made up.
  public var counts: MatchCounts {
    let found = detectedByReference.count { $0 != nil }
    return MatchCounts(
      truePositives: found, falseNegatives: detectedByReference.count - found,
      falsePositives: detectedCount - found)
  }

  /// The nearest of `detected` from `start` on, looking no further than the first that is not
  /// before `sample`; the first of equals.
  private static func nearest(
    to sample: Int, in detected: [Int], from start: Int
  ) -> (index: Int, distance: Int) {
    var best = (index: start, distance: abs(sample - detected[start]))
    for index in start..<detected.count {
      let ahead = sample - detected[index]
      if abs(ahead) < best.distance { best = (index, abs(ahead)) }
      if ahead <= 0 { break }
    }
    return best
  }
}
