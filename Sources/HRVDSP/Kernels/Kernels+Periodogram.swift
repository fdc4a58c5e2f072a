extension Kernels {
  /// `y[i] = (x[i] − mean of x) · w[i]`.
  ///
  /// The mean is formed from the distances to the first element, so that a constant is removed
  /// without a rest.
  ///
  /// - Precondition: all three have one length, which is not 0.
  package static func centreAndMultiply(
    _ x: borrowing Span<Double>, _ w: borrowing Span<Double>, into y: inout MutableSpan<Double>
  ) {
    precondition(x.count == w.count && x.count == y.count && !x.isEmpty)
    let mean = x[0] + sum(x, about: x[0]) / Double(x.count)
    for i in x.indices { y[i] = (x[i] - mean) * w[i] }
  }

  /// `power[k] += re² + im²`, where bin *k* lies at `2k` (re) and `2k + 1` (im).
  ///
  /// - Precondition: `bins` is twice as long as `power`.
  package static func addSquaredMagnitudes(
    ofInterleaved bins: borrowing Span<Double>, to power: inout MutableSpan<Double>
  ) {
    precondition(bins.count == 2 * power.count)
    for k in power.indices {
      let (re, im) = (bins[2 &* k], bins[2 &* k &+ 1])
      power[k] += re * re + im * im
    }
  }
}
