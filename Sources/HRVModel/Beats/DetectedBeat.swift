/// An R peak found in an ECG.
public struct DetectedBeat: Hashable, Sendable {
  /// The instant of the R peak, in s since time 0 of the signal, below the sample.
  public let timeS: Double
  /// The amplitude at the peak above the local baseline, in the signal's unit; signed.
  public let amplitudeMv: Float

  /// Creates a beat.
  public init(timeS: Double, amplitudeMv: Float) {
    self.timeS = timeS
    self.amplitudeMv = amplitudeMv
  }
}
