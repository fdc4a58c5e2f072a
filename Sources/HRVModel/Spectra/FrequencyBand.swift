/// A half-open range of frequencies, `lowerHz ..< upperHz`, so that neighbouring bands share
/// no bin and their powers add up.
public struct FrequencyBand: Hashable, Sendable {
  /// The usual abbreviation.
  public let name: String
  /// The lowest frequency that belongs to the band, in Hz.
  public let lowerHz: Double
  /// The lowest frequency above the band, in Hz.
  public let upperHz: Double

  /// Creates a band, or refuses edges that are not finite, not ascending or negative.
  public init(_ name: String, lowerHz: Double, upperHz: Double) throws(ModelError) {
    guard lowerHz.isFinite, upperHz.isFinite, lowerHz >= 0, lowerHz < upperHz else {
      throw .outOfRange(
        quantity: "upper edge in Hz of the \(name) band from \(lowerHz)", value: upperHz,
        allowed: "above the lower edge, which is 0 or more")
    }
    self.init(name, lowerHz..<upperHz)
  }

  init(_ name: String, _ rangeHz: Range<Double>) {
    self.name = name
    lowerHz = rangeHz.lowerBound
    upperHz = rangeHz.upperBound
  }

  /// Ultra low frequency, below 0.0033 Hz: what only a whole day shows. Task Force (1996),
  /// Table 2, prints the edge as 0.003; see ``vlf``.
  public static let ulf = Self("ULF", 0..<0.0033)
  /// Very low frequency, 0.0033–0.04 Hz.
  ///
  /// The Task Force (1996, doi:10.1161/01.CIR.93.5.1043) prints the lower edge as 0.003;
  /// 0.0033 Hz, one cycle in 300 s, is what short recordings have used since.
  public static let vlf = Self("VLF", 0.0033..<0.04)
  /// Low frequency, 0.04–0.15 Hz. Task Force (1996), Table 2.
  public static let lf = Self("LF", 0.04..<0.15)
  /// High frequency, 0.15–0.4 Hz. Task Force (1996), Table 2.
  public static let hf = Self("HF", 0.15..<0.4)
  /// Very high frequency, 0.4–0.5 Hz. The Task Force names none; this is the stretch that other
  /// packages list beside the four bands.
  public static let vhf = Self("VHF", 0.4..<0.5)

  /// The bins of an even grid from 0 whose frequency lies in the band.
  ///
  /// A bin that should stand exactly on an edge counts as on it: the edge is compared in
  /// units of bins with an allowance of 10⁻⁹ bins for rounding, so 27 · 4/720 Hz is in HF
  /// and not in LF whatever the last bit of the product says.
  package func bins(every resolutionHz: Double, count: Int) -> Range<Int> {
    func firstBin(atOrAbove hz: Double) -> Int {
      let bins = (hz / resolutionHz - 1e-9).rounded(.up)
      return Int(min(max(bins, 0), Double(count)))
    }
    let lower = firstBin(atOrAbove: lowerHz)
    return lower..<max(lower, firstBin(atOrAbove: upperHz))
  }
}
