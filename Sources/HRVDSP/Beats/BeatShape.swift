/// The shapes of a beat at all the places to which it may be shifted, ready to be compared.
struct BeatShape {
  /// Sixteen neighbouring values.
  typealias Row = SIMD16<Float>
  /// The rows of a shape.
  static let rows = BeatWindow.length / Row.scalarCount

  /// The values as they were cut out.
  var values = [Float](repeating: 0, count: BeatWindow.count)
  /// The length of the shape at each shift, √Σx² after constant and slope were taken off.
  private(set) var norms = [Float](repeating: 0, count: BeatWindow.shifts)
  /// The shapes at all shifts, one after the other, without constant and slope.
  private var shapes = [Row](repeating: .zero, count: BeatWindow.shifts * Self.rows)

  /// The comparison of a shape with a template: the shift at which they agree best.
  struct Match {
    var correlation: Float
    var shift: Int
  }

  /// The places of the values of a shape, from its middle, over their length: Σu = 0, Σu² = 1.
  private static let ramp: [Row] = {
    let n = Float(BeatWindow.length)
    let length = (n * (n * n - 1) / 12).squareRoot()
    return (0..<rows).map { row in
      var places = Row.zero
      for k in 0..<Row.scalarCount {
        places[k] = (Float(row * Row.scalarCount + k) - (n - 1) / 2) / length
      }
      return places
    }
  }()

  /// Computes the shapes; to be called when the values have changed.
  mutating func prepare() {
    for shift in 0..<BeatWindow.shifts {
      norms[shift] = Self.fill(&shapes, from: shift * Self.rows, with: values, from: shift)
    }
  }

  /// Fills the rows of one shape, those of `shapes` from `start` on, with the values from `first`
  /// on without constant and slope.
  ///
  /// - Returns: the length of the shape.
  private static func fill(
    _ shapes: inout [Row], from start: Int, with values: [Float], from first: Int
  ) -> Float {
    let values = values.span
    let base = values[first]
    var (sum, moment) = (Row.zero, Row.zero)
    for row in 0..<rows {
      let x = values.sixteen(at: first &+ row &* Row.scalarCount) - base
      shapes[start &+ row] = x
      sum += x
      moment += x * ramp[row]
    }
    let mean = sum.total / Float(BeatWindow.length)
    let slope = moment.total
    var square = Row.zero
    for row in 0..<rows {
      let x = shapes[start &+ row] - mean - slope * ramp[row]
      shapes[start &+ row] = x
      square += x * x
    }
    return square.total.squareRoot()
  }

  /// The shift at which the shape agrees best with the template that begins at `start`, and has no
  /// constant, no slope and the norm 1.
  func match(_ templates: [Row], at start: Int) -> Match {
    var best = Match(correlation: -1, shift: BeatWindow.unshifted)
    for shift in 0..<BeatWindow.shifts where norms[shift] > 0 {
      var product = Row.zero
      for row in 0..<Self.rows {
        product += templates[start &+ row] * shapes[shift &* Self.rows &+ row]
      }
      let correlation = product.total / norms[shift]
      if correlation > best.correlation { best = Match(correlation: correlation, shift: shift) }
    }
    return best
  }

  /// A row of the shape at `shift`, of norm 1; of zeros where the signal is flat.
  func row(_ row: Int, shift: Int) -> Row {
    norms[shift] > 0 ? shapes[shift * Self.rows + row] / norms[shift] : .zero
  }
}

extension BeatShape.Row {
  /// The sum of all values, by halves: `sum()` adds one after the other.
  var total: Float {
    let eight = lowHalf + highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }
}
