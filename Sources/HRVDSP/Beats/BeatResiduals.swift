/// How far what lies around the beats of a stretch differs from what lies around their neighbours.
///
/// Seen is the slope of the signal from 200 ms before a beat to 350 ms after it, divided by the
/// Euclidean norm of its middle, the QRS complex within 90 ms of the beat; the middle itself is
/// left out. Between two beats lies half the sum of the squared differences: noise over QRS
/// complex, in power. P and T waves, alike from beat to beat, take no part in it, and neither do
/// the complexes, so that ectopic beats are no noise. A beat is compared with the six before and
/// the six after, and its residual is the third least: it needs companions, not agreement with
/// all, so that a rhythm of two kinds of beats is no noise either.
struct BeatResiduals {
  private static let beforeS = 0.2
  private static let afterS = 0.35
  private static let complexS = 0.09
  /// The slope holds next to nothing above half of this rate.
  private static let enoughHz = 60.0
  private static let neighbours = 6
  private static let lanes = 8
  /// A residual of more says no more.
  static let greatest: Float = 4

  /// The samples of the grid from one that is looked at to the next.
  private let spacing: Int
  /// What is looked at before a beat, in the complex to either side, and after it.
  private let before: Int
  private let complex: Int
  private let after: Int
  private let chunks: Int
  private var row: [Float]
  private var surroundings: [SIMD8<Float>] = []
  /// The three least, ascending, of each beat.
  private var least: [SIMD4<Float>] = []

  init(_ grid: QRSGrid, capacity: Int) {
    spacing = max(1, Int(grid.rateHz / Self.enoughHz))
    let rateHz = grid.rateHz / Double(spacing)
    complex = Int((Self.complexS * rateHz).rounded())
    before = Int((Self.beforeS * rateHz).rounded()) - complex
    after = Int((Self.afterS * rateHz).rounded()) - complex
    chunks = (before + after + Self.lanes - 1) / Self.lanes
    row = Array(repeating: 0, count: chunks * Self.lanes)
    surroundings.reserveCapacity(capacity * chunks)
    least.reserveCapacity(capacity)
  }

  mutating func removeAll() {
    surroundings.removeAll(keepingCapacity: true)
    least.removeAll(keepingCapacity: true)
  }

  /// Adds the beat at sample `place` of `slope`, the first `count` of which are loaded, and
  /// compares it with those before; a beat too near to their ends is like no other.
  mutating func add(_ place: Int, slope: [Float], count: Int) {
    let beat = least.count
    least.append(SIMD4(repeating: Self.greatest))
    let first = place - (before + complex) * spacing
    guard first >= 0, place + (after + complex) * spacing < count else {
      for _ in 0..<chunks { surroundings.append(SIMD8(repeating: .infinity)) }
      return
    }
    for i in 0..<before { row[i] = slope[first + i * spacing] }
    let next = place + (complex + 1) * spacing
    for i in 0..<after { row[before + i] = slope[next + i * spacing] }
    var power: Float = 0
    for i in -complex...complex {
      let value = slope[place + i * spacing]
      power += value * value
    }
    let scale = power > 0 && power.isFinite ? 1 / power.squareRoot() : 0
    for i in stride(from: 0, to: row.count, by: Self.lanes) {
      let lanes = SIMD8(
        row[i], row[i + 1], row[i + 2], row[i + 3], row[i + 4], row[i + 5], row[i + 6], row[i + 7])
      surroundings.append(lanes * scale)
    }
    for other in max(0, beat - Self.neighbours)..<beat {
      let residual = residual(beat, other)
      keep(residual, for: beat)
      keep(residual, for: other)
    }
  }

  /// The residual of the `beat`th beat: the third least, or the greatest of fewer; in `0...4`.
  func residual(_ beat: Int) -> Float { least[beat][min(2, max(0, least.count - 2))] }

  private func residual(_ a: Int, _ b: Int) -> Float {
    var sum = SIMD8<Float>(repeating: 0)
    for chunk in 0..<chunks {
      let difference = surroundings[a &* chunks &+ chunk] - surroundings[b &* chunks &+ chunk]
      sum += difference * difference
    }
    return sum.sum() / 2
  }

  private mutating func keep(_ residual: Float, for beat: Int) {
    var top = least[beat]
    if residual < top.x {
      (top.x, top.y, top.z) = (residual, top.x, top.y)
    } else if residual < top.y {
      (top.y, top.z) = (residual, top.y)
    } else if residual < top.z {
      top.z = residual
    }
    least[beat] = top
  }
}
