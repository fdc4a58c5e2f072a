/// What a program takes away from the whole tachogram.
enum PresetTrend: Hashable, Sendable {
  /// Nothing.
  case none
  /// Its mean.
  case mean
  /// The smooth curve of smoothness priors, in stretches of some 2000 samples.
  case smooth(lambda: Double, stretch: Int)

  func removed(from tachogram: PresetGrid.Tachogram) -> PresetGrid.Tachogram {
    var tachogram = tachogram
    switch self {
    case .none: break
    case .mean:
      let mean = Kernels.sum(tachogram.samples.span, about: 0) / Double(tachogram.samples.count)
      tachogram.samples = tachogram.samples.map { $0 - mean }
    case .smooth(let lambda, let stretch):
      tachogram.samples = PresetLevelling.removed(
        from: tachogram.samples, lambda: lambda, stretch: stretch)
    }
    return tachogram
  }
}
