/// Elementary functions whose every bit is the same on every machine.
///
/// The C library's `sin`, `exp` and `log` differ in the last bit from platform to platform, and
/// one bit is enough to turn a rounded millisecond over. These use nothing but the operations
/// that IEEE 754 defines exactly (`+ − × ÷ √` and rounding), in a fixed order, so that a seed
/// stands for the same file everywhere. Results lie within a few units in the last place of
/// the true value; there is no special case for values that the simulations cannot reach.
enum PortableMath {
  /// sin(2π·`turns`): the reduction to an eighth of a turn is exact.
  ///
  /// - Precondition: `turns` is finite and `|turns| < 2⁵¹`.
  static func sine(turns: Double) -> Double {
    let (quarter, radians) = reduced(turns)
    switch quarter & 3 {
    case 0: return sineSeries(radians)
    case 1: return cosineSeries(radians)
    case 2: return -sineSeries(radians)
    default: return -cosineSeries(radians)
    }
  }

  /// cos(2π·`turns`). The same precondition as ``sine(turns:)``.
  static func cosine(turns: Double) -> Double { sine(turns: turns + 0.25) }

  /// eˣ; 0 below −700.
  ///
  /// - Precondition: `x <= 700`.
  static func exponential(_ x: Double) -> Double {
    precondition(x <= 700, "exponential of \(x)")
    guard x >= -700 else { return 0 }
    let power = (x * 1.442695040888963387).rounded()
    let r = (x - power * ln2High) - power * ln2Low
    var sum = 1.0
    var k = 14.0
    while k >= 1 {
      sum = 1 + sum * r / k
      k -= 1
    }
    return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
  }

  /// The natural logarithm.
  ///
  /// - Precondition: `x` is finite and greater than 0.
  static func logarithm(_ x: Double) -> Double {
    precondition(x.isFinite && x > 0, "logarithm of \(x)")
    var significand = x.significand
    var power = Double(x.exponent)
    if significand > 1.4142135623730951 {
      significand /= 2
      power += 1
    }
    // ln m = 2·artanh s = 2·(s + s³/3 + s⁵/5 + …) with |s| < 0.172.
    let s = (significand - 1) / (significand + 1)
    let square = s * s
    var sum = 0.0
    var k = 23.0
    while k >= 3 {
      sum = (sum + 1 / k) * square
      k -= 2
    }
    return power * ln2High + (2 * s + (2 * s * sum + power * ln2Low))
  }

  /// 2ˣ. The same precondition as ``exponential(_:)``.
  static func powerOfTwo(_ x: Double) -> Double { exponential(x * 0.6931471805599453) }

  // ln 2 in two parts: the first has 20 trailing zero bits, so that small multiples are exact.
  private static var ln2High: Double { 0x1.62e42feep-1 }
  private static var ln2Low: Double { 0x1.a39ef35793c76p-33 }

  /// The nearest quarter turn, and what is left, in radians of magnitude at most π/4.
  private static func reduced(_ turns: Double) -> (quarter: Int, radians: Double) {
    let rest = turns - turns.rounded()
    let quarter = (rest * 4).rounded()
    return (Int(quarter), (rest - quarter / 4) * (2 * .pi))
  }

  /// Taylor's series of the sine to x¹⁷; what follows is below 10⁻¹⁹ for `|x| <= π/4`.
  private static func sineSeries(_ x: Double) -> Double {
    let square = x * x
    var sum = 1 / 355_687_428_096_000.0
    sum = sum * square - 1 / 1_307_674_368_000
    sum = sum * square + 1 / 6_227_020_800
    sum = sum * square - 1 / 39_916_800
    sum = sum * square + 1 / 362_880
    sum = sum * square - 1 / 5_040
    sum = sum * square + 1 / 120
    sum = sum * square - 1 / 6
    return x + x * (sum * square)
  }

  /// Taylor's series of the cosine to x¹⁸; what follows is below 10⁻²⁰ for `|x| <= π/4`.
  private static func cosineSeries(_ x: Double) -> Double {
    let square = x * x
    var sum = -1 / 6_402_373_705_728_000.0
    sum = sum * square + 1 / 20_922_789_888_000
    sum = sum * square - 1 / 87_178_291_200
    sum = sum * square + 1 / 479_001_600
    sum = sum * square - 1 / 3_628_800
    sum = sum * square + 1 / 40_320
    sum = sum * square - 1 / 720
    sum = sum * square + 1 / 24
    return 1 - square / 2 + sum * (square * square)
  }
}
