internal import HRVModel

extension Timestamp {
  /// `2026-03-02 07:15:00`, with the offset from UTC when it is known.
  var readable: String {
    let iso = description
    guard let separator = iso.firstIndex(of: "T") else { return iso }
    let clock = iso[iso.index(after: separator)...]
    let zone = utcOffsetS == nil ? "" : utcOffsetS == 0 ? " UTC" : " " + String(clock.dropFirst(12))
    return iso[..<separator] + " " + clock.prefix(8) + zone
  }

  /// `2026-03-02 07:15:00`, for lists.
  var second: String { String(readable.prefix(19)) }

  /// `2026-03-02 07:15`, for lists.
  var minute: String { String(readable.prefix(16)) }

  /// `07:15:00 +01:00`; `07:15:00, local time` when the offset from UTC is unknown.
  var clockTime: String {
    let clock = readable.dropFirst(11)
    return utcOffsetS == nil ? "\(clock), local time" : String(clock)
  }
}

extension RecordingStart.Source {
  /// How the start is known, in words.
  var text: String {
    switch self {
    case .file: "from the file"
    case .fileName: "from the file name"
    case .manifest: "from the manifest"
    case .option: "given as an option"
    }
  }
}
