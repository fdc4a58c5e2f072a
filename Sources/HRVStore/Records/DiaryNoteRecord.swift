internal import GRDB
internal import HRVModel

/// A row of `diaryNote`.
struct DiaryNoteRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "diaryNote"

  var day: Int
  var key: String
  var name: String
  var value: String

  init(_ note: DiaryNote) {
    day = note.day.daysSince1970
    key = DiaryColumn.key(of: note.name)
    name = note.name
    value = note.value
  }

  var note: DiaryNote {
    DiaryNote(day: CivilDay(daysSince1970: day), name: name, value: value)
  }
}

/// A row of `removedNote`.
struct RemovedNoteRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "removedNote"

  var day: Int
  var key: String
  var value: String

  init(_ note: DiaryNoteRecord) {
    day = note.day
    key = note.key
    value = note.value
  }
}
