/// How far what lies around the beats of a stretch differs from what lies around their neighbours.
///
/// Seen is the slope of the signal from 200 ms before a beat to 350 ms after it, divided by the
/// Euclidean norm of its middle, the QRS complex within 90 ms of the beat; the middle itself is
/// left out. Between two beats lies half the sum of the squared differences: noise over QRS
/// complex, in power. P and T waves, alike from beat to beat, take no part in it, and neither do
/// the complexes, so that ectopic beats are no noise. A beat is compared with the six before and
/// the six after, and its residual is the third least: it needs companions, not agreement with
/// all, so that a rhythm of two kinds of beats is no noise either.
///
/// The complexes are compared on their own, to tell beats that are like none around
/// (``strangeness(_:)``).
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
  private let complexChunks: Int
  private var row: [Float]
  private var surroundings: [SIMD8<Float>] = []
  private var complexes: [SIMD8<Float>] = []
  /// The three least, ascending, of each beat.
  private var least: [SIMD4<Float>] = []
  /// What lies between the complex of each beat and the most similar one.
  private var nearest: [Float] = []

  init(_ grid: QRSGrid, capacity: Int) {
    spacing = max(1, Int(grid.rateHz / Self.enoughHz))
    let rateHz = grid.rateHz / Double(spacing)
    complex = Int((Self.complexS * rateHz).rounded())
    before = Int((Self.beforeS * rateHz).rounded()) - complex
    after = Int((Self.afterS * rateHz).rounded()) - complex
    chunks = (before + after + Self.lanes - 1) / Self.lanes
    complexChunks = (2 * complex + Self.lanes) / Self.lanes
    row = Array(repeating: 0, count: max(chunks, complexChunks) * Self.lanes)
    surroundings.reserveCapacity(capacity * chunks)
    complexes.reserveCapacity(capacity * complexChunks)
    nearest.reserveCapacity(capacity)
    least.reserveCapacity(capacity)
  }

  mutating func removeAll() {
    surroundings.removeAll(keepingCapacity: true)
    complexes.removeAll(keepingCapacity: true)
    least.removeAll(keepingCapacity: true)
    nearest.removeAll(keepingCapacity: true)
  }

  /// Adds the beat at sample `place` of `slope`, the first `count` of which are loaded, and
  /// compares it with those before; a beat too near to their ends is like no other.
  mutating func add(_ place: Int, slope: [Float], count: Int) {
    let beat = least.count
    least.append(SIMD4(repeating: Self.greatest))
    nearest.append(1)
    let first = place - (before + complex) * spacing
    guard first >= 0, place + (after + complex) * spacing < count else {
      for _ in 0..<chunks { surroundings.append(SIMD8(repeating: .infinity)) }
      for _ in 0..<complexChunks { complexes.append(SIMD8(repeating: .infinity)) }
      return
    }
    row.clearTail(after: 2 * complex + 1)
    var power: Float = 0
    for i in 0...(2 * complex) {
      let value = slope[place + (i - complex) * spacing]
      power += value * value
      row[i] = value
    }
    let scale = power > 0 && power.isFinite ? 1 / power.squareRoot() : 0
    Self.append(row, chunks: complexChunks, times: scale, to: &complexes)
    row.clearTail(after: before + after)
    for i in 0..<before { row[i] = slope[first + i * spacing] }
    let next = place + (complex + 1) * spacing
    for i in 0..<after { row[before + i] = slope[next + i * spacing] }
    Self.append(row, chunks: chunks, times: scale, to: &surroundings)
    for other in max(0, beat - Self.neighbours)..<beat {
      let residual = Self.distance(surroundings, beat, other, chunks: chunks)
      keep(residual, for: beat)
      keep(residual, for: other)
      let unlike = Self.distance(complexes, beat, other, chunks: complexChunks)
      if unlike < nearest[beat] { nearest[beat] = unlike }
      if unlike < nearest[other] { nearest[other] = unlike }
    }
  }

  /// The residual of the `beat`th beat: the third least, or the greatest of fewer; in `0...4`.
  func residual(_ beat: Int) -> Float { least[beat][min(2, max(0, least.count - 2))] }

  /// How unlike the most similar complex around that of the `beat`th beat is: 1 less their
  /// correlation, in `0...1`.
  func strangeness(_ beat: Int) -> Float { nearest[beat] }

  private static func append(
    _ row: [Float], chunks: Int, times scale: Float, to rows: inout [SIMD8<Float>]
  ) {
    for i in stride(from: 0, to: chunks * lanes, by: lanes) {
      let values = SIMD8(
        row[i], row[i + 1], row[i + 2], row[i + 3], row[i + 4], row[i + 5], row[i + 6], row[i + 7])
      rows.append(values * scale)
    }
  }

  /// Half the sum of the squared differences of two rows.
  private static func distance(
    _ rows: [SIMD8<Float>], _ a: Int, _ b: Int, chunks: Int
  ) -> Float {
    var sum = SIMD8<Float>(repeating: 0)
    for chunk in 0..<chunks {
      let difference = rows[a &* chunks &+ chunk] - rows[b &* chunks &+ chunk]
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

extension [Float] {
  /// Sets what comes after the first `count` values to 0.
  fileprivate mutating func clearTail(after count: Int) {
    for i in count..<Swift.max(count, self.count) { self[i] = 0 }
  }
}
