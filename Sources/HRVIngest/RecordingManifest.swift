public import HRVModel

/// A table that a person wrote about recordings whose files do not say when they began.
///
///     file,start,device,posture,note
///     rest/monday.txt,2026-03-02T07:15,Polar H10,supine,slept badly
///     rest/tuesday.txt,2026-03-03T07:05+01:00,,,
///
/// `file` is relative to the folder of the manifest; the other columns may be missing or empty.
public struct RecordingManifest: Hashable, Sendable {
  /// The manifest as the person named it.
  public let file: String
  /// Its rows, in order.
  public let entries: [Entry]
  /// What a person should know about how it was read.
  public let remarks: [ReadingRemark]

  /// What the manifest says of one recording.
  public struct Entry: Hashable, Sendable {
    /// Where the row stands, for messages about it.
    public let location: SourceLocation
    /// The path of the recording, from where the manifest's own path is seen.
    public let path: String
    /// When it began; nil when the row does not say.
    public let start: Timestamp?
    /// The device; nil when the row does not say.
    public let device: String?
    /// How the person sat, stood or lay; nil when the row does not say.
    public let posture: String?
    /// Whatever else the person wrote.
    public let note: String
  }

  /// Reads the manifest at `path`.
  ///
  /// - Throws: ``IngestError``, which says which cell is wrong and what to write instead.
  public static func read(path: String) throws(IngestError) -> RecordingManifest {
    let input = try InputFile(path: path)
    let name = input.name
    return try input.withBytes { bytes throws(IngestError) in
      try read(bytes, file: name)
    }
  }

  /// Reads a manifest that is already in memory; `file` is its name in messages, and its folder
  /// is the one that recordings are relative to.
  public static func read(bytes: [UInt8], file: String) throws(IngestError) -> RecordingManifest {
    let input = try InputFile(bytes: bytes, name: file)
    let name = input.name
    return try input.withBytes { bytes throws(IngestError) in
      try read(bytes, file: name)
    }
  }

  private enum Column: ColumnRole {
    case file, start, device, posture, note

    var names: [String] {
      switch self {
      case .file: ["file", "path", "filename", "recording"]
      case .start: ["start", "time", "datetime", "timestamp"]
      case .device: ["device", "strap", "sensor"]
      case .posture: ["posture", "position"]
      case .note: ["note", "notes", "comment", "comments"]
      }
    }
  }

  private static func read(
    _ bytes: Span<UInt8>, file: String
  ) throws(IngestError) -> RecordingManifest {
    let head = try FileHead.opened(bytes, file: file)
    var remarks = Remarks()
    let table = try NamedTable<Column>(bytes, head: head, file: file, remarks: &remarks)
    try table.require(.file, in: file)
    var lines: [String: Int] = [:]
    var entries: [Entry] = []
    for row in table.rows {
      let entry = try entry(row, besides: file)
      if let line = lines.updateValue(entry.location.line, forKey: entry.path) {
        throw IngestError(
          .ambiguous("\"\(row[.file])\" already stands on line \(line)"), at: row.location(.file),
          remedy: "Keep one row for each recording")
      }
      entries.append(entry)
    }
    return RecordingManifest(file: file, entries: entries, remarks: remarks.finished(file: file))
  }

  private static func entry(
    _ row: NamedTable<Column>.Row, besides manifest: String
  ) throws(IngestError) -> Entry {
    let name = row[.file]
    guard !name.isEmpty else {
      throw IngestError(
        .expected("the path of a recording", found: ""), at: row.location(.file),
        remedy: "Write it relative to the manifest")
    }
    let start = try ListedStart.read(row[.start], at: row.location(.start))
    let folder = manifest.lastIndex(of: "/").map { manifest[...$0] } ?? ""
    return Entry(
      location: row.location, path: name.hasPrefix("/") ? name : folder + name, start: start,
      device: row[.device].isEmpty ? nil : row[.device],
      posture: row[.posture].isEmpty ? nil : row[.posture], note: row[.note])
  }
}
