internal import HRVModel

extension Result<Spectrum, MetricError> {
  /// The spectrum, if it resolves `band`.
  func resolving(_ band: FrequencyBand) throws(MetricError) -> Spectrum {
    let spectrum = try get()
    try spectrum.estimate.resolve(band)
    return spectrum
  }

  /// The power in `band`, or why there is none.
  func powerMs2(in band: FrequencyBand) -> Result<Double, MetricError> {
    do throws(MetricError) {
      return .success(try resolving(band).powerMs2(in: band))
    } catch {
      return .failure(error)
    }
  }
}
