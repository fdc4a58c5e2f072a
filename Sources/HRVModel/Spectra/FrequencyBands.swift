/// The three bands of short recordings. They must not overlap; power on no band is allowed.
public struct FrequencyBands: Hashable, Sendable {
  /// Very low frequency.
  public let vlf: FrequencyBand
  /// Low frequency.
  public let lf: FrequencyBand
  /// High frequency.
  public let hf: FrequencyBand

  /// Creates a set of bands, or refuses bands that overlap or are out of order.
  public init(
    vlf: FrequencyBand = .vlf, lf: FrequencyBand = .lf, hf: FrequencyBand = .hf
  ) throws(ModelError) {
    guard vlf.upperHz <= lf.lowerHz, lf.upperHz <= hf.lowerHz else {
      throw .outOfRange(
        quantity: "band edge in Hz", value: vlf.upperHz <= lf.lowerHz ? lf.upperHz : vlf.upperHz,
        allowed: "at most the next band's lower edge")
    }
    self.vlf = vlf
    self.lf = lf
    self.hf = hf
  }

  private init(unchecked: Void) {
    vlf = .vlf
    lf = .lf
    hf = .hf
  }

  /// VLF [0.0033, 0.04), LF [0.04, 0.15), HF [0.15, 0.4) Hz.
  public static let standard = FrequencyBands(unchecked: ())
}
