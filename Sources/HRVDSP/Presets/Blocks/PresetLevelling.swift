/// The smooth trend of smoothness priors, taken away stretch by stretch as programs do.
enum PresetLevelling {
  /// `x` without its trend, in equal stretches when it is longer than `stretch`.
  ///
  /// - Complexity: O(*n*).
  static func removed(from x: [Double], lambda: Double, stretch: Int) -> [Double] {
    var rest = x
    var priors = SmoothnessPriors()
    let parts = max(1, x.count / stretch)
    let (length, longer) = (x.count / parts, x.count % parts)
    var start = 0
    for part in 0..<parts {
      let end = start + length + (part < longer ? 1 : 0)
      priors.removeTrend(lambda: lambda, from: &rest, in: start..<end)
      start = end
    }
    return rest
  }
}
