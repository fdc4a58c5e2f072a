/// The shapes of a beat at all the places to which it may be shifted, ready to be compared.
struct BeatShape {
  /// The values as they were cut out.
  var values = [Float](repeating: 0, count: BeatWindow.count)
  /// The length of the shape at each shift, √Σx² after constant and slope were taken off.
  private(set) var norms = [Float](repeating: 0, count: BeatWindow.shifts)
  private var products = [Float](repeating: 0, count: BeatWindow.shifts)

  /// The comparison of a shape with a template: the shift at which they agree best.
  struct Match {
    var correlation: Float
    var shift: Int
  }

  /// Computes the norms; to be called when the values have changed.
  mutating func prepare() {
    let n = Float(BeatWindow.length)
    let middle = (n - 1) / 2
    let spread = n * (n * n - 1) / 12
    for shift in 0..<BeatWindow.shifts {
      var (sum, moment, square): (Float, Float, Float) = (0, 0, 0)
      let base = values[shift]
      for k in 0..<BeatWindow.length {
        let value = values[shift &+ k] - base
        sum += value
        moment += value * (Float(k) - middle)
        square += value * value
      }
      norms[shift] = max(0, square - sum * sum / n - moment * moment / spread).squareRoot()
    }
  }

  /// The shift at which the shape agrees best with `template`, which has no constant and no slope
  /// and the norm 1.
  mutating func match(_ templates: [Float], at start: Int) -> Match {
    for shift in 0..<BeatWindow.shifts { products[shift] = 0 }
    for k in 0..<BeatWindow.length {
      let value = templates[start &+ k]
      for shift in 0..<BeatWindow.shifts { products[shift] += value * values[k &+ shift] }
    }
    var best = Match(correlation: -1, shift: BeatWindow.unshifted)
    for shift in 0..<BeatWindow.shifts where norms[shift] > 0 {
      let correlation = products[shift] / norms[shift]
      if correlation > best.correlation { best = Match(correlation: correlation, shift: shift) }
    }
    return best
  }

  /// Writes the shape at `shift` without constant and slope, and of norm 1.
  func project(shift: Int, into shape: inout [Float]) {
    let n = Float(BeatWindow.length)
    let middle = (n - 1) / 2
    let spread = n * (n * n - 1) / 12
    let base = values[shift]
    var (sum, moment): (Float, Float) = (0, 0)
    for k in 0..<BeatWindow.length {
      let value = values[shift + k] - base
      sum += value
      moment += value * (Float(k) - middle)
    }
    let (mean, slope) = (sum / n, moment / spread)
    let scale = norms[shift] > 0 ? 1 / norms[shift] : 0
    for k in 0..<BeatWindow.length {
      shape[k] = (values[shift + k] - base - mean - slope * (Float(k) - middle)) * scale
    }
  }
}
