internal import HRVModel

/// `1 row`, `3 rows`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

/// The entries of a log as they are read, and what is to be said of the rest.
struct IntakeEntries {
  private let context: IntakeContext
  private var entries: [IntakeEntry] = []
  private var others: [String: Int] = [:]
  /// What a person should know about how the log was read.
  var remarks = Remarks()

  /// How many names of other items a remark shows.
  private static let shownOthers = 5

  init(_ context: IntakeContext) { self.context = context }

  /// Adds a dose.
  mutating func add(
    _ substance: String, _ role: IntakeEntry.Role, _ dose: IntakeEntry.Dose,
    _ schedule: IntakeEntry.Schedule, note: String = "", at place: Place
  ) {
    entries.append(
      IntakeEntry(
        location: place.location(in: context.file), schedule: schedule, substance: substance,
        role: role, dose: dose, note: note))
  }

  /// Adds the statement that no magnesium was taken.
  mutating func addNothing(
    _ schedule: IntakeEntry.Schedule, note: String = "", at place: Place
  ) {
    entries.append(
      IntakeEntry(
        location: place.location(in: context.file), schedule: schedule, substance: "none",
        dose: nil, note: note))
  }

  /// Adds magnesium that may be food or supplement, unless the person said what it is.
  mutating func addTotal(
    _ substance: String, amount: Double, unit: IntakeEntry.Unit,
    _ schedule: IntakeEntry.Schedule, at place: Place
  ) throws(IngestError) {
    let isSupplement = context.options.source == .supplement
    guard let dose = try? IntakeEntry.Dose(amount: amount, unit: unit, basis: .elemental) else {
      throw context.error(
        .outOfRange("the amount", value: "\(amount)", allowed: "0 or more"), at: place,
        remedy: "Correct it")
    }
    if isSupplement {
      add(
        context.options.declaredDose?.form ?? "unspecified", .supplement, dose, schedule, at: place)
    } else {
      add(substance, .total, dose, schedule, at: place)
    }
  }

  /// Adds a row as it was written.
  mutating func add(_ entry: IntakeEntry) { entries.append(entry) }

  /// Counts an entry that is no magnesium.
  mutating func leaveOut(_ name: String) { others[name, default: 0] += 1 }

  /// The log.
  func finished() -> IntakeLog {
    var remarks = remarks
    if !others.isEmpty {
      let count = others.values.reduce(0, +)
      let ordered = others.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
      let names = ordered.prefix(Self.shownOthers).map { "\"\(TextDecoding.shown($0.key))\"" }
      let more = others.count > Self.shownOthers ? ", …" : ""
      remarks.note(
        "\(count) \(count == 1 ? "entry is" : "entries are") no magnesium and not read:"
          + " \(names.joined(separator: ", "))\(more)")
    }
    let totals = entries.count { $0.role == .total }
    if totals > 0 {
      remarks.note(
        "\(totals) \(totals == 1 ? "amount is" : "amounts are") magnesium of food and supplements"
          + " together, which says nothing of supplements alone; if all of it was supplements, say"
          + " --intake-source supplement")
    }
    if entries.isEmpty {
      remarks.note("the log has no rows of magnesium: nothing is known of any day")
    }
    return IntakeLog(
      file: context.file, entries: entries, remarks: remarks.finished(file: context.file))
  }
}
