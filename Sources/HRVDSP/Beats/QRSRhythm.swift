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
    let from = max(1, middle - Self.stride / 2 + 1)
    let through = min(places.count - 1, middle + Self.stride + Self.stride / 2)
    guard from <= through else { return }
    buffer.removeAll(keepingCapacity: true)
    for i in from...through {
      let seconds = Float(places[i] - places[i - 1]) / rateHz
      if Self.rhythmS.contains(seconds) { buffer.insertInOrder(seconds) }
    }
    guard buffer.count >= Self.fewest else { return }
    intervalS = buffer.middle
    buffer.removeAll(keepingCapacity: true)
    for i in from...through {
      let seconds = Float(places[i] - places[i - 1]) / rateHz
      if Self.anyS.contains(seconds) { buffer.insertInOrder(abs(seconds / intervalS - 1)) }
    }
    irregularity = buffer.middle
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
  /// The median of values in order.
  ///
  /// - Precondition: not empty.
  var middle: Float {
    count.isMultiple(of: 2) ? (self[count / 2 - 1] + self[count / 2]) / 2 : self[count / 2]
  }

  /// Inserts a value into values in order: of a dozen, they are in order before a general
  /// sort has begun.
  mutating func insertInOrder(_ value: Float) {
    append(value)
    var values = mutableSpan
    var i = values.count - 1
    while i > 0, values[i - 1] > value {
      values[i] = values[i - 1]
      i -= 1
    }
    values[i] = value
  }
}
