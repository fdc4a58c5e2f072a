internal import HRVModel

/// How much every instant of a recording counts in Welch's mean of windowed segments.
///
/// The power of a band is the mean of its power at every instant, weighted with
/// `v(t) = Σ w²(t − start)` over the segments: hardly anything near the ends of a run, all the
/// same in the middle. Against an even mean over *n* samples the error of the estimate is
/// therefore larger by √(n Σv² / (Σv)²).
struct WelchWeights {
  private let length: Int
  private let step: Int
  // Of two segments 0, 1, 2 … steps apart: Σ w²(t) w²(t + distance).
  private let products: [Double]
  private let area: Double

  /// - Precondition: `length > 0` and `overlap` in `0..<1`.
  init(length: Int, overlap: Double, window: Window) {
    self.length = length
    step = length - Int((overlap * Double(length)).rounded(.down))
    let squares = window.weights(length).map { $0 * $0 }
    area = squares.reduce(0, +)
    products = stride(from: 0, to: length, by: step).map { distance in
      var sum = 0.0
      for i in 0..<(length - distance) { sum += squares[i] * squares[i + distance] }
      return sum
    }
  }

  /// n Σv² / (Σv)² of runs with so many samples, for *n* samples weighted evenly.
  ///
  /// - Precondition: at least one run is as long as a segment.
  func loss(runs: [Int], evenly n: Int) -> Double {
    var squares = 0.0
    var segments = 0
    for samples in runs where samples >= length {
      let count = (samples - length) / step + 1
      segments += count
      for (distance, product) in products.enumerated() where distance < count {
        squares += Double((distance == 0 ? 1 : 2) * (count - distance)) * product
      }
    }
    precondition(segments > 0)
    let total = Double(segments) * area
    return Double(n) * squares / (total * total)
  }
}
