internal import HRVModel

/// The intervals that a program sees, with what was already computed from them.
///
/// One evaluation owns it.
final class PresetSeries {
  /// The intervals, after what the program does to them first.
  let values: [Double]
  /// The same without a trend, where the program takes one away.
  let levelled: [Double]
  /// How long the recording lasted, in s, as far as the program knows.
  let durationS: Double
  /// When each value is, in s: the sum of all up to it, unless the program knows better.
  private(set) lazy var timesS: [Double] = {
    var sumMs = 0.0
    return values.map { value in
      sumMs += value
      return sumMs / 1000
    }
  }()

  private var known: [PresetQuantity: Result<Double, MetricError>] = [:]
  private var views: [PresetView: PresetSeries] = [:]
  private var spectra: [PresetSpectrum: Result<PresetDensity, MetricError>] = [:]
  private var windows: [PresetWindows: [PresetSeries]] = [:]

  init(
    _ values: [Double], timesS: [Double]? = nil, levelled: [Double]? = nil,
    durationS: Double? = nil
  ) {
    self.values = values
    self.levelled = levelled ?? values
    self.durationS = durationS ?? values.reduce(0, +) / 1000
    if let timesS { self.timesS = timesS }
  }

  /// The value of a quantity, a finite number.
  func value(of quantity: PresetQuantity) throws(MetricError) -> Double {
    if let known = known[quantity] { return try known.get() }
    let result: Result<Double, MetricError>
    do throws(MetricError) {
      let value = try compute(quantity)
      guard value.isFinite else {
        throw .undefined("the program prints no finite number here")
      }
      result = .success(value)
    } catch {
      result = .failure(error)
    }
    known[quantity] = result
    return try result.get()
  }

  /// The spectrum of the intervals by a recipe.
  func density(_ recipe: PresetSpectrum) throws(MetricError) -> PresetDensity {
    if let known = spectra[recipe] { return try known.get() }
    let result: Result<PresetDensity, MetricError>
    do throws(MetricError) {
      result = .success(try recipe.density(of: self))
    } catch {
      result = .failure(error)
    }
    spectra[recipe] = result
    return try result.get()
  }

  /// The windows that a program cuts.
  func windows(_ rule: PresetWindows) throws(MetricError) -> [PresetSeries] {
    if let known = windows[rule] { return known }
    let cut = try rule.ranges(of: self).map {
      PresetSeries(Array(values[$0]), timesS: Array(timesS[$0]))
    }
    windows[rule] = cut
    return cut
  }

  /// Another view of the same recording.
  func seen(as view: PresetView) -> PresetSeries {
    if let known = views[view] { return known }
    let seen = PresetSeries(shown(as: view), durationS: durationS)
    views[view] = seen
    return seen
  }

  private func shown(as view: PresetView) -> [Double] {
    switch view {
    case .differences: zip(values.dropFirst(), values).map { $0 - $1 }
    case .absoluteDifferences: zip(values.dropFirst(), values).map { abs($0 - $1) }
    case .rates: values.map { 60_000 / $0 }
    case .seconds: values.map { $0 / 1000 }
    case .levelled: levelled
    case .meanRates(let count):
      values.count < count
        ? []
        : (0...(values.count - count)).map { start in
          60_000 * Double(count) / values[start..<start + count].reduce(0, +)
        }
    }
  }
}
