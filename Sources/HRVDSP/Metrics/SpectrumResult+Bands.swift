internal import HRVModel

extension Result<Spectrum, MetricError> {
  /// The spectrum, if its bins are fine enough for the lower edge of `band` and reach its upper
  /// edge.
  ///
  /// A band that begins at 0 takes what bins there are.
  func resolving(_ band: FrequencyBand) throws(MetricError) -> Spectrum {
    let spectrum = try get()
    let resolutionHz = spectrum.resolutionHz
    guard band.lowerHz == 0 || resolutionHz <= band.lowerHz * (1 + 1e-9) else {
      throw .unresolved(
        band: band.name, lowerEdgeHz: band.lowerHz, resolutionHz: resolutionHz)
    }
    let nyquistHz = spectrum.estimate.samplingRateHz / 2
    guard band.upperHz <= nyquistHz else {
      throw .undefined(
        "\(band.name) reaches to \(band.upperHz) Hz, the resampled tachogram to \(nyquistHz) Hz")
    }
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
