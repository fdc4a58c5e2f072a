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
  /// The templates of all families, ``BeatShape/rows`` rows each, of norm 1.
  private var templates: [BeatShape.Row] = []
  /// The open families, the one of the last beat first.
  private var open: [Int] = []
  /// The median of 1 − correlation with the nearest template, followed in steps of a tenth.
  private var noise: Float = 0.015

  /// Finds the family of a beat.
  ///
  /// - Complexity: O(1); room only for a new family.
  mutating func add(
    _ shape: BeatShape, beat: Int, rhythm: BeatRhythm, hasSpike: Bool
  ) -> Int {
    let allowed = min(
      max(Self.allowed.lowerBound, Self.allowedOverNoise * noise), Self.allowed.upperBound)
    var best = (place: -1, match: BeatShape.Match(correlation: 1 - allowed, shift: 0))
    var nearest: Float = -1
    for (place, id) in open.enumerated() {
      let match = shape.match(templates, at: id * BeatShape.rows)
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
    families[id].add(beat: beat, rhythm: rhythm, noise: noise, hasSpike: hasSpike)
    return id
  }

  private mutating func found(_ shape: BeatShape) {
    for row in 0..<BeatShape.rows {
      templates.append(shape.row(row, shift: BeatWindow.unshifted))
    }
    families.append(BeatFamily(norm: shape.norms[BeatWindow.unshifted]))
  }

  private mutating func learn(_ shape: BeatShape, shift: Int, family id: Int) {
    let share = max(1 / Float(families[id].count + 1), Self.learning)
    let start = id * BeatShape.rows
    var square = BeatShape.Row.zero
    for row in 0..<BeatShape.rows {
      templates[start + row] += share * (shape.row(row, shift: shift) - templates[start + row])
      square += templates[start + row] * templates[start + row]
    }
    let norm = square.total.squareRoot()
    if norm > 0 {
      for row in 0..<BeatShape.rows { templates[start + row] /= norm }
    }
    families[id].norm += share * (shape.norms[shift] - families[id].norm)
  }

  /// Tells how slow the shapes are; to be called once, after the last beat.
  mutating func finish() {
    for id in families.indices {
      let shape = template(id)
      var (square, slopes): (Float, Float) = (0, 0)
      for k in 1..<(BeatWindow.length - 1) {
        let slope = shape[k + 1] - shape[k - 1]
        square += shape[k] * shape[k]
        slopes += slope * slope
      }
      families[id].slowness = slopes > 0 && square > 0 ? log(square / slopes) / 2 : 0
    }
  }

  /// The template of a family, value by value.
  private func template(_ id: Int) -> SIMD64<Float> {
    var shape = SIMD64<Float>.zero
    for row in 0..<BeatShape.rows {
      for k in 0..<BeatShape.Row.scalarCount {
        shape[row * BeatShape.Row.scalarCount + k] = templates[id * BeatShape.rows + row][k]
      }
    }
    return shape
  }

  /// The greatest correlation of the templates of two families, at any shift.
  ///
  /// - Complexity: O(1): a few thousand operations.
  func correlation(_ a: Int, _ b: Int) -> Float {
    var best: Float = -1
    let (shapeA, shapeB) = (template(a), template(b))
    for shift in -Self.reach...Self.reach {
      let count = BeatWindow.length - abs(shift)
      let (i, j) = (max(0, shift), max(0, -shift))
      var (sumA, sumB, squareA, squareB, product): (Float, Float, Float, Float, Float) =
        (0, 0, 0, 0, 0)
      for k in 0..<count {
        let (x, y) = (shapeA[i + k], shapeB[j + k])
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
