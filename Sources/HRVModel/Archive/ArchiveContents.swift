/// What an archive holds beside its recordings, and how many of these there are.
public struct ArchiveContents: Sendable {
  /// The changes that its schema has gone through, in order.
  public let migrations: [String]
  /// How many recordings it holds.
  public let recordingCount: Int
  /// How many of them have intervals.
  public let beatsCount: Int
  /// How many values, or reasons for none, they have.
  public let valueCount: Int
  /// The rows of intake, in the order in which they came.
  public let intake: [KeptIntake]
  /// The notes of the diary, by day and name.
  public let diary: [DiaryNote]

  /// Creates contents.
  public init(
    migrations: [String], recordingCount: Int, beatsCount: Int, valueCount: Int,
    intake: [KeptIntake], diary: [DiaryNote]
  ) {
    self.migrations = migrations
    self.recordingCount = recordingCount
    self.beatsCount = beatsCount
    self.valueCount = valueCount
    self.intake = intake
    self.diary = diary
  }
}
