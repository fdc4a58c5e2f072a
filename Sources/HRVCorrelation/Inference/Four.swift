/// Four numbers that go the same way: four columns of a design, or a day of four series.
///
/// The optimizer makes vector instructions of it; unlike `SIMD4` it is not slow without one.
struct Four: Sendable {
  var a, b, c, d: Double

  /// Four zeros.
  static let zero = Four(0)

  /// Four times the same.
  init(_ value: Double) { (a, b, c, d) = (value, value, value, value) }

  init(_ a: Double, _ b: Double, _ c: Double, _ d: Double) {
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  subscript(lane: Int) -> Double {
    @inline(__always)
    get { lane < 2 ? (lane == 0 ? a : b) : (lane == 2 ? c : d) }
    @inline(__always)
    set {
      switch lane {
      case 0: a = newValue
      case 1: b = newValue
      case 2: c = newValue
      default: d = newValue
      }
    }
  }

  /// `self·factor + other·gain`.
  @inline(__always)
  func scaled(_ factor: Double, adding other: Four, times gain: Double) -> Four {
    Four(
      a * factor + other.a * gain, b * factor + other.b * gain, c * factor + other.c * gain,
      d * factor + other.d * gain)
  }

  @inline(__always)
  static func - (x: Four, y: Four) -> Four {
    Four(x.a - y.a, x.b - y.b, x.c - y.c, x.d - y.d)
  }

  @inline(__always)
  static func * (x: Four, factor: Double) -> Four {
    Four(x.a * factor, x.b * factor, x.c * factor, x.d * factor)
  }

  /// Adds `x·factor`.
  @inline(__always)
  mutating func add(_ x: Four, times factor: Double) {
    a += x.a * factor
    b += x.b * factor
    c += x.c * factor
    d += x.d * factor
  }

  /// Adds the squares of `x`, times `sign`.
  @inline(__always)
  mutating func addSquares(of x: Four, times sign: Double = 1) {
    a += x.a * x.a * sign
    b += x.b * x.b * sign
    c += x.c * x.c * sign
    d += x.d * x.d * sign
  }
}
