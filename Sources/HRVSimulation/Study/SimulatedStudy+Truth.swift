internal import HRVModel

extension SimulatedStudy {
  /// The truth as a JSON document: the options, then every day.
  public var truthJSON: String {
    let person = options.person
    var members: [(name: String, value: JSONValue)] = [
      ("seed", .seed(options.seed)),
      ("firstDay", .string(options.firstDay.description)),
      (
        "phases",
        .array(
          options.schedule.phases.map {
            .object([("on", .bool($0.isOn)), ("days", .integer($0.days))])
          })
      ),
      (
        "person",
        .object([
          ("baselineLnRMSSD", .decimal(person.baselineLnRMSSD, 4)),
          ("daySDLn", .decimal(person.daySDLn, 4)),
          ("slowShare", .decimal(person.slowShare, 4)),
          ("slowCorrelation", .decimal(person.slowCorrelation, 4)),
          ("trendLnPerDay", .decimal(person.trendLnPerDay, 6)),
        ])
      ),
      (
        "dose",
        .object([
          ("form", .string(options.dose.formID)),
          ("elementalMg", .decimal(options.doseMg, 3)),
          ("minuteOfDay", .integer(options.dose.minuteOfDay)),
        ])
      ),
      (
        "effect",
        .object([
          ("steadyStateLn", .decimal(options.effect.steadyStateLn, 4)),
          ("halfLifeDays", .decimal(options.effect.halfLifeDays, 4)),
        ])
      ),
      ("logging", .string(options.logging.rawValue)),
      ("recordings", .integer(recordings.count)),
    ]
    if let change = options.strapChange {
      let strap = JSONValue.string("\(change.strap.model) \(change.strap.id)")
      members.append(
        ("strapChange", .object([("to", strap), ("shiftLn", .decimal(change.shiftLn, 4))])))
    }
    members.append(("days", .array(days.map(Self.row))))
    return JSONValue.object(members).text
  }

  private static func row(_ day: Day) -> JSONValue {
    .object([
      ("day", .string(day.day.description)),
      ("on", .bool(day.isOn)),
      ("poolMgPerDay", .decimal(day.poolMgPerDay, 3)),
      ("trueLnRMSSD", .decimal(day.trueLnRMSSD, 5)),
      ("targetLnRMSSD", .decimal(day.targetLnRMSSD, 5)),
      ("realisedLnRMSSD", day.realisedLnRMSSD.map { .decimal($0, 5) } ?? .null),
    ])
  }
}
