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

  /// The cubic of each piece, in powers of the distance from its first knot.
  static func assemble(
    _ values: [Double], _ bends: [Double], _ lengths: [Double], _ rates: [Double],
    _ chords: [Double], count: Int, into pieces: inout [SIMD4<Double>]
  ) {
    let y = values.span.extracting(..<count)
    let c = bends.span.extracting(..<count)
    let length = lengths.span.extracting(..<(count - 1))
    let rate = rates.span.extracting(..<(count - 1))
    let chord = chords.span.extracting(..<(count - 1))
    var piece = pieces.mutableSpan
    for i in 0..<(count - 1) {
      piece[i] = SIMD4(
        y[i], chord[i] - length[i] * (2 * c[i] + c[i &+ 1]), 3 * c[i],
        (c[i &+ 1] - c[i]) * rate[i])
    }
  }

  /// Four samples are computed at a time, and those beyond the piece written over by the next:
  /// how many samples fall between two beats is nothing a processor can foretell.
  static func sample(
    _ samples: Int, every step: Double, _ positions: [Double], _ pieces: [SIMD4<Double>],
    count: Int, lanes: SIMD4<Double>, into memory: inout [Double]
  ) {
    let x = positions.span.extracting(..<count)
    let piece = pieces.span.extracting(..<(count - 1))
    var y = memory.mutableSpan
    let lanes = lanes * step
    let rate = 1 / step
    let last = count - 2
    var k = 0
    for i in 0...last {
      let cubic = piece[i]
      let start = x[i]
      let end = i < last ? min(samples, Int(x[i &+ 1] * rate) &+ 1) : samples
      while k < end {
        let s = lanes + (Double(k) * step - start)
        let four = cubic.x + s * (cubic.y + s * (cubic.z + s * cubic.w))
        y.set(four: four, at: k)
        k &+= 4
      }
      k = end
    }
  }
}
