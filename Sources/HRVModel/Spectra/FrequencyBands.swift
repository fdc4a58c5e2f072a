/// The bands of a spectrum. They must not overlap; power on no band is allowed.
public struct FrequencyBands: Hashable, Sendable {
  /// Ultra low frequency; nil when VLF begins at 0.
  public let ulf: FrequencyBand?
  /// Very low frequency.
  public let vlf: FrequencyBand
  /// Low frequency.
  public let lf: FrequencyBand
  /// High frequency.
  public let hf: FrequencyBand
  /// Very high frequency; nil when HF reaches beyond it.
  public let vhf: FrequencyBand?

  /// Creates a set of bands, or refuses bands that overlap or are out of order.
  ///
  /// - Parameters:
  ///   - ulf: when nil, what lies below VLF.
  ///   - vhf: when nil, what lies between HF and the upper end of ``FrequencyBand/vhf``.
  public init(
    ulf: FrequencyBand? = nil, vlf: FrequencyBand = .vlf, lf: FrequencyBand = .lf,
    hf: FrequencyBand = .hf, vhf: FrequencyBand? = nil
  ) throws(ModelError) {
    let lowest = FrequencyBand.ulf.lowerHz
    let highest = FrequencyBand.vhf.upperHz
    self.ulf =
      ulf ?? (vlf.lowerHz > lowest ? FrequencyBand("ULF", lowest..<vlf.lowerHz) : nil)
    self.vlf = vlf
    self.lf = lf
    self.hf = hf
    self.vhf = vhf ?? (hf.upperHz < highest ? FrequencyBand("VHF", hf.upperHz..<highest) : nil)
    let bands = [self.ulf, vlf, lf, hf, self.vhf].compactMap(\.self)
    for (band, next) in zip(bands, bands.dropFirst()) where band.upperHz > next.lowerHz {
      throw .outOfRange(
        quantity: "upper edge in Hz of the \(band.name) band", value: band.upperHz,
        allowed: "at most the next band's lower edge")
    }
  }

  private init(unchecked: Void) {
    ulf = .ulf
    vlf = .vlf
    lf = .lf
    hf = .hf
    vhf = .vhf
  }

  /// ULF [0, 0.0033), VLF [0.0033, 0.04), LF [0.04, 0.15), HF [0.15, 0.4), VHF [0.4, 0.5) Hz.
  public static let standard = FrequencyBands(unchecked: ())

  /// The highest edge of all, in Hz.
  package var upperHz: Double { vhf?.upperHz ?? hf.upperHz }
}
