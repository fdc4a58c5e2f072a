/// The formats that intake logs are read from.
public enum IntakeLogFormats {
  /// Every format, most specific first: the first that recognizes a file reads it.
  public static let all: [IntakeLogFormat] = [
    .cronometerServings,
    .cronometerDays,
    .macroFactor,
    .appleHealth,
    .healthAutoExport,
    .healthAutoExportJSON,
    .bearable,
    .whoopJournal,
    .loopHabits,
    .loopHabit,
    .eliteHRVTags,
    .daylio,
    .intakeRows,
    .supplementSheet,
    .wideSheet,
  ]
}
