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
    intervalS = buffer.medianOfFew()
    buffer.removeAll(keepingCapacity: true)
    for i in window {
      let seconds = Float(places[i] - places[i - 1]) / rateHz
      if Self.anyS.contains(seconds) { buffer.append(abs(seconds / intervalS - 1)) }
    }
    irregularity = buffer.medianOfFew()
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
  /// The array is filled up to sixteen.
  ///
  /// - Precondition: not empty.
  fileprivate mutating func medianOfFew() -> Float {
    precondition(!isEmpty && count <= 16)
    let isEven = count.isMultiple(of: 2)
    let middle = SIMD16(repeating: Float(count / 2))
    while count < 16 { append(.infinity) }
    let lanes = SIMD16(
      self[0], self[1], self[2], self[3], self[4], self[5], self[6], self[7],
      self[8], self[9], self[10], self[11], self[12], self[13], self[14], self[15])
    var less = SIMD16<Float>.zero
    var notMore = SIMD16<Float>.zero
    for i in 0..<16 {
      let value = SIMD16(repeating: self[i])
      less.replace(with: less + 1, where: lanes .> value)
      notMore.replace(with: notMore + 1, where: lanes .>= value)
    }
    // Of value number `middle` in order, no more are less, and more are not more.
    let at = lanes.least(from: less, upTo: middle, of: notMore)
    guard isEven else { return at }
    let before = middle - 1
    return (lanes.least(from: less, upTo: before, of: notMore) + at) / 2
  }
}

extension SIMD16<Float> {
  /// The least value with `less <= middle < notMore`; infinite when there is none.
  fileprivate func least(from less: Self, upTo middle: Self, of notMore: Self) -> Float {
    let infinite = Self(repeating: .infinity)
    var some = infinite
    some.replace(with: self, where: less .<= middle)
    some.replace(with: infinite, where: notMore .<= middle)
    var eight = some.lowHalf
    eight.replace(with: some.highHalf, where: some.highHalf .< eight)
    var four = eight.lowHalf
    four.replace(with: eight.highHalf, where: eight.highHalf .< four)
    return Swift.min(Swift.min(four.x, four.y), Swift.min(four.z, four.w))
  }
}
