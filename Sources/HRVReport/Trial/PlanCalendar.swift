public import HRVModel

/// A plan as a calendar.
public enum PlanCalendar {
  /// A row a day: `date`, `magnesium` (yes or no), `dose_mg` (elemental), `form`, `time`, and
  /// `settling`, which is yes while an effect builds up or fades.
  public static func csv(_ plan: TrialPlan) -> String {
    let header = ["date", "magnesium", "dose_mg", "form", "time", "settling"]
    var text = CSV.record(header.map { .text($0) })
    for (index, (isOn, isSettling)) in zip(plan.isOn, plan.isSettling).enumerated() {
      let day = plan.firstDay.advanced(by: index).description
      text += CSV.record([
        .text(day), .text(isOn ? "yes" : "no"), isOn ? .number(plan.dose.elementalMg) : .empty,
        .text(isOn ? plan.dose.form : ""), .text(isOn ? plan.dose.timeText : ""),
        .text(isSettling ? "yes" : "no"),
      ])
    }
    return text
  }

  /// An iCalendar object: an event of whole days for each period, and for each with magnesium a
  /// daily event at the time of the dose, on the local clock.
  ///
  /// - Parameter reminds: whether the doses have an alarm.
  /// - Source: RFC 5545. Names of events and stamps come from the digest and the first day of the
  ///   plan, so that the same plan is the same calendar.
  public static func iCalendar(_ plan: TrialPlan, reminds: Bool) -> String {
    var calendar = ICalendar()
    calendar.add("BEGIN", "VCALENDAR")
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//swift-hrv//hrv plan//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    for (index, run) in plan.runs.enumerated() {
      addPeriod(run, index, plan, to: &calendar)
      if run.isOn { addDoses(run, index, plan, reminds, to: &calendar) }
    }
    calendar.add("END", "VCALENDAR")
    return calendar.text
  }

  private static func addPeriod(
    _ run: TrialPlan.Run, _ index: Int, _ plan: TrialPlan, to calendar: inout ICalendar
  ) {
    let settling = plan.isSettling[run.days].count { $0 }
    begin("period", index, plan, to: &calendar)
    calendar.add("DTSTART;VALUE=DATE", date(run.days.lowerBound, plan))
    calendar.add("DTEND;VALUE=DATE", date(run.days.upperBound, plan))
    calendar.addText("SUMMARY", run.isOn ? "Magnesium: \(plan.dose)" : "No magnesium")
    let first =
      settling == 0
      ? "" : " On the first \(settling) an effect may still \(run.isOn ? "build up" : "fade")."
    calendar.addText(
      "DESCRIPTION",
      "Period \(index + 1) of \(plan.runs.count), \(counted(run.days.count, "day")).\(first)\n"
        + "Plan \(plan.digest)")
    calendar.add("TRANSP", "TRANSPARENT")
    calendar.add("END", "VEVENT")
  }

  private static func addDoses(
    _ run: TrialPlan.Run, _ index: Int, _ plan: TrialPlan, _ reminds: Bool,
    to calendar: inout ICalendar
  ) {
    let clock = plan.dose.timeText.filter { $0 != ":" } + "00"
    begin("dose", index, plan, to: &calendar)
    calendar.add("DTSTART", "\(date(run.days.lowerBound, plan))T\(clock)")
    calendar.add("DURATION", "PT10M")
    calendar.add("RRULE", "FREQ=DAILY;COUNT=\(run.days.count)")
    calendar.addText("SUMMARY", plan.dose.massText)
    calendar.add("TRANSP", "TRANSPARENT")
    if reminds {
      calendar.add("BEGIN", "VALARM")
      calendar.add("ACTION", "DISPLAY")
      calendar.addText("DESCRIPTION", plan.dose.massText)
      calendar.add("TRIGGER", "PT0S")
      calendar.add("END", "VALARM")
    }
    calendar.add("END", "VEVENT")
  }

  private static func begin(
    _ kind: String, _ index: Int, _ plan: TrialPlan, to calendar: inout ICalendar
  ) {
    let name = plan.digest.dropFirst("sha256:".count).prefix(32)
    calendar.add("BEGIN", "VEVENT")
    calendar.add("UID", "\(name)-\(kind)-\(index + 1)@hrv.plan")
    calendar.add("DTSTAMP", "\(date(0, plan))T000000Z")
  }

  /// `YYYYMMDD`.
  private static func date(_ index: Int, _ plan: TrialPlan) -> String {
    plan.firstDay.advanced(by: index).description.filter { $0 != "-" }
  }
}
