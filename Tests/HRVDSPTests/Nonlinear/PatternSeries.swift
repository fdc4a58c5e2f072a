import HRVDSP
import HRVModel

/// 800 + (7919 i mod 101) + (i² mod 37): whole milliseconds that other programs can be given
/// without a file.
func testPattern(_ count: Int) -> [Double] {
  (0..<count).map { (i: Int) -> Double in
    let (a, b): (Int, Int) = (7919 * i % 101, i * i % 37)
    return Double(800 + a + b)
  }
}

/// Intervals that wander, in whole or half milliseconds, in 1/1024 s or with all digits, and, for
/// half of the seeds, with gaps (NaN).
func randomSeries(seed: UInt64, count: Int) -> [Double] {
  var generator = SplitMix64(seed: seed &* 77 &+ 5)
  let grid = [1, 0.5, 125.0 / 128, 0][Int(seed % 4)]
  var level = 850.0
  var x = (0..<count).map { _ in
    level += 0.05 * (850 - level) + 30 * (generator.nextUniform() - 0.5)
    let value = level + 60 * (generator.nextUniform() - 0.5)
    return grid > 0 ? (value / grid).rounded() * grid : value
  }
  if seed % 8 >= 4 {
    for i in x.indices where i > 0 && i < count - 1 && generator.nextUniform() < 0.01 {
      x[i] = .nan
    }
  }
  return x
}
