#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// An autoregressive model, `x[n] + a[1] x[n−1] + … + a[p] x[n−p] = e[n]`, by Burg's method.
///
/// Reflection coefficients make the sum of squared forward and backward errors least over all
/// stretches together; an error that would look across a border does not count.
///
/// - Source: J. P. Burg, "Maximum entropy spectral analysis", 37th meeting of the Society of
///   Exploration Geophysicists, 1967; recursion of N. Andersen, Geophysics 39(1), 1974,
///   pp. 69–72, doi:10.1190/1.1440413.
package struct BurgModel: ~Copyable {
  /// `a[1] … a[p]`.
  package private(set) var coefficients: [Double] = []
  /// The mean square of the errors.
  package private(set) var errorPower = 0.0
  /// The mean square of the samples.
  package private(set) var power = 0.0

  private var forward: [Double] = []
  private var backward: [Double] = []
  private var stretches: [Range<Int>] = []
  private var scratch: [Double] = []

  package init() {}

  /// Forgets all stretches.
  package mutating func begin() {
    forward.removeAll(keepingCapacity: true)
    stretches.removeAll(keepingCapacity: true)
  }

  /// Adds a stretch, less its mean.
  package mutating func append(_ x: borrowing Span<Double>) {
    let mean = x[0] + Kernels.sum(x, about: x[0]) / Double(x.count)
    let start = forward.count
    forward.reserveCapacity(start + x.count)
    for i in x.indices { forward.append(x[i] - mean) }
    stretches.append(start..<forward.count)
  }

  /// The number of samples.
  var count: Int { forward.count }

  /// Fits the model to what was appended.
  ///
  /// - Precondition: every stretch is longer than the order.
  /// - Complexity: O(*n* · *order*).
  package mutating func fit(_ order: AutoregressiveOptions.Order) {
    backward = forward
    power = Kernels.powerSums(forward.span, about: 0).sumOfSquares / Double(forward.count)
    errorPower = power
    coefficients = []
    var best = (criterion: Double.infinity, coefficients: [Double](), errorPower: power)
    for m in 1...order.maximum {
      guard errorPower > 0, reflect(m) else { break }
      if case .akaike = order {
        let criterion = Double(forward.count) * log(errorPower) + 2 * Double(m)
        if criterion < best.criterion { best = (criterion, coefficients, errorPower) }
      }
    }
    if case .akaike = order, best.criterion < .infinity {
      (coefficients, errorPower) = (best.coefficients, best.errorPower)
    }
  }

  /// Goes from order `m − 1` to order `m`; false when nothing is left to explain.
  private mutating func reflect(_ m: Int) -> Bool {
    let (product, squares) = Self.products(forward, backward, stretches, m)
    guard squares > 0 else { return false }
    let reflection = min(max(-2 * product / squares, -1), 1)
    Self.lattice(&forward, &backward, stretches, m, reflection)
    scratch = coefficients
    coefficients.append(reflection)
    for i in 0..<(m - 1) { coefficients[i] += reflection * scratch[m - 2 - i] }
    errorPower *= 1 - reflection * reflection
    return true
  }

  private static func products(
    _ forward: [Double], _ backward: [Double], _ stretches: [Range<Int>], _ m: Int
  ) -> (product: Double, squares: Double) {
    let (f, b) = (forward.span, backward.span)
    var (product, squares) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    var (restProduct, restSquares) = (0.0, 0.0)
    for stretch in stretches {
      var i = stretch.lowerBound + m
      while i <= stretch.upperBound &- 4 {
        let (ahead, behind) = (f.four(at: i), b.four(at: i &- 1))
        product += ahead * behind
        squares += ahead * ahead + behind * behind
        i &+= 4
      }
      while i < stretch.upperBound {
        restProduct += f[i] * b[i - 1]
        restSquares += f[i] * f[i] + b[i - 1] * b[i - 1]
        i &+= 1
      }
    }
    return (product.sum() + restProduct, squares.sum() + restSquares)
  }

  private static func lattice(
    _ forward: inout [Double], _ backward: inout [Double], _ stretches: [Range<Int>], _ m: Int,
    _ reflection: Double
  ) {
    var f = forward.mutableSpan
    var b = backward.mutableSpan
    for stretch in stretches {
      var behind = b[stretch.lowerBound + m - 1]
      for i in (stretch.lowerBound + m)..<stretch.upperBound {
        let ahead = f[i]
        f[i] = ahead + reflection * behind
        let next = b[i]
        b[i] = behind + reflection * ahead
        behind = next
      }
    }
  }
}
