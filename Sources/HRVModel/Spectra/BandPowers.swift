/// The powers of a spectrum's bands, made without the spectrum: what many short windows need.
///
/// Each is what ``Spectrum/powerMs2(in:)`` says of the same estimate, or the reason why it has no
/// value; of a band that is not in force, that it is not.
public struct BandPowers: Hashable, Sendable {
  /// Power in ms² below VLF.
  public let ulf: Result<Double, MetricError>
  /// Power in ms² at very low frequencies.
  public let vlf: Result<Double, MetricError>
  /// Power in ms² at low frequencies.
  public let lf: Result<Double, MetricError>
  /// Power in ms² at high frequencies.
  public let hf: Result<Double, MetricError>
  /// Power in ms² above HF.
  public let vhf: Result<Double, MetricError>
  /// How the spectrum was estimated.
  public let estimate: SpectralEstimate

  /// - Parameter powerMs2: the power in a band that the estimate resolves.
  package init(
    _ bands: FrequencyBands, _ estimate: SpectralEstimate,
    powerMs2: (FrequencyBand) -> Double
  ) {
    func result(_ band: FrequencyBand?, _ name: String) -> Result<Double, MetricError> {
      guard let band else { return .failure(.undefined("no band \(name) is in force")) }
      do throws(MetricError) { try estimate.resolve(band) } catch { return .failure(error) }
      return .success(powerMs2(band))
    }
    self.estimate = estimate
    ulf = result(bands.ulf, "ULF")
    vlf = result(bands.vlf, "VLF")
    lf = result(bands.lf, "LF")
    hf = result(bands.hf, "HF")
    vhf = result(bands.vhf, "VHF")
  }
}
