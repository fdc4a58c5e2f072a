/// What a row of a preset computes: a tree of shared blocks, with a program's parameters in it.
///
/// Blocks work on the values that the series shows: the intervals, unless ``seen(as:_:)`` shows
/// their differences, their rates or another view of them.
indirect enum PresetQuantity: Hashable, Sendable {
  // MARK: Values

  /// The number of values.
  case count
  /// Their arithmetic mean.
  case mean
  /// The smallest value.
  case minimum
  /// The greatest value.
  case maximum
  /// The value below which this share lies, between neighbours on a line.
  case quantile(Double)
  /// As above, where the k-th of n values stands for the share (k − ½)/n.
  case quantileOfHalves(Double)
  /// The most frequent value, the smallest of several.
  case mode
  /// Their standard deviation.
  case deviation(PresetDivisor)
  /// The mean power of their distances from the mean, in standard deviations of divisor n.
  case standardMoment(Int)
  /// The root of the mean of their squares.
  case rootMeanSquare
  /// The median distance from the median.
  case medianDeviation
  /// How many exceed a limit.
  case countAbove(Double, orEqual: Bool)
  /// The number of values over the tallest bin of a histogram.
  case histogramIndex(PresetBins)
  /// The base of a triangle laid over a histogram.
  case triangle(PresetBins, PresetTriangle)
  /// The spread of the Poincaré plot's points across (or along) the line of identity.
  case rotated(along: Bool, PresetDivisor)
  /// Sample entropy.
  case sampleEntropy(PresetEntropy)
  /// The slope of detrended fluctuations over scales.
  case fluctuationSlope(PresetFluctuation)
  /// The slope of detrended fluctuations over boxes of powers of two.
  case boxSlope(PresetBoxes)
  /// The capacity to decelerate or to accelerate.
  case capacity(PresetCapacity)

  // MARK: Spectrum

  /// The power in a band.
  case power(PresetSpectrum, PresetBand)
  /// The frequency of the greatest density in a band.
  case peak(PresetSpectrum, PresetBand)

  /// The greatest density of all frequencies.
  case greatestDensity(PresetSpectrum)
  /// The mean over short windows of one band's power over another's.
  case meanRatio(PresetShortTime, PresetBand, over: PresetBand)

  // MARK: Views and windows

  /// A quantity of another view of the series.
  case seen(as: PresetView, PresetQuantity)
  /// A quantity of each window, and a quantity of these values.
  case windowed(PresetWindows, each: PresetQuantity, all: PresetQuantity)
  /// The quantity, if the recording lasts long enough.
  case needing(seconds: Double, PresetQuantity)

  // MARK: Arithmetic

  case number(Double)
  case sum(PresetQuantity, PresetQuantity)
  /// As a sum in which what has no value counts as 0.
  case sumOfDefined([PresetQuantity])
  case difference(PresetQuantity, PresetQuantity)
  case product(PresetQuantity, PresetQuantity)
  case quotient(PresetQuantity, PresetQuantity)
  case squareRoot(PresetQuantity)
  case naturalLogarithm(PresetQuantity)
  case decimalLogarithm(PresetQuantity)
  /// To this many decimals.
  case rounded(PresetQuantity, decimals: Int)

  // MARK: Nothing

  /// The program gives no value, or one that another run would not give again.
  case missing(String)
}

extension PresetQuantity {
  static let median = quantile(0.5)

  static func + (a: PresetQuantity, b: PresetQuantity) -> PresetQuantity { .sum(a, b) }
  static func - (a: PresetQuantity, b: PresetQuantity) -> PresetQuantity { .difference(a, b) }
  static func / (a: PresetQuantity, b: PresetQuantity) -> PresetQuantity { .quotient(a, b) }
  static func * (a: PresetQuantity, b: PresetQuantity) -> PresetQuantity { .product(a, b) }
  static func * (a: Double, b: PresetQuantity) -> PresetQuantity { .product(.number(a), b) }

  /// The square of a quantity.
  var squared: PresetQuantity { .product(self, self) }

  /// The root mean square of successive differences.
  static let rmssd = seen(as: .differences, .rootMeanSquare)

  /// The standard deviation of successive differences.
  static func deviationOfDifferences(_ divisor: PresetDivisor) -> PresetQuantity {
    seen(as: .differences, .deviation(divisor))
  }

  /// The number of absolute differences above a limit.
  static func differencesAbove(_ ms: Double, orEqual: Bool = false) -> PresetQuantity {
    seen(as: .absoluteDifferences, .countAbove(ms, orEqual: orEqual))
  }

  /// The share of absolute differences above a limit, of all differences.
  static func shareOfDifferences(above ms: Double, orEqual: Bool = false) -> PresetQuantity {
    differencesAbove(ms, orEqual: orEqual) / seen(as: .differences, .count)
  }

  /// The share of absolute differences above a limit, of all intervals.
  static func shareOfIntervals(above ms: Double) -> PresetQuantity {
    differencesAbove(ms) / .count
  }

  /// SD1 from the spread of the differences.
  static func sd1(_ divisor: PresetDivisor) -> PresetQuantity {
    .squareRoot(0.5 * deviationOfDifferences(divisor).squared)
  }

  /// SD2 from the spread of the intervals and of the differences.
  static func sd2(_ divisor: PresetDivisor) -> PresetQuantity {
    .squareRoot(
      2 * deviation(divisor).squared - 0.5 * deviationOfDifferences(divisor).squared)
  }
}
