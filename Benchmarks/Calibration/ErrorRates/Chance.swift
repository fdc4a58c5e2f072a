import Foundation
import HRVModel

/// A seeded source of uniform and normal numbers.
struct Chance {
  private var generator: SplitMix64

  /// The sequence of one purpose: every list of numbers has its own.
  init(_ purpose: UInt64...) {
    var state: UInt64 = 0x6872_7663_616c
    for part in purpose {
      var mixer = SplitMix64(seed: state ^ part)
      state = mixer.next()
    }
    generator = SplitMix64(seed: state)
  }

  mutating func uniform() -> Double { generator.nextUniform() }

  mutating func below(_ bound: Int) -> Int { Int(uniform() * Double(bound)) }

  mutating func normal() -> Double {
    (-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform())
  }
}
