internal import HRVModel

/// A log of named things, each with a day and a value: a yes, a no, a number of capsules, a mass.
///
/// Habits, journals, tags and sheets of ticks differ in how they are laid out, and come to this.
struct ItemLog {
  /// One cell of such a log.
  struct Item {
    let name: String
    let day: (text: String, place: Place)
    /// The time of day as written; empty when the day says it, or nobody does.
    var clock = ""
    /// What was logged: see ``ItemValue``.
    let value: (text: String, place: Place)
    var note = ""
  }

  private var items: [Item] = []
  private var names: [String] = []
  private var known: Set<String> = []
  private var days: WrittenDays
  private let context: IntakeContext
  /// What the things are called, in the singular.
  private let what: String

  init(of what: String, _ context: IntakeContext) {
    self.what = what
    self.context = context
    days = WrittenDays(context)
  }

  /// Takes a cell.
  mutating func append(_ item: Item) {
    days.see(item.day.text, at: item.day.place)
    if known.insert(item.name).inserted { names.append(item.name) }
    items.append(item)
  }

  /// The log of the one thing that is magnesium; the others are counted.
  func finished(remarks: Remarks = Remarks()) throws(IngestError) -> IntakeLog {
    let chosen = try ItemChoice.choose(among: names, what: what, context)
    return try finished(chosen: chosen, remarks: remarks)
  }

  /// The log of the thing of this name.
  func finished(chosen: String, remarks: Remarks) throws(IngestError) -> IntakeLog {
    let order = try days.order()
    var entries = IntakeEntries(context)
    entries.remarks = remarks
    if context.options.item == nil {
      entries.remarks.note("the \(what) \"\(TextDecoding.shown(chosen))\" is read as the magnesium")
    }
    var unknown = 0
    for item in items {
      guard item.name == chosen else {
        entries.leaveOut(item.name)
        continue
      }
      let place = item.value.place
      let content = try ItemValue.read(item.value.text, of: item.name, at: place, context)
      if content == .unknown {
        unknown += 1
        continue
      }
      let schedule = try IntakeMoment.schedule(
        item.day.text, clock: item.clock, order: order, at: item.day.place, context)
      let substance = ItemValue.substance(item.name, context)
      if case .dose(let dose) = content {
        entries.add(substance, .supplement, dose, schedule, note: item.note, at: place)
      } else if isOfADay(schedule, item) {
        entries.addNothing(schedule, note: item.note, at: place)
      } else if let nothing = try? IntakeEntry.Dose(amount: 0, unit: .milligrams, basis: .elemental)
      {
        // None in the morning does not deny a dose in the evening.
        entries.add(substance, .supplement, nothing, schedule, note: item.note, at: place)
      }
    }
    if unknown > 0 {
      entries.remarks.note(
        "\(unknown) \(unknown == 1 ? "cell is" : "cells are") blank or skipped: of those days nothing"
          + " is known")
    }
    return entries.finished()
  }

  /// Whether an item speaks of a whole day, not of a time of it.
  private func isOfADay(_ schedule: IntakeEntry.Schedule, _ item: Item) -> Bool {
    if case .on = schedule { item.clock.isEmpty || item.clock == "all day" } else { false }
  }
}
