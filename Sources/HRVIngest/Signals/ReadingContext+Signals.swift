internal import HRVModel

extension ReadingContext {
  /// The sampling rate in Hz: as the person declares it, else as the file does.
  ///
  /// - Throws: ``IngestError`` when nobody does, or when no ECG is sampled at that rate.
  func samplingRateHz(inFile declaredHz: Double?) throws(IngestError) -> Double {
    guard let rateHz = options.samplingRateHz ?? declaredHz else {
      throw error(
        .ambiguous("the file holds samples, but not how many of them make a second"),
        remedy: "Declare the sampling rate, with --sampling-rate <Hz>")
    }
    guard SampleClock.believableHz.contains(rateHz) else {
      throw error(
        .outOfRange(
          "the sampling rate", value: "\(shortened(rateHz)) Hz", allowed: "10 to 10000 Hz"),
        remedy: "Declare the sampling rate, with --sampling-rate <Hz>")
    }
    return rateHz
  }

  /// The column of this reference among columns of these names.
  func column(
    _ reference: ColumnReference, among names: [String], count: Int
  ) throws(IngestError) -> Int {
    guard let index = reference.index(in: names, count: count) else {
      let known = names.isEmpty ? (0..<count).map { "\($0 + 1)" } : names
      throw error(
        .missingColumn("\"\(TextDecoding.shown(reference.description))\"", header: known),
        remedy: "Choose one of these by its name or by its number from 1")
    }
    return index
  }
}
