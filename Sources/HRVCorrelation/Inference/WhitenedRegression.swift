#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The regression of a whitened response on up to three whitened columns, by the Cholesky
/// factor `L` of `XᵀV⁻¹X`.
struct WhitenedRegression {
  private let l00, l10, l11, l20, l21, l22: Double
  /// `L⁻¹XᵀV⁻¹y`.
  private let d0, d1, d2: Double
  /// `yᵀPy`: what the columns do not explain.
  let residual: Double

  /// Factors the sums of products: `g` of the columns with each other, `h` with the response.
  init(
    g00: Double, g01: Double, g02: Double, g11: Double, g12: Double, g22: Double, h0: Double,
    h1: Double, h2: Double, hy: Double
  ) {
    l00 = g00.squareRoot()
    l10 = g01 / l00
    l20 = g02 / l00
    d0 = h0 / l00
    l11 = (g11 - l10 * l10).squareRoot()
    l21 = (g12 - l10 * l20) / l11
    d1 = (h1 - l10 * d0) / l11
    l22 = (g22 - l20 * l20 - l21 * l21).squareRoot()
    d2 = (h2 - l20 * d0 - l21 * d1) / l22
    residual = hy - d0 * d0 - d1 * d1 - d2 * d2
  }

  /// `log|XᵀV⁻¹X|`.
  var logInformation: Double { 2 * log(l00 * l11 * l22) }

  /// The coefficient of `column` over its standard error at `σ = 1`, when it is the last.
  func score(of column: Int) -> Double { column == 0 ? d0 : column == 1 ? d1 : d2 }

  /// `L⁻¹v`.
  func whitened(_ v0: Double, _ v1: Double, _ v2: Double) -> (Double, Double, Double) {
    let w0 = v0 / l00
    let w1 = (v1 - l10 * w0) / l11
    return (w0, w1, (v2 - l20 * w0 - l21 * w1) / l22)
  }

  /// The coefficients: `L⁻ᵀd`.
  var coefficients: [Double] { solved(d0, d1, d2) }

  /// `L⁻ᵀv`.
  func solved(_ v0: Double, _ v1: Double, _ v2: Double) -> [Double] {
    let c2 = v2 / l22
    let c1 = (v1 - l21 * c2) / l11
    return [(v0 - l10 * c1 - l20 * c2) / l00, c1, c2]
  }
}
