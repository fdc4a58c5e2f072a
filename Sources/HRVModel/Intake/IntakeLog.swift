/// An intake log, as read.
public struct IntakeLog: Hashable, Sendable {
  /// The file as the person named it.
  public let file: String
  /// The rows, in the order of the file.
  public let entries: [IntakeEntry]
  /// What a person should know about how it was read.
  public let remarks: [ReadingRemark]

  /// Creates a log.
  public init(file: String, entries: [IntakeEntry], remarks: [ReadingRemark] = []) {
    self.file = file
    self.entries = entries
    self.remarks = remarks
  }
}
