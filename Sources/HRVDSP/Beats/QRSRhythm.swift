/// How fast and how regular the heart beats in a neighbourhood.
///
/// Told from some sixteen intervals between candidates that stand out, anew for every eight of
/// them, by medians: a beat missed or invented among them, an ectopic beat or a pause changes
/// nothing.
struct QRSRhythm {
  /// The typical interval, in s.
  var intervalS: Float = 0.8
  /// The median distance of the intervals from it, as a share of it: a few percent in sinus
  /// rhythm, 20 % in atrial fibrillation.
  var irregularity: Float = 0.1

  /// The intervals that a heart takes, and those that tell how regular it is.
  private static let rhythmS: ClosedRange<Float> = 0.25...2
  private static let anyS: ClosedRange<Float> = 0.2...3
  private static let fewest = 3
  /// The number of outstanding candidates for which one rhythm is told.
  static let stride = 8
  /// A rhythm with so much shorter intervals is the true one when it is about as regular: every
  /// second beat is low.
  private static let shorter: Float = 0.75
  private static let regularEnough: Float = 2.5

  /// The usual rhythm, where there is nothing to tell it from.
  init() {}

  /// The rhythm around outstanding candidate `middle` of those at `places`, which ascend.
  init(around middle: Int, of places: [Int32], rateHz: Float, buffer: inout [Float]) {
    let window = Self.window(around: middle, of: places)
    guard !window.isEmpty else { return }
    buffer.removeAll(keepingCapacity: true)
    for i in window {
      let seconds = Float(places[i] - places[i - 1]) / rateHz
      if Self.rhythmS.contains(seconds) { buffer.append(seconds) }
    }
    guard buffer.count >= Self.fewest else { return }
    intervalS = buffer.medianOfFew
    buffer.removeAll(keepingCapacity: true)
    for i in window {
      let seconds = Float(places[i] - places[i - 1]) / rateHz
      if Self.anyS.contains(seconds) { buffer.append(abs(seconds / intervalS - 1)) }
    }
    irregularity = buffer.medianOfFew
  }

  /// The places that end the intervals of the rhythm around number `middle` of them.
  static func window(around middle: Int, of places: [Int32]) -> Range<Int> {
    let from = max(1, middle - stride / 2 + 1)
    return from..<max(from, min(places.count, middle + stride + stride / 2 + 1))
  }
}

extension QRSRhythm {
  /// The rhythm of this neighbourhood when `other` is that of its lower candidates, too.
  func orShorter(_ other: QRSRhythm) -> QRSRhythm {
    other.intervalS < Self.shorter * intervalS
      && other.irregularity < Self.regularEnough * irregularity ? other : self
  }
}

extension [Float] {
  /// The median of at most sixteen values, as a sort would give it, to the bit: every lane counts
  /// how many values are less than its own, and how many not more.
  ///
  /// - Precondition: not empty.
  var medianOfFew: Float {
    precondition(!isEmpty && count <= 16)
    var lanes = SIMD16<Float>(repeating: .infinity)
    for i in indices { lanes[i] = self[i] }
    var less = SIMD16<Int32>.zero
    var notMore = SIMD16<Int32>.zero
    for value in self {
      less.replace(with: less &+ 1, where: lanes .> value)
      notMore.replace(with: notMore &+ 1, where: lanes .>= value)
    }
    let middle = Int32(count / 2)
    var (before, at) = (self[0], self[0])
    for i in indices {
      if less[i] <= middle, notMore[i] > middle { at = self[i] }
      if less[i] < middle, notMore[i] >= middle { before = self[i] }
    }
    return count.isMultiple(of: 2) ? (before + at) / 2 : at
  }
}
