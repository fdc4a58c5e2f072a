internal import HRVModel

/// Something that moves HRV besides magnesium, and on which morning a day's note counts: a row of
/// the table of known covariates.
public struct KnownCovariate: Hashable, Sendable {
  /// The stable name.
  public let id: String
  /// Other names that a column may have, in lower-case letters and digits.
  public let aliases: [String]
  /// How many days after its own a note counts: 1 when the evening or the training of a day meets
  /// the recording of the next morning.
  public let lagDays: Int
  /// Why.
  public let reason: String

  init(_ id: String, aliases: [String] = [], lagDays: Int, _ reason: String) {
    self.id = id
    self.aliases = aliases
    self.lagDays = lagDays
    self.reason = reason
  }

  /// The row for a column of this name; nil when nothing is known of it.
  public static func named(_ name: String) -> KnownCovariate? {
    let key = DiaryColumn.key(of: name)
    return all.first { row in
      ([row.id] + row.aliases).contains { DiaryColumn.key(of: $0) == key }
    }
  }

  /// Every row.
  public static let all: [KnownCovariate] = [
    KnownCovariate(
      "alcohol", aliases: ["drinks", "units", "alcoholunits", "wine", "beer"], lagDays: 1,
      "drunk in the evening, seen the next morning"),
    KnownCovariate(
      "training",
      aliases: ["exercise", "workout", "trainingload", "load", "trimp", "tss", "sport", "steps"],
      lagDays: 1, "the recording of the next morning is the first after it"),
    KnownCovariate(
      "caffeine", aliases: ["coffee", "tea", "cups"], lagDays: 1,
      "a day's coffee comes after its morning's recording"),
    KnownCovariate(
      "stress", aliases: ["work", "workload"], lagDays: 1,
      "a day's stress comes after its morning's recording"),
    KnownCovariate(
      "late_meal", aliases: ["latemeal", "latedinner", "dinner"], lagDays: 1,
      "eaten in the evening, seen the next morning"),
    KnownCovariate(
      "sleep",
      aliases: ["sleephours", "sleepduration", "sleepquality", "sleepscore", "asleep"],
      lagDays: 0, "the night is noted on the morning on which it ends"),
    KnownCovariate(
      "illness", aliases: ["ill", "sick", "sickness", "fever", "cold", "diarrhoea", "diarrhea"],
      lagDays: 0, "the morning finds it"),
    KnownCovariate(
      "cycle", aliases: ["menstruation", "menses", "period", "phaseofcycle", "cyclephase"],
      lagDays: 0, "the day of the cycle is that of the recording"),
    KnownCovariate(
      "device", aliases: ["strap", "sensor"], lagDays: 0, "used for the recording of the day"),
    KnownCovariate("posture", aliases: ["position"], lagDays: 0, "that of the day's recording"),
  ]
}
