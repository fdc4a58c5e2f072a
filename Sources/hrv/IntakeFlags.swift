import ArgumentParser
import HRVIngest
import HRVModel

/// What a person says about a log of what was taken, and the log does not.
struct IntakeFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read the log as this format (see: hrv formats) instead of finding it out.",
      valueName: "format"))
  var intakeFormat: String?

  @Option(
    help: ArgumentHelp(
      "What the log calls the magnesium: a question, habit, column, tag or item.",
      valueName: "name"))
  var intakeItem: String?

  @Option(
    help: ArgumentHelp(
      "What a yes, a tick or a capsule stands for, as \"\(IntakeFlags.doseExample)\".",
      valueName: "dose"))
  var intakeDose: String?

  @Option(
    help: ArgumentHelp(
      "Whose mass the log states where it does not say: elemental is the magnesium's, compound"
        + " that of the whole salt.", valueName: "basis"))
  var intakeBasis: IntakeEntry.Basis?

  @Option(
    help: ArgumentHelp(
      "Order of day and month in days such as 03/02/2026, when the log does not tell.",
      valueName: "order"))
  var dateOrder: IntakeReadingOptions.DateOrder?

  @Option(
    help: ArgumentHelp(
      "What amounts are that may be of food or supplements: supplement, or total for both"
        + " together.", valueName: "source"))
  var intakeSource: IntakeReadingOptions.Source?

  private static let doseExample = "200 mg elemental citrate"

  func validate() throws { _ = try options() }

  /// The options as the reader takes them.
  ///
  /// - Throws: `ValidationError` naming the option that is wrong.
  func options() throws -> IntakeReadingOptions {
    if let intakeFormat, !IntakeLogFormats.all.contains(where: { $0.id == intakeFormat }) {
      throw ValidationError("--intake-format: no format \"\(intakeFormat)\"; see: hrv formats.")
    }
    var options = IntakeReadingOptions(
      formatID: intakeFormat, item: intakeItem, basis: intakeBasis, dateOrder: dateOrder,
      source: intakeSource)
    if let intakeDose {
      guard let dose = DeclaredDose(intakeDose) else {
        throw ValidationError(
          "--intake-dose: \"\(intakeDose)\" is no dose such as \"\(Self.doseExample)\": an amount"
            + " above 0; mg, g, µg or mmol; elemental or compound; and the form, if it is known.")
      }
      options.declaredDose = dose
    }
    return options
  }
}
