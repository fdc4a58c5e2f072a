internal import HRVModel

/// The days that a log speaks of.
struct IntakeCoverage {
  /// The days of entries about one day.
  private(set) var singleDays: Set<CivilDay> = []
  /// The number of entries about every day from a first to a last.
  private(set) var regimens = 0
  /// The first day; nil for an empty log.
  private(set) var first: CivilDay?
  /// The last day; nil for an empty log, and when a regimen has no end.
  private(set) var last: CivilDay?

  init(_ log: IntakeLog) {
    var isOpen = false
    for entry in log.entries {
      var days: (first: CivilDay, last: CivilDay)
      switch entry.schedule {
      case .at(let timestamp): days = (timestamp.localDay, timestamp.localDay)
      case .on(let day): days = (day, day)
      case .daily(let from, let through, _):
        regimens += 1
        isOpen = isOpen || through == nil
        days = (from, through ?? from)
      }
      if case .daily = entry.schedule {} else { singleDays.insert(days.first) }
      first = min(first ?? days.first, days.first)
      last = max(last ?? days.last, days.last)
    }
    if isOpen { last = nil }
  }

  /// The same in words.
  var text: String {
    guard let first else { return "none" }
    var parts: [String] = []
    if !singleDays.isEmpty { parts.append(counted(singleDays.count, "day")) }
    if regimens > 0 { parts.append(counted(regimens, "daily regimen")) }
    let span = last.map { "\(first) to \($0)" } ?? "from \(first) on"
    return "\(parts.joined(separator: " and ")), \(span)"
  }
}
