/// What a person noted day by day beside intake and recordings, as read: a column a thing.
public struct Diary: Hashable, Sendable {
  /// The file as the person named it.
  public let file: String
  /// The columns, in the order of the file.
  public let columns: [DiaryColumn]
  /// The cells that say something, as they were written, but with a point where the file has decimal
  /// commas: by day, in the order of the columns.
  public let notes: [DiaryNote]
  /// What a person should know about how it was read.
  public let remarks: [ReadingRemark]

  /// Creates a diary.
  public init(
    file: String, columns: [DiaryColumn], notes: [DiaryNote] = [], remarks: [ReadingRemark] = []
  ) {
    self.file = file
    self.columns = columns
    self.notes = notes
    self.remarks = remarks
  }

  /// The column of this name, whatever the case and what stands between its words.
  public func column(_ name: String) -> DiaryColumn? {
    let key = DiaryColumn.key(of: name)
    return columns.first { $0.key == key }
  }
}
