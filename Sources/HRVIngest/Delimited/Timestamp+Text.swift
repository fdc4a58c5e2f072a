public import HRVModel

extension Timestamp {
  /// The time that a person writes: `2026-03-02T07:15[:30]`, with or without `Z` or an offset,
  /// or the midnight at the beginning of a bare day `2026-03-02`; nil for anything else.
  public init?(iso8601 text: String) {
    if let time = TimeText.calendar(text) {
      self = time
    } else if let day = TimeText.day(text), let midnight = Timestamp(day: day, hour: 0, minute: 0) {
      self = midnight
    } else {
      return nil
    }
  }
}
