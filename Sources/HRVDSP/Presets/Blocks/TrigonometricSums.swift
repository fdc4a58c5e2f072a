/// Sums Σ h cos 2πft and Σ h sin 2πft over uneven times at evenly spaced frequencies that begin
/// anywhere, by a fast transform.
struct TrigonometricSums {
  let times: [Double]
  let fromHz: Double
  let step: Double
  let count: Int

  /// The sums of `h`, at the frequencies times a factor.
  ///
  /// - Complexity: O(*n* + *frequencies* log *frequencies*).
  func callAsFunction(_ h: [Double], _ factor: Double) -> [SIMD2<Double>] {
    // The first frequency turns each value; what is left are multiples of the step.
    let turned = zip(h, times).map { value, time in
      let (sine, cosine) = sineAndCosine(2 * .pi * fromHz * factor * time)
      return value * SIMD2(cosine, sine)
    }
    let places = times.map { time in
      let turns = time * step * factor
      return turns - turns.rounded(.down)
    }
    let plan = ComplexFFT(length: NonuniformFFT.gridLength(modes: count))
    func transform(_ values: [Double]) -> [SIMD2<Double>] {
      var transform = NonuniformFFT()
      transform.transform(values.span, at: places.span, plan: plan)
      return [SIMD2(values.reduce(0, +), 0)] + (1..<count).map { transform.sums(mode: $0).y }
    }
    // With c and s the parts of a turned value, c + is turns on by conj(e^(−iθ)).
    return zip(transform(turned.map(\.x)), transform(turned.map(\.y))).map { c, s in
      SIMD2(c.x + s.y, s.x - c.y)
    }
  }
}
