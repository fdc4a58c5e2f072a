/// A second, plain detector of heartbeats, to compare the first with: one beat wherever the
/// length of the curve stays above 40 % of what it reaches in the neighbourhood.
///
/// The neighbourhood is the median of the greatest lengths of nine windows of 1.5 s; of two
/// beats that are less than 250 ms apart the greater one counts.
struct CurveLengthDetector {
  private static let windowS = 1.5
  private static let windowsToEitherSide = 4
  private static let share: Float = 0.4
  private static let separationS = 0.25

  private let window: Int
  private let separation: Int
  private var greatest: [Float] = []
  private var neighbours: [Float] = []
  /// The steps at which there is a beat, ascending.
  private(set) var beats: [Int] = []

  init(_ quality: QualityGrid, capacity: Int) {
    window = quality.steps(Self.windowS)
    separation = quality.steps(Self.separationS)
    greatest.reserveCapacity(capacity / window + 1)
    neighbours.reserveCapacity(2 * Self.windowsToEitherSide + 1)
    beats.reserveCapacity(capacity / separation + 1)
  }

  /// Finds the beats in the first `count` steps of `length`.
  ///
  /// - Complexity: O(`count`), no allocation.
  mutating func callAsFunction(_ length: [Float], count: Int) {
    beats.removeAll(keepingCapacity: true)
    greatest.removeAll(keepingCapacity: true)
    for start in stride(from: 0, to: count, by: window) {
      greatest.append(Self.greatest(length.span.extracting(start..<min(count, start + window))))
    }
    var top: (place: Int, value: Float) = (0, 0)
    for w in greatest.indices {
      let threshold = Self.share * level(w)
      for i in (w * window)..<min(count, (w + 1) * window) {
        let value = length[i]
        if value > threshold, value > 0 {
          if value > top.value { top = (i, value) }
        } else if top.value > 0 {
          keep(top.place, in: length)
          top.value = 0
        }
      }
    }
    if top.value > 0 { keep(top.place, in: length) }
  }

  private mutating func keep(_ place: Int, in length: [Float]) {
    if let last = beats.last, place - last < separation {
      if length[place] > length[last] { beats[beats.count - 1] = place }
    } else {
      beats.append(place)
    }
  }

  /// Four running maxima, since one would wait for itself at every value.
  private static func greatest(_ x: Span<Float>) -> Float {
    var (a, b, c, d): (Float, Float, Float, Float) = (0, 0, 0, 0)
    var i = 0
    while i &+ 4 <= x.count {
      a = max(a, x[i])
      b = max(b, x[i &+ 1])
      c = max(c, x[i &+ 2])
      d = max(d, x[i &+ 3])
      i &+= 4
    }
    while i < x.count {
      a = max(a, x[i])
      i &+= 1
    }
    return max(max(a, b), max(c, d))
  }

  private mutating func level(_ w: Int) -> Float {
    neighbours.removeAll(keepingCapacity: true)
    for i in max(
      0, w - Self.windowsToEitherSide)...min(
        greatest.count - 1, w + Self.windowsToEitherSide)
    {
      neighbours.append(greatest[i])
    }
    return ShortMedian.of(&neighbours)
  }
}
