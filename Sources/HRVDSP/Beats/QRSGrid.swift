/// The even grid on which the QRS complex is looked for, and the lengths of the method on it.
///
/// A QRS complex has its power below 40 Hz. Faster signals are averaged in groups of
/// ``decimation`` samples to 125 ..< 250 Hz, slower ones are taken as they are, so that the
/// cost for a sample and the shape of every filter are the same at every sampling rate.
struct QRSGrid {
  /// The slowest sampling rate that shows a QRS complex, in Hz: at its half, the wavelet of
  /// the detector has fallen to a fifth of its height.
  static let lowestSamplingRateHz = 60.0

  /// The rate above which samples are averaged to at least this rate, in Hz.
  private static let enoughHz = 125.0

  let samplingRateHz: Double
  /// The number of recorded samples in one sample of the grid.
  let decimation: Int
  /// The rate of the grid, in Hz.
  let rateHz: Double

  /// - Precondition: `samplingRateHz` is at least ``lowestSamplingRateHz`` and far less than
  ///   `Int.max`.
  init(samplingRateHz: Double) {
    precondition(samplingRateHz >= Self.lowestSamplingRateHz && samplingRateHz < 1e12)
    self.samplingRateHz = samplingRateHz
    decimation = max(1, Int(samplingRateHz / Self.enoughHz))
    rateHz = samplingRateHz / Double(decimation)
  }

  /// A duration in samples of the grid, at least one.
  func samples(_ seconds: Double) -> Int { max(1, Int((seconds * rateHz).rounded())) }

  /// The instant of a place on the grid, in s since the first recorded sample of its run.
  ///
  /// An average stands for the middle of the samples that it was taken from.
  func timeS(_ index: Double) -> Double {
    (index * Double(decimation) + Double(decimation - 1) / 2) / samplingRateHz
  }

  /// The number of samples of the grid in a run; samples that fill no group are left out.
  func count(of run: Range<Int>) -> Int { run.count / decimation }
}
