@testable import HRVCorrelation

extension NoiseProcess {
  /// One series.
  func series(seed: UInt64) -> [Double] {
    var deviates = NormalDeviates(seed: seed)
    return series(&deviates)
  }

  /// The next series.
  func series(_ deviates: inout NormalDeviates) -> [Double] {
    var values: [Double] = []
    simulate(&deviates) { values.append($1) }
    return values
  }
}
