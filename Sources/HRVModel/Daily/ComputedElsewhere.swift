/// Where the outcome of a study came from when another program computed it, and nothing here
/// can check it.
public struct ComputedElsewhere: Hashable, Sendable {
  /// The program or device that computed the values, such as `Oura`.
  public let by: String
  /// The devices that the files name, in order of name.
  public let devices: [String]
  /// The files, in the order given.
  public let files: [String]
  /// The ids of the formats that read them, in order of name.
  public let formatIDs: [String]
  /// The part of the day that the values are about.
  public let window: DailySeries.Window
  /// The same in words: with its hours where the files have times, else as the program has it.
  public let windowText: String
  /// How several samples of a day made its value.
  public let choice: DailySeries.Choice
  /// The values in the files.
  public let samples: Int
  /// The days with a value.
  public let days: Int
  /// The samples that no day uses, by reason.
  public let leftOut: [DailySeries.LeftOut]
  /// Whether every value has a time of day. Without, a day's value is taken at 04:00, when the
  /// day begins: doses of the day itself cannot have acted on it.
  public let isTimed: Bool

  /// The origin of the values of `series`.
  public init(_ series: DailySeries) {
    by = series.computedBy
    devices = Set(
      series.samples.compactMap(\.device) + series.sources.compactMap(\.device)
    ).sorted()
    files = series.sources.map(\.file)
    formatIDs = Set(series.sources.map(\.formatID)).sorted()
    window = series.window
    let hasTimes = series.samples.contains { $0.moment.timestamp != nil }
    windowText =
      hasTimes
      ? series.window.text : "the \(series.window.rawValue), as \(series.computedBy) has it"
    choice = series.choice
    samples = series.samples.count
    days = series.points.count
    leftOut = series.leftOut
    isTimed = !series.points.isEmpty && series.points.allSatisfy { $0.timestamp != nil }
  }
}
