internal import HRVModel

/// Diaries with a row for each portion, whose nutrients stand in columns.
///
/// Their magnesium is a nutrient, hence the mass of the element. A blank is "not reported", which
/// is no zero.
enum FoodDiary {
  /// Where the cells of a row stand.
  private struct Columns {
    let day: Int
    let clock: Int?
    let name: Int
    let amount: Int?
    let groups: [Int]
    let magnesium: (index: Int, unit: IntakeEntry.Unit)
  }

  private struct Portion {
    let name: String
    let schedule: IntakeEntry.Schedule
    let place: Place
  }

  /// What the remarks at the end count.
  private struct Tally {
    var byGroup = 0
    var byName: [String] = []
    var unreported = 0
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: IntakeContext
  ) throws(IngestError) -> IntakeLog {
    let columns = try columns(context)
    let order = try context.dateOrder(of: columns.day, in: bytes)
    var entries = IntakeEntries(context)
    var tally = Tally()
    var rows = try context.rowsBelowNames(in: bytes)
    while try rows.next(in: bytes) {
      if context.isCut(rows) {
        entries.remarks.note("the last line is cut off and was left out", at: rows.place(0))
        break
      }
      let name = rows.text(columns.name, in: bytes).trimmed
      let portion = Portion(
        name: name,
        schedule: try IntakeMoment.schedule(
          rows.text(columns.day, in: bytes),
          clock: columns.clock.map { rows.text($0, in: bytes).trimmed } ?? "", order: order,
          at: rows.place(columns.day), context),
        place: rows.place(columns.magnesium.index))
      let isGrouped = columns.groups.contains {
        rows.text($0, in: bytes).lowercased().contains("supplement")
      }
      let isNamed = ItemChoice.isMeant(name, context)
      let text = rows.text(columns.magnesium.index, in: bytes).trimmed
      let mass = text.isEmpty ? nil : try context.amount(text, at: portion.place)
      if isNamed, (mass ?? 0) == 0 {
        let amount = columns.amount.map { rows.text($0, in: bytes).trimmed } ?? ""
        try addUnreported(portion, amount: amount, to: &entries, context)
      } else if let mass {
        let isSupplement = isGrouped || isNamed || context.options.source == .supplement
        try add(portion, mass, columns, isSupplement: isSupplement, to: &entries, context)
        guard isSupplement, mass > 0 else { continue }
      } else {
        tally.unreported += 1
        continue
      }
      if isGrouped {
        tally.byGroup += 1
      } else if isNamed, !tally.byName.contains(name) {
        tally.byName.append(name)
      }
    }
    note(tally, in: &entries)
    return entries.finished()
  }

  private static func add(
    _ portion: Portion, _ mass: Double, _ columns: Columns, isSupplement: Bool,
    to entries: inout IntakeEntries, _ context: IntakeContext
  ) throws(IngestError) {
    guard mass > 0 else { return entries.leaveOut(portion.name) }
    guard
      let dose = try? IntakeEntry.Dose(
        amount: mass, unit: columns.magnesium.unit, basis: .elemental)
    else { return }
    entries.add(
      isSupplement ? ItemValue.substance(portion.name, context) : portion.name,
      isSupplement ? .supplement : .food, dose, portion.schedule, at: portion.place)
  }

  /// A supplement of magnesium whose magnesium the diary does not know, or has as 0: leaving it out would make
  /// a day without of a day with.
  private static func addUnreported(
    _ portion: Portion, amount: String, to entries: inout IntakeEntries, _ context: IntakeContext
  ) throws(IngestError) {
    let read = try IntakeAmount.read(
      amount, at: portion.place.location(in: context.file),
      delimiter: context.head.layout.delimiter)
    let count: Double? =
      switch read {
      case .count(let count), .bare(let count): count
      default: nil
      }
    guard let count else {
      throw context.error(
        .expected("the magnesium in \"\(TextDecoding.shown(portion.name))\"", found: ""),
        at: portion.place,
        remedy: "Enter what its label states in the diary and export again, or write it here")
    }
    entries.add(
      ItemValue.substance(portion.name, context), .supplement,
      try ItemValue.declared(count, of: portion.name, at: portion.place, context),
      portion.schedule, at: portion.place)
  }

  private static func note(_ tally: Tally, in entries: inout IntakeEntries) {
    if tally.byGroup > 0 {
      entries.remarks.note(
        "supplements because their group or category says so: \(counted(tally.byGroup, "row"))")
    }
    if !tally.byName.isEmpty {
      let names = tally.byName.prefix(5).map { "\"\(TextDecoding.shown($0))\"" }
      entries.remarks.note(
        "counted as supplements by their name alone: \(names.joined(separator: ", "))"
          + (tally.byName.count > 5 ? ", …" : ""))
    }
    if tally.unreported > 0 {
      entries.remarks.note(
        "the magnesium of \(counted(tally.unreported, "row")) is not reported, and not counted as 0"
      )
    }
  }

  private static func columns(_ context: IntakeContext) throws(IngestError) -> Columns {
    func missing(_ name: String) -> IngestError {
      context.error(
        .missingColumn("\"\(name)\"", header: context.head.header),
        remedy: "Export again with all columns")
    }
    guard let day = context.column("day", "date") else { throw missing("Day") }
    guard let name = context.column("foodname") else { throw missing("Food Name") }
    guard let magnesium = context.magnesiumColumn else { throw missing("Magnesium (mg)") }
    return Columns(
      day: day, clock: context.column("time"), name: name,
      amount: context.column("amount", "servingqty"),
      groups: [context.column("category"), context.column("group")].compactMap { $0 },
      magnesium: magnesium)
  }
}
