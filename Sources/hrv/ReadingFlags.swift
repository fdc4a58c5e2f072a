import ArgumentParser
import HRVIngest
import HRVModel

/// The options that say of a recording what its file does not.
struct ReadingFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Unit of RR intervals (ms, s) or of ECG samples (mV, uV, V, raw), when a file does not"
        + " tell.", valueName: "unit"))
  var unit: String?

  @Option(
    help: ArgumentHelp(
      "Column of the ECG samples in a table of unknown origin, by name or by number from 1;"
        + " with --format, the lead.", valueName: "column"))
  var valueColumn: String?

  @Option(help: ArgumentHelp("Column of the times in such a table.", valueName: "column"))
  var timeColumn: String?

  @Option(help: ArgumentHelp("Unit of these times: s, ms, us or ns.", valueName: "unit"))
  var timeUnit: String?

  @Option(
    help: ArgumentHelp("Sampling rate of an ECG, when a file does not tell.", valueName: "Hz"))
  var samplingRate: Double?

  @Option(help: "Whose heart it is; bands and thresholds stay those of humans.")
  var species = Species.human

  /// What the person knows about the files.
  ///
  /// - Parameters:
  ///   - formatID: the format that was named, by the option called `option`.
  /// - Throws: `ValidationError` naming the option that is wrong.
  func options(formatID: String?, option: String) throws -> ReadingOptions {
    if let samplingRate, !(samplingRate.isFinite && samplingRate > 0) {
      throw ValidationError("--sampling-rate must be greater than 0.")
    }
    if let formatID, !RecordingFormats.all.contains(where: { $0.id == formatID }) {
      let meant = NearestWord.question(formatID, among: RecordingFormats.all.map(\.id))
      throw ValidationError("\(option): no format \"\(formatID)\"\(meant); see: hrv formats.")
    }
    var reading = ReadingOptions(
      formatID: formatID, samplingRateHz: samplingRate, species: species)
    reading.valueColumn = valueColumn.map { ColumnReference($0) }
    reading.timeColumn = timeColumn.map { ColumnReference($0) }
    if let timeUnit {
      guard let known = StampUnit(name: timeUnit) else {
        throw ValidationError("--time-unit: \"\(timeUnit)\" is none of s, ms, us, ns.")
      }
      reading.timeUnit = known
    }
    if let unit {
      reading.intervalUnit = IntervalUnit(rawValue: unit)
      reading.valueUnit = SampleUnit(name: unit)
      guard reading.intervalUnit != nil || reading.valueUnit != nil else {
        throw ValidationError("--unit: \"\(unit)\" is none of ms, s, mV, uV, V, raw.")
      }
    }
    return reading
  }
}
