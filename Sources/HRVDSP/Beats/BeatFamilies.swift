#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Sorts beats into families of one shape, in one pass: a beat joins the family whose running
/// template it resembles most, or founds one.
///
/// A beat must resemble the template the more, the cleaner the signal is: the median of what is
/// lacking to full correlation is followed, and three times as much is allowed, 5 % at least.
///
/// The families that are open at a time are bounded; the one that has waited longest is closed for
/// a new one. A closed one keeps its template.
struct BeatFamilies {
  /// What may be lacking to a correlation of 1.
  private static let allowed: ClosedRange<Float> = 0.05...0.25
  private static let allowedOverNoise: Float = 3
  /// The greatest ratio of lengths.
  private static let lengthRatio: Float = 1.5
  /// The share of a new beat in a template: that of a mean at first, then this.
  private static let learning: Float = 1.0 / 32
  private static let openCount = 24
  /// Templates are compared at shifts of up to 80 ms: the peak of a beat may be another one.
  private static let reach = 16

  private(set) var families: [BeatFamily] = []
  /// The templates of all families, ``BeatWindow/length`` values each, of norm 1.
  private var templates: [Float] = []
  /// The open families, the one of the last beat first.
  private var open: [Int] = []
  private var projected = [Float](repeating: 0, count: BeatWindow.length)
  /// The median of 1 − correlation with the nearest template, followed in steps of a tenth.
  private var noise: Float = 0.015

  /// Finds the family of a beat.
  ///
  /// - Complexity: O(1); room only for a new family.
  mutating func add(_ shape: inout BeatShape, beat: Int, rhythm: BeatRhythm) -> Int {
    let allowed = min(
      max(Self.allowed.lowerBound, Self.allowedOverNoise * noise), Self.allowed.upperBound)
    var best = (place: -1, match: BeatShape.Match(correlation: 1 - allowed, shift: 0))
    var nearest: Float = -1
    for (place, id) in open.enumerated() {
      let match = shape.match(templates, at: id * BeatWindow.length)
      nearest = max(nearest, match.correlation)
      guard match.correlation > best.match.correlation else { continue }
      let ratio = shape.norms[match.shift] / families[id].norm
      guard ratio < Self.lengthRatio, ratio * Self.lengthRatio > 1 else { continue }
      best = (place, match)
      // Most beats are like the one before.
      if match.correlation > 0.985 { break }
    }
    if !open.isEmpty {
      noise = min(max(noise * (1 - nearest > noise ? 1.1 : 1 / 1.1), 0.002), 0.2)
    }
    let id: Int
    if best.place >= 0 {
      id = open.remove(at: best.place)
      learn(shape, shift: best.match.shift, family: id)
    } else {
      id = families.count
      found(shape)
      if open.count == Self.openCount { open.removeLast() }
    }
    open.insert(id, at: 0)
    families[id].add(beat: beat, rhythm: rhythm, noise: noise)
    return id
  }

  private mutating func found(_ shape: BeatShape) {
    shape.project(shift: BeatWindow.unshifted, into: &projected)
    templates.append(contentsOf: projected)
    families.append(BeatFamily(norm: shape.norms[BeatWindow.unshifted]))
  }

  private mutating func learn(_ shape: BeatShape, shift: Int, family id: Int) {
    shape.project(shift: shift, into: &projected)
    let share = max(1 / Float(families[id].count + 1), Self.learning)
    let start = id * BeatWindow.length
    var square: Float = 0
    for k in 0..<BeatWindow.length {
      templates[start + k] += share * (projected[k] - templates[start + k])
      square += templates[start + k] * templates[start + k]
    }
    let scale = square > 0 ? 1 / square.squareRoot() : 0
    for k in 0..<BeatWindow.length { templates[start + k] *= scale }
    families[id].norm += share * (shape.norms[shift] - families[id].norm)
  }

  /// Tells how slow the shapes are; to be called once, after the last beat.
  mutating func finish() {
    for id in families.indices {
      let start = id * BeatWindow.length
      var (square, slopes): (Float, Float) = (0, 0)
      for k in 1..<(BeatWindow.length - 1) {
        let slope = templates[start + k + 1] - templates[start + k - 1]
        square += templates[start + k] * templates[start + k]
        slopes += slope * slope
      }
      families[id].slowness = slopes > 0 && square > 0 ? log(square / slopes) / 2 : 0
    }
  }

  /// The greatest correlation of the templates of two families, at any shift.
  func correlation(_ a: Int, _ b: Int) -> Float {
    var best: Float = -1
    for shift in -Self.reach...Self.reach {
      let count = BeatWindow.length - abs(shift)
      let i = a * BeatWindow.length + max(0, shift)
      let j = b * BeatWindow.length + max(0, -shift)
      var (sumA, sumB, squareA, squareB, product): (Float, Float, Float, Float, Float) =
        (0, 0, 0, 0, 0)
      for k in 0..<count {
        let (x, y) = (templates[i + k], templates[j + k])
        sumA += x
        sumB += y
        squareA += x * x
        squareB += y * y
        product += x * y
      }
      let n = Float(count)
      let spread = (squareA - sumA * sumA / n) * (squareB - sumB * sumB / n)
      guard spread > 0 else { continue }
      best = max(best, (product - sumA * sumB / n) / spread.squareRoot())
    }
    return best
  }
}
