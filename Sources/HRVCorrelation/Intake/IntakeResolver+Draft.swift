internal import HRVModel

extension IntakeResolver {
  /// The rows as far as they have been read.
  struct Draft {
    let window: ClosedRange<CivilDay>
    let zone: ZoneRules?
    var supplements: [Supplement] = []
    var foods: [IntakeEvent] = []
    var regimens: [Regimen] = []
    /// Days of `none`, by how the log says it, with the place of single rows.
    var singleNothing: [CivilDay: SourceLocation] = [:]
    /// The day on which the latest regimen of `none` began that speaks of a day.
    var regimenNothing: [CivilDay: CivilDay] = [:]
    var firstEntryDay: CivilDay?
    var hasRegimen = false
    var compoundForms: Set<String> = []
    /// Amounts that may be food or supplement, and the first of them.
    var totals: (count: Int, first: SourceLocation)?
    /// Whether a row speaks of supplements, be it of none.
    var speaksOfSupplements = false

    struct Supplement {
      let event: IntakeEvent
      let origin: Origin
    }

    /// How a dose came into the log.
    struct Origin {
      let location: SourceLocation
      let isSingle: Bool
      let hasAssumedTime: Bool
      /// The first day of the regimen that it is of.
      var regimenStart: CivilDay?
    }

    struct Regimen {
      let dose: DoseConversion.Dose
      let days: ClosedRange<CivilDay>
      let minutesOfDay: [Int]
      let location: SourceLocation
      let start: CivilDay
    }

    init(window: ClosedRange<CivilDay>, zone: ZoneRules?) {
      self.window = window
      self.zone = zone
    }

    var daysOfNothing: Set<CivilDay> {
      Set(regimenNothing.keys).union(singleNothing.keys)
    }

    mutating func add(_ entry: IntakeEntry) throws(IntakeResolutionError) {
      let content = try DoseConversion.convert(entry)
      if case .dose(let dose) = content, dose.conversion != nil,
        case .supplement(let formID) = dose.source
      {
        compoundForms.insert(formID)
      }
      let isSupplement = if case .dose(let dose) = content { dose.isSupplement } else { true }
      if isSupplement { speaksOfSupplements = true }
      if case .dose(let dose) = content, dose.source == .total {
        totals = ((totals?.count ?? 0) + 1, totals?.first ?? entry.location)
        return
      }
      if case .daily(let from, let through, let minutes) = entry.schedule {
        if isSupplement { noteEntry(on: from) }
        guard let days = clamped(from, through) else {
          hasRegimen = hasRegimen || (content != .nothing && isSupplement)
          return
        }
        switch content {
        case .nothing:
          for day in days.days { regimenNothing[day] = max(from, regimenNothing[day] ?? from) }
        case .dose(let dose):
          hasRegimen = hasRegimen || isSupplement
          regimens.append(
            Regimen(
              dose: dose, days: days, minutesOfDay: minutes, location: entry.location, start: from))
        }
        return
      }
      guard let (timestamp, isAssumed) = moment(of: entry.schedule) else { return }
      let day = timestamp.wakeDay()
      if isSupplement { noteEntry(on: day) }
      switch content {
      case .nothing: singleNothing[day] = entry.location
      case .dose(let dose):
        append(
          dose, at: timestamp,
          Origin(location: entry.location, isSingle: true, hasAssumedTime: isAssumed))
      }
    }

    mutating func writeOutRegimens() {
      for regimen in regimens {
        let isAssumed = regimen.minutesOfDay.isEmpty
        let minutes = isAssumed ? [IntakeResolver.assumedMinuteOfDay] : regimen.minutesOfDay
        let origin = Origin(
          location: regimen.location, isSingle: false, hasAssumedTime: isAssumed,
          regimenStart: regimen.start)
        for day in regimen.days.days {
          for minute in minutes {
            append(regimen.dose, at: Timestamp(day: day, minuteOfDay: minute), origin)
          }
        }
      }
    }

    /// Takes out the regimen doses of days without, and finds single doses that are denied.
    mutating func cancelOrContradict() throws(IntakeResolutionError) {
      for dose in supplements where dose.origin.isSingle {
        let day = dose.event.timestamp.wakeDay()
        if let nothing = singleNothing[day] {
          throw IntakeResolutionError(
            .contradiction(day, dose: dose.origin.location), at: nothing)
        }
      }
      supplements.removeAll { dose in
        guard let start = dose.origin.regimenStart else { return false }
        let day = dose.event.timestamp.wakeDay()
        return singleNothing[day] != nil || regimenNothing[day].map { $0 >= start } ?? false
      }
    }

    /// Accounts for the days of the window before the log begins.
    mutating func addHabit(_ habitualMg: Double, before begin: CivilDay) {
      guard window.lowerBound < begin else { return }
      let days = window.lowerBound...min(begin.advanced(by: -1), window.upperBound)
      guard habitualMg > 0 else {
        for day in days.days { regimenNothing[day] = regimenNothing[day] ?? day }
        return
      }
      let form = IntakeEvent.Source.supplement(formID: MagnesiumForm.unspecified.id)
      let dose = DoseConversion.Dose(
        source: form, elementalMg: habitualMg, conversion: nil)
      let origin = Origin(
        location: SourceLocation(file: ""), isSingle: true, hasAssumedTime: false)
      for day in days.days {
        let timestamp = Timestamp(day: day, minuteOfDay: IntakeResolver.assumedMinuteOfDay)
        append(dose, at: timestamp, origin)
      }
    }

    func warnings(_ log: IntakeLog) -> [String] {
      var sentences: [String] = []
      if let totals {
        sentences.append(
          "\(NumberText.count(totals.count, "amount")) of magnesium that may be food or"
            + " supplements \(totals.count == 1 ? "is" : "are") left out.")
      }
      let early = supplements.count {
        $0.origin.isSingle && !$0.origin.hasAssumedTime
          && $0.event.timestamp.localDay != $0.event.timestamp.wakeDay()
      }
      if early > 0 {
        sentences.append(
          "\(NumberText.count(early, "dose")) from between midnight and 04:00"
            + " \(early == 1 ? "counts" : "count") to the day before. Where the log wrote the date"
            + " of the evening beside such a time, it is a day early.")
      }
      let assumedTimes = supplements.count { $0.origin.hasAssumedTime }
      if assumedTimes > 0 {
        sentences.append(
          "\(NumberText.count(assumedTimes, "dose")) without a time of day"
            + " \(assumedTimes == 1 ? "is" : "are") taken as 21:00.")
      }
      for form in MagnesiumForm.all where compoundForms.contains(form.id) {
        let percent = NumberText.short((form.elementalFraction ?? 0) * 100, decimals: 2)
        sentences.append(
          "Masses of \(form.id) were logged as the compound's; \(percent) % of them is magnesium"
            + " (\(form.formula)).")
      }
      var seen: [Repeated: Int] = [:]
      for entry in log.entries {
        let key = Repeated(
          schedule: entry.schedule, substance: entry.substance, dose: entry.dose)
        // Of a diary of foods, two portions alike are nothing to speak of.
        if let line = seen[key], entry.dose != nil, entry.role != .food, entry.role != .total {
          sentences.append(
            "Line \(entry.location.line) of the log repeats line \(line); both are counted.")
        }
        seen[key] = seen[key] ?? entry.location.line
      }
      return sentences
    }

    private struct Repeated: Hashable {
      let schedule: IntakeEntry.Schedule
      let substance: String
      let dose: IntakeEntry.Dose?
    }

    private mutating func append(
      _ dose: DoseConversion.Dose, at timestamp: Timestamp, _ origin: Origin
    ) {
      guard window.contains(timestamp.wakeDay()),
        let event = try? IntakeEvent(
          timestamp: zone?.resolve(timestamp) ?? timestamp, elementalMg: dose.elementalMg,
          source: dose.source,
          conversion: dose.conversion)
      else { return }
      if dose.isSupplement {
        supplements.append(Supplement(event: event, origin: origin))
      } else {
        foods.append(event)
      }
    }

    private mutating func noteEntry(on day: CivilDay) {
      guard day <= window.upperBound else { return }
      firstEntryDay = min(firstEntryDay ?? day, day)
    }

    /// The part of a regimen that the study can see.
    private func clamped(_ from: CivilDay, _ through: CivilDay?) -> ClosedRange<CivilDay>? {
      let first = max(from, window.lowerBound)
      let last = min(through ?? window.upperBound, window.upperBound)
      return first <= last ? first...last : nil
    }

    /// The moment of a single row, and whether its time of day is assumed; nil when it lies too
    /// far from the study to matter.
    private func moment(of schedule: IntakeEntry.Schedule) -> (Timestamp, Bool)? {
      // A little wider than the window: the wake-day of an early hour is the day before.
      let near = window.lowerBound.advanced(by: -1)...window.upperBound.advanced(by: 1)
      switch schedule {
      case .at(let written):
        let timestamp = zone?.resolve(written) ?? written
        return near.contains(timestamp.localDay) ? (timestamp, false) : nil
      case .on(let day):
        guard near.contains(day) else { return nil }
        return (Timestamp(day: day, minuteOfDay: IntakeResolver.assumedMinuteOfDay), true)
      case .daily: return nil
      }
    }
  }
}
