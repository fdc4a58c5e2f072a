internal import HRVModel

/// One stream of chance: every purpose draws from its own, so that asking for one more
/// artefact, say, leaves the heartbeats as they were.
///
/// Integers and normal numbers are made here rather than by the standard library, whose
/// algorithms may change from version to version.
struct RandomStream {
  private var generator: SplitMix64

  /// What a stream is drawn for. Raw values are part of what a seed means: append only.
  enum Purpose: UInt64 {
    case beatNoise = 1
    case artefacts
    case ecgNoise
    case slowState
    case dayNoise
    case missingDays
    case startTimes
    case meanIntervals
    case recordings
    case phases
    case blockOrder
    case stationaryRhythms = 32
    case stressNoise = 33
    case fibrillation = 40
  }

  /// The stream of `seed` for a purpose; `index` tells streams of one purpose apart.
  init(seed: UInt64, _ purpose: Purpose, index: Int = 0) {
    var mixed = seed
    for salt in [purpose.rawValue, UInt64(truncatingIfNeeded: index)] {
      var mixer = SplitMix64(seed: mixed ^ salt)
      mixed = mixer.next()
    }
    generator = SplitMix64(seed: mixed)
  }

  /// The next 64 bits.
  mutating func bits() -> UInt64 { generator.next() }

  /// A number in `[0, 1)`.
  mutating func uniform() -> Double { generator.nextUniform() }

  /// A number in `lower ..< upper`.
  mutating func uniform(_ lower: Double, _ upper: Double) -> Double {
    lower + (upper - lower) * uniform()
  }

  /// A whole number in `0 ..< bound`, by the high word of a product: the bias is below
  /// `bound` · 2⁻⁶⁴.
  ///
  /// - Precondition: `bound > 0`.
  mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "no whole number below \(bound)")
    return Int(generator.next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A standard normal number; its magnitude never exceeds ``greatestNormal``.
  ///
  /// - Source: G. E. P. Box, M. E. Muller, Ann. Math. Statist. 29(2), 1958, pp. 610–611
  ///   (the cosine branch). doi:10.1214/aoms/1177706645
  mutating func normal() -> Double {
    let radius = (-2 * PortableMath.logarithm(1 - uniform())).squareRoot()
    return radius * PortableMath.cosine(turns: uniform())
  }

  /// √(2·53·ln 2) rounded up: the smallest number the generator takes the logarithm of is 2⁻⁵³.
  static var greatestNormal: Double { 8.6 }

  /// Puts `items` in a random order (Fisher and Yates).
  mutating func shuffle<Element>(_ items: inout [Element]) {
    guard items.count > 1 else { return }
    for last in stride(from: items.count - 1, through: 1, by: -1) {
      items.swapAt(last, integer(below: last + 1))
    }
  }
}
