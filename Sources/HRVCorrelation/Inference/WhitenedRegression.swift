#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The regression of a whitened response `y` on whitened columns `X`, by the Cholesky factor of
/// `[X y]ᵀV⁻¹[X y]`:
///
///     L   0       L = chol(XᵀV⁻¹X),  d = L⁻¹XᵀV⁻¹y,  r² = yᵀPy
///     dᵀ  r
///
/// One object is factored again and again in the same memory. The factorization is written out
/// because it is a part of the hottest loop: GSL's goes through BLAS, whose calls for so small a
/// matrix take longer than the pass over the days that makes it.
struct WhitenedRegression: Sendable {
  /// The number of columns of `X`.
  let columnCount: Int
  /// The length of a column of ``factor``: `columnCount + 1` and padding.
  private let stride: Int
  /// The lower triangle, column after column.
  private var factor: [Double]
  /// Room for a column of the design in whitened terms.
  private var direction: [Double]

  /// `yᵀPy`: what the columns do not explain.
  private(set) var residual = 0.0
  /// `log|XᵀV⁻¹X|`.
  private(set) var logInformation = 0.0

  /// Makes room for `columnCount` columns and the response.
  init(columnCount: Int) {
    self.columnCount = columnCount
    stride = (columnCount + 4) / 4 * 4
    factor = [Double](repeating: 0, count: stride * stride)
    direction = [Double](repeating: 0, count: columnCount)
  }

  /// The products of four columns with each of four others.
  typealias Products = (Four, Four, Four, Four)

  /// Sets the products of the columns from `4·row` on with those from `4·column` on.
  @inline(__always)
  mutating func setProducts(_ products: Products, row: Int, column: Int) {
    let start = 4 * column * stride + 4 * row
    for lane in 0..<4 {
      factor[start + lane] = products.0[lane]
      factor[start + stride + lane] = products.1[lane]
      factor[start + 2 * stride + lane] = products.2[lane]
      factor[start + 3 * stride + lane] = products.3[lane]
    }
  }

  /// Factors the products.
  mutating func solve() {
    let (columnCount, stride) = (columnCount, stride)
    let size = columnCount + 1
    var product = 1.0
    var l = factor.mutableSpan
    for j in 0..<size {
      for i in 0..<j {
        let scale = l[i * stride + j]
        for r in j..<size { l[j * stride + r] -= scale * l[i * stride + r] }
      }
      guard j < columnCount else { break }
      let root = l[j * stride + j].squareRoot()
      product *= root
      l[j * stride + j] = root
      for r in (j + 1)..<size { l[j * stride + r] /= root }
    }
    let rest = l[columnCount * stride + columnCount]
    residual = rest
    logInformation = 2 * log(product)
  }

  /// The coefficient of the last column over its standard error at `σ = 1`.
  var lastScore: Double { factor[(columnCount - 1) * stride + columnCount] }

  /// A sum of coefficients over its standard error at `σ = 1`, and that standard error.
  mutating func score(of contrast: [Double]) -> (score: Double, standardError: Double) {
    whiten(contrast)
    var (estimate, square) = (0.0, 0.0)
    for k in 0..<columnCount {
      estimate += direction[k] * factor[k * stride + columnCount]
      square += direction[k] * direction[k]
    }
    let length = square.squareRoot()
    return (estimate / length, length)
  }

  /// The coefficients: `L⁻ᵀd`.
  var coefficients: [Double] {
    var solution = (0..<columnCount).map { factor[$0 * stride + columnCount] }
    for row in (0..<columnCount).reversed() {
      for k in (row + 1)..<max(row + 1, columnCount) {
        solution[row] -= factor[row * stride + k] * solution[k]
      }
      solution[row] /= factor[row * stride + row]
    }
    return solution
  }

  /// `L⁻¹v` for a row `v` of the design.
  mutating func whitened(_ v: [Double]) -> [Double] {
    whiten(v)
    return direction
  }

  private mutating func whiten(_ v: [Double]) {
    for row in 0..<columnCount {
      var rest = v[row]
      for k in 0..<row { rest -= factor[k * stride + row] * direction[k] }
      direction[row] = rest / factor[row * stride + row]
    }
  }
}
