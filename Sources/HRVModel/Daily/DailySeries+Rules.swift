extension DailySeries {
  /// The part of the day that values are about.
  ///
  /// Of samples with a time, only those within count. Values that come without a time are what
  /// the program made of this part of the day, by its own description.
  public enum Window: String, Hashable, Sendable, CaseIterable {
    /// From 21:00 the evening before to 09:00; a night belongs to the day on which it ends.
    case night
    /// From 04:00 to noon.
    case morning
    /// From 04:00 to 04:00 of the next day.
    case day

    /// The hours, counted from the midnight with which the day begins.
    var hours: Range<Double> {
      switch self {
      case .night: -3..<9
      case .morning: 4..<12
      case .day: 4..<28
      }
    }

    /// The hours in words.
    public var text: String {
      switch self {
      case .night: "the night, 21:00 to 09:00, counted to the day on which it ends"
      case .morning: "the morning, 04:00 to 12:00"
      case .day: "the whole day, 04:00 to 04:00"
      }
    }

    /// The day to which a time counts; nil outside the window.
    func day(of timestamp: Timestamp) -> CivilDay? {
      let (day, hour) = (timestamp.localDay, timestamp.localHour)
      return [0, 1, -1].first { hours.contains(hour - 24 * Double($0)) }
        .map { day.advanced(by: $0) }
    }
  }

  /// How several samples of a day make its value. It is fixed by the format, not by the data.
  public enum Choice: String, Hashable, Sendable, CaseIterable {
    /// The first counts: for measurements that a person takes.
    case first
    /// The median of the logarithms, taken back to the metric's unit: the middle sample, or the
    /// geometric mean of the two middle ones. For what a device samples through the night,
    /// where a few wild values must not decide.
    case median

    /// The choice in words.
    public var text: String {
      switch self {
      case .first: "the first value"
      case .median: "the median of the values, on a log scale"
      }
    }
  }

  /// The points that `ordered` samples make, and the samples that play no part in them.
  static func points(
    of ordered: [Sample], window: Window, choice: Choice, isLogarithm: Bool
  ) -> (points: [Point], leftOut: [LeftOut]) {
    var counts: [LeftOut.Reason: Int] = [:]
    var days: [CivilDay: [Sample]] = [:]
    var seen: Set<Seen> = []
    for sample in ordered {
      guard let day = sample.moment.day(in: window) else {
        counts[.outsideWindow, default: 0] += 1
        continue
      }
      guard seen.insert(Seen(moment: sample.moment, value: sample.value)).inserted else {
        counts[.repeated, default: 0] += 1
        continue
      }
      days[day, default: []].append(sample)
    }
    var points: [Point] = []
    for (day, samples) in days.sorted(by: { $0.key < $1.key }) {
      guard let first = samples.first else { continue }
      let isMedian = choice == .median
      if !isMedian, samples.count > 1 { counts[.notFirst, default: 0] += samples.count - 1 }
      points.append(
        Point(
          day: day, timestamp: window == .night ? nil : first.moment.timestamp,
          value: isMedian ? median(samples.map(\.value), isLogarithm) : first.value,
          sampleCount: isMedian ? samples.count : 1, device: first.device,
          location: first.location))
    }
    let leftOut = LeftOut.Reason.allCases.compactMap { reason in
      counts[reason].map { LeftOut(reason: reason, count: $0) }
    }
    return (points, leftOut)
  }

  private struct Seen: Hashable {
    let moment: Moment
    let value: Double
  }

  /// The median on a log scale of values that may be logarithms already.
  ///
  /// - Precondition: `values` is not empty.
  private static func median(_ values: [Double], _ isLogarithm: Bool) -> Double {
    let sorted = values.sorted()
    let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    if low == high { return low }
    return isLogarithm ? (low + high) / 2 : low.squareRoot() * high.squareRoot()
  }
}

extension DailySeries.Moment {
  /// The ms since 1970 on the local clock; of a day, at its beginning.
  var localMilliseconds: Int64 {
    switch self {
    case .on(let day):
      let (ms, overflows) = Int64(day.daysSince1970).multipliedReportingOverflow(by: 86_400_000)
      return overflows ? .max : ms
    case .at(let timestamp): return timestamp.localMilliseconds
    }
  }

  /// The time, when it is known.
  var timestamp: Timestamp? {
    switch self {
    case .on: nil
    case .at(let timestamp): timestamp
    }
  }

  /// The day to which it counts; nil for a time outside the window.
  public func day(in window: DailySeries.Window) -> CivilDay? {
    switch self {
    case .on(let day): day
    case .at(let timestamp): window.day(of: timestamp)
    }
  }
}
