/// The shapes of a beat at all the places to which it may be shifted, ready to be compared.
struct BeatShape {
  /// Sixteen neighbouring values.
  typealias Row = SIMD16<Float>
  /// The rows of a shape.
  static let rows = BeatWindow.length / Row.scalarCount

  /// The values as they were cut out; once prepared, their distances from the first.
  var values = [Float](repeating: 0, count: BeatWindow.count)
  /// The length of the shape at each shift, √Σx² after constant and slope were taken off; 0 where
  /// the signal is flat.
  private(set) var norms = [Float](repeating: 0, count: BeatWindow.shifts)
  /// The constant and the slope that were taken off, the latter as the factor of ``ramp``.
  private var means = [Float](repeating: 0, count: BeatWindow.shifts)
  private var slopes = [Float](repeating: 0, count: BeatWindow.shifts)

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

  /// Measures the shapes; to be called when the values have changed.
  ///
  /// Sums over neighbouring shifts differ in the first and the last value only.
  mutating func prepare() {
    let base = values[0]
    for k in values.indices { values[k] -= base }
    var sums = Sums(values)
    for shift in 0..<BeatWindow.shifts {
      if shift > 0 { sums.move(from: values[shift - 1], to: values[shift + BeatWindow.length - 1]) }
      means[shift] = Float(sums.mean)
      slopes[shift] = Float(sums.slope)
      norms[shift] = Float(sums.norm)
    }
  }

  /// The shift at which the shape agrees best with the template that begins at `start`, and has no
  /// constant, no slope and the norm 1.
  func match(_ templates: [Row], at start: Int) -> Match {
    var best = Match(correlation: -1, shift: BeatWindow.unshifted)
    let values = values.span
    for shift in 0..<BeatWindow.shifts where norms[shift] > 0 {
      // The template has neither constant nor slope, so that those of the values add nothing.
      var product = Row.zero
      for row in 0..<Self.rows {
        product += templates[start &+ row] * values.sixteen(at: shift &+ row &* Row.scalarCount)
      }
      let correlation = product.total / norms[shift]
      if correlation > best.correlation { best = Match(correlation: correlation, shift: shift) }
    }
    return best
  }

  /// A row of the shape at `shift`, of norm 1; of zeros where the signal is flat.
  func row(_ row: Int, shift: Int) -> Row {
    guard norms[shift] > 0 else { return .zero }
    let x = values.span.sixteen(at: shift + row * Row.scalarCount)
    return (x - means[shift] - slopes[shift] * Self.ramp[row]) / norms[shift]
  }

  /// Sums over the values of a shape.
  private struct Sums {
    private static let count = Double(BeatWindow.length)
    /// The length of the ramp of whole numbers, from its middle.
    private static let rampNorm = (count * (count * count - 1) / 12).squareRoot()
    /// Of values that lie on a line, this share of Σx² is rounding.
    private static let rounding = 1e-12

    private var sum = 0.0
    private var square = 0.0
    /// Σ k·x, k from 0 on.
    private var moment = 0.0

    /// Those of the first values. In doubles: what is left after constant and slope may be little.
    init(_ values: [Float]) {
      let values = values.span
      var (sums, squares, moments) = (Wide.zero, Wide.zero, Wide.zero)
      var places = Self.firstPlaces
      for row in 0..<BeatShape.rows {
        let x = Wide(values.sixteen(at: row &* Row.scalarCount))
        sums += x
        squares += x * x
        moments += x * places
        places += Double(Row.scalarCount)
      }
      (sum, square, moment) = (sums.sum(), squares.sum(), moments.sum())
    }

    private typealias Wide = SIMD16<Double>
    private static let firstPlaces = Wide(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)

    /// Lets the first value go and takes in the one after the last.
    mutating func move(from first: Float, to last: Float) {
      let (first, last) = (Double(first), Double(last))
      moment += (Self.count - 1) * last - (sum - first)
      sum += last - first
      square += last * last - first * first
    }

    var mean: Double { sum / Self.count }
    var slope: Double { (moment - (Self.count - 1) / 2 * sum) / Self.rampNorm }

    var norm: Double {
      let rest = square - sum * mean - slope * slope
      return rest > Self.rounding * square ? rest.squareRoot() : 0
    }
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
