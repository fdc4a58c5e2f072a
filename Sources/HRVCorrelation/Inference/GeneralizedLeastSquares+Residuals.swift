#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension LinearModel {
  /// What `coefficients` of the given columns leave of the response: `y − Xβ`.
  func errors(of coefficients: [Double]) -> [Double] {
    var errors = residuals
    for row in 0..<columnCount {
      var rest = explained[row]
      for k in row..<columnCount { rest -= triangle[row * columnCount + k] * coefficients[k] }
      for i in errors.indices { errors[i] += rest * basis[row][i] }
    }
    return errors
  }
}

extension GeneralizedLeastSquares.Fit {
  /// What of each error the days before it do not foretell, over its standard deviation.
  ///
  /// Their squares add up to the observations less the coefficients, because that is how the
  /// standard deviation is estimated.
  func innovations(of errors: [Double], _ model: LinearModel) -> [Double] {
    var filter = NoiseFilter(noise)
    var expected = 0.0
    return errors.indices.map { i in
      let gapDays = i + 1 < errors.count ? model.days[i + 1] - model.days[i] : 1
      let step = filter.advance(
        decay: pow(noise.dayToDayCorrelation, Double(gapDays)),
        whiteFactor: model.whiteFactors?[i] ?? 1)
      let innovation = (errors[i] - expected) * step.precision.squareRoot() / standardDeviation
      expected = step.keep * expected + step.gain * errors[i]
      return innovation
    }
  }
}
