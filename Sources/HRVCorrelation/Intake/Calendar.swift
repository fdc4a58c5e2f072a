internal import HRVModel

extension ClosedRange<CivilDay> {
  /// The days, in order.
  var days: some Sequence<CivilDay> {
    (lowerBound.daysSince1970...upperBound.daysSince1970).lazy.map {
      CivilDay(daysSince1970: $0)
    }
  }

  /// The number of days.
  var dayCount: Int { upperBound.daysSince1970 - lowerBound.daysSince1970 + 1 }
}

extension Timestamp {
  /// A minute of a day on a clock whose distance from UTC is not known; minutes outside a day
  /// are moved to its ends.
  init(day: CivilDay, minuteOfDay: Int) {
    let minute = min(max(minuteOfDay, 0), 24 * 60 - 1)
    self.init(
      localMilliseconds: Int64(day.daysSince1970) * 86_400_000 + Int64(minute) * 60_000,
      utcOffsetS: nil)
  }

  /// The days from `earlier` to this moment: elapsed time when both distances from UTC are
  /// known, else the difference of the clock readings, which is an hour off across a change
  /// of the clocks.
  func days(since earlier: Timestamp) -> Double {
    if let now = unixMilliseconds, let then = earlier.unixMilliseconds {
      return Double(now - then) / 86_400_000
    }
    return Double(localMilliseconds - earlier.localMilliseconds) / 86_400_000
  }
}
