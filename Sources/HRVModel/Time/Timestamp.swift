/// A reading of the wall clock, with the distance of that clock from UTC when it is known.
///
/// Straps and phones write either an instant (`+02:00`, Unix time) or a bare local clock
/// (`2026-03-02T07:15:00`, no zone). Both are kept as they are: the local reading always
/// exists, the instant only when the offset does.
public struct Timestamp: Hashable, Sendable, CustomStringConvertible {
  /// The local clock reading, as milliseconds since 1970-01-01T00:00 on that clock.
  public let localMilliseconds: Int64

  /// Local clock minus UTC, in seconds; nil when the recorder did not say.
  public let utcOffsetS: Int?

  /// A local clock reading, with its offset from UTC if that is known.
  public init(localMilliseconds: Int64, utcOffsetS: Int?) {
    self.localMilliseconds = localMilliseconds
    self.utcOffsetS = utcOffsetS
  }

  /// An instant in Unix time, shown on a clock `utcOffsetS` ahead of UTC.
  public init(unixMilliseconds: Int64, utcOffsetS: Int = 0) {
    self.init(
      localMilliseconds: unixMilliseconds + Int64(utcOffsetS) * 1000, utcOffsetS: utcOffsetS)
  }

  /// A local clock reading from its parts, or nil when there is no such date or time.
  ///
  /// Second 60 is accepted, as a leap second is written, and reads as the following minute.
  public init?(
    day: CivilDay, hour: Int, minute: Int, second: Int = 0, millisecond: Int = 0,
    utcOffsetS: Int? = nil
  ) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
      (0...999).contains(millisecond)
    else { return nil }
    let seconds = Int64(day.daysSince1970) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    self.init(localMilliseconds: seconds * 1000 + Int64(millisecond), utcOffsetS: utcOffsetS)
  }

  /// Milliseconds since 1970-01-01T00:00 UTC; nil when the offset is unknown.
  public var unixMilliseconds: Int64? {
    utcOffsetS.map { localMilliseconds - Int64($0) * 1000 }
  }

  /// The calendar day that the local clock shows.
  public var localDay: CivilDay {
    CivilDay(daysSince1970: Int(floorDivided(localMilliseconds, 86_400_000)))
  }

  /// The hours that the local clock shows, in `0 ..< 24`, fraction included.
  public var localHour: Double {
    let ofDay = localMilliseconds - floorDivided(localMilliseconds, 86_400_000) * 86_400_000
    return Double(ofDay) / 3_600_000
  }

  /// The day to which a person would count this moment: the local day, which begins at
  /// `boundaryHour`, so that a dose at 01:00 belongs to the evening before.
  public func wakeDay(boundaryHour: Int = 4) -> CivilDay {
    let shifted = localMilliseconds - Int64(boundaryHour) * 3_600_000
    return CivilDay(daysSince1970: Int(floorDivided(shifted, 86_400_000)))
  }

  /// The same clock, `seconds` later (rounded to the millisecond).
  public func advanced(byS seconds: Double) -> Timestamp {
    Timestamp(
      localMilliseconds: localMilliseconds + Int64((seconds * 1000).rounded()),
      utcOffsetS: utcOffsetS)
  }

  /// ISO 8601 with milliseconds; `Z` or `±hh:mm` only when the offset is known.
  public var description: String {
    let ms = localMilliseconds - floorDivided(localMilliseconds, 86_400_000) * 86_400_000
    let clock = Int(ms / 1000)
    let text =
      "\(localDay)T\(padded(clock / 3600, 2)):\(padded(clock / 60 % 60, 2))"
      + ":\(padded(clock % 60, 2)).\(padded(Int(ms % 1000), 3))"
    guard let utcOffsetS else { return text }
    if utcOffsetS == 0 { return text + "Z" }
    let minutes = abs(utcOffsetS) / 60
    return text + (utcOffsetS < 0 ? "-" : "+")
      + "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }
}

/// Division that rounds towards minus infinity.
func floorDivided(_ value: Int64, _ divisor: Int64) -> Int64 {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}
