extension CubicSpline {
  /// The lengths of the pieces, their inverses, and the slopes of their chords.
  static func measure(
    _ positions: [Double], _ values: [Double], count: Int, _ lengths: inout [Double],
    _ rates: inout [Double], _ chords: inout [Double]
  ) {
    let x = positions.span.extracting(..<count)
    let y = values.span.extracting(..<count)
    var length = lengths.mutableSpan
    var rate = rates.mutableSpan
    var chord = chords.mutableSpan
    var i = 0
    while i <= count &- 5 {
      let h = x.four(at: i &+ 1) - x.four(at: i)
      let inverse = 1 / h
      length.set(four: h, at: i)
      rate.set(four: inverse, at: i)
      chord.set(four: (y.four(at: i &+ 1) - y.four(at: i)) * inverse, at: i)
      i &+= 4
    }
    while i < count &- 1 {
      let h = x[i &+ 1] - x[i]
      let inverse = 1 / h
      length[i] = h
      rate[i] = inverse
      chord[i] = (y[i &+ 1] - y[i]) * inverse
      i &+= 1
    }
  }

  /// The coefficients of each piece, in powers of the distance from its first knot: the inverse
  /// lengths become those of the cubes, the slopes of the chords those where the pieces begin.
  static func assemble(
    _ bends: [Double], _ lengths: [Double], count: Int, _ cubes: inout [Double],
    _ slopes: inout [Double]
  ) {
    let c = bends.span.extracting(..<count)
    let length = lengths.span.extracting(..<(count - 1))
    var cube = cubes.mutableSpan
    var slope = slopes.mutableSpan
    var i = 0
    while i <= count &- 5 {
      let (here, next) = (c.four(at: i), c.four(at: i &+ 1))
      slope.set(four: slope.four(at: i) - length.four(at: i) * (2 * here + next), at: i)
      cube.set(four: (next - here) * cube.four(at: i), at: i)
      i &+= 4
    }
    while i < count &- 1 {
      slope[i] -= length[i] * (2 * c[i] + c[i &+ 1])
      cube[i] *= c[i &+ 1] - c[i]
      i &+= 1
    }
  }

  /// What describes the pieces: where they begin, and the coefficients of 1, s, 3 s² and s³.
  struct Pieces {
    let positions: [Double]
    let values: [Double]
    let slopes: [Double]
    let bends: [Double]
    let cubes: [Double]

    init(
      _ positions: [Double], _ values: [Double], _ slopes: [Double], _ bends: [Double],
      _ cubes: [Double]
    ) {
      self.positions = positions
      self.values = values
      self.slopes = slopes
      self.bends = bends
      self.cubes = cubes
    }
  }

  /// Four samples are computed at a time, and those beyond the piece written over by the next:
  /// how many samples fall between two beats is nothing a processor can foretell.
  static func sample(
    _ samples: Int, every step: Double, _ pieces: borrowing Pieces,
    count: Int, lanes: SIMD4<Double>, into memory: inout [Double]
  ) {
    let x = pieces.positions.span.extracting(..<count)
    let value = pieces.values.span.extracting(..<count)
    let slope = pieces.slopes.span.extracting(..<count)
    let bend = pieces.bends.span.extracting(..<count)
    let cube = pieces.cubes.span.extracting(..<count)
    var y = memory.mutableSpan
    let lanes = lanes * step
    let rate = 1 / step
    let last = count - 2
    var k = 0
    for i in 0...last {
      let (start, constant, linear) = (x[i], value[i], slope[i])
      let (square, cubic) = (3 * bend[i], cube[i])
      let end = i < last ? min(samples, Int(x[i &+ 1] * rate) &+ 1) : samples
      while k < end {
        let s = lanes + (Double(k) * step - start)
        let four = constant + s * (linear + s * (square + s * cubic))
        y.set(four: four, at: k)
        k &+= 4
      }
      k = end
    }
  }
}
