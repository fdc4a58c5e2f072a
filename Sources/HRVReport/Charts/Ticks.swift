/// Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
struct Ticks: Hashable {
  /// The marked values, ascending.
  let values: [Double]
  /// The digits after the point that tell neighbours apart.
  let decimals: Int
  /// From the first to the last place of the axis.
  let domain: ClosedRange<Double>

  /// Marks for an axis that covers `range` and ends on marks: about `count` of them.
  static func covering(_ range: ClosedRange<Double>, about count: Int) -> Ticks {
    let range = usable(range)
    let step = Step(width: range.upperBound - range.lowerBound, about: count)
    let first = (step.multiples(of: range.lowerBound) + 1e-9).rounded(.down)
    let last = max(first + 1, (step.multiples(of: range.upperBound) - 1e-9).rounded(.up))
    return Ticks(step, first, last, domain: step.value(first)...step.value(last))
  }

  /// Marks for an axis of counts from 0 up to `greatest`: whole numbers, about `count` of them.
  static func counts(upTo greatest: Int, about count: Int) -> Ticks {
    let greatest = max(1, greatest)
    return covering(0...Double(greatest), about: min(count, greatest))
  }

  /// Marks inside an axis that begins and ends with `range`: about `count` of them.
  static func inside(_ range: ClosedRange<Double>, about count: Int) -> Ticks {
    let range = usable(range)
    let step = Step(width: range.upperBound - range.lowerBound, about: count)
    let first = (step.multiples(of: range.lowerBound) - 1e-9).rounded(.up)
    let last = (step.multiples(of: range.upperBound) + 1e-9).rounded(.down)
    return Ticks(step, first, last, domain: range)
  }

  /// `value` with as many digits as the marks need.
  func label(_ value: Double) -> String {
    guard abs(value) < 1e7 else { return NumberText.display(value) }
    let text = decimals > 0 ? NumberText.fixed(value, decimals) : grouped(value)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  private init(_ step: Step, _ first: Double, _ last: Double, domain: ClosedRange<Double>) {
    values =
      first <= last
      ? (0...Int(min(last - first, 1000))).map { step.value(first + Double($0)) } : []
    decimals = max(0, -step.exponent)
    self.domain = domain
  }

  private func grouped(_ value: Double) -> String {
    abs(value) < 1e15 ? NumberText.count(Int(value.rounded())) : NumberText.display(value)
  }

  /// `range` with a width, and within what can be divided.
  private static func usable(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let lower = max(range.lowerBound, -1e100)
    let upper = min(range.upperBound, 1e100)
    guard lower.isFinite, upper.isFinite, lower <= upper else { return 0...1 }
    let least = max(abs(lower), abs(upper)) * 1e-9
    if upper - lower > least { return lower...upper }
    let margin = max(abs(lower) * 0.1, 1)
    return (lower - margin)...(upper + margin)
  }

  /// A distance between marks.
  private struct Step {
    let multiple: Double
    let exponent: Int

    /// The least of 1, 2, 5 · 10ᵏ of which at most `count` fit into `width`.
    init(width: Double, about count: Int) {
      let least = width / Double(max(1, count))
      var exponent = 0
      while Self.power(exponent) > least, exponent > -300 { exponent -= 1 }
      while Self.power(exponent + 1) <= least, exponent < 300 { exponent += 1 }
      let ratio = least / Self.power(exponent)
      switch ratio {
      case ...1.000001: (multiple, self.exponent) = (1, exponent)
      case ...2.000001: (multiple, self.exponent) = (2, exponent)
      case ...5.000001: (multiple, self.exponent) = (5, exponent)
      default: (multiple, self.exponent) = (1, exponent + 1)
      }
    }

    func value(_ index: Double) -> Double {
      // Dividing by a whole power gives the double nearest to the decimal; multiplying by a
      // rounded fraction does not.
      exponent < 0
        ? index * multiple / Self.power(-exponent) : index * multiple * Self.power(exponent)
    }

    func multiples(of value: Double) -> Double {
      exponent < 0
        ? value * Self.power(-exponent) / multiple : value / (multiple * Self.power(exponent))
    }

    private static func power(_ exponent: Int) -> Double {
      var power = 1.0
      for _ in 0..<exponent.magnitude { power *= 10 }
      return exponent < 0 ? 1 / power : power
    }
  }
}
