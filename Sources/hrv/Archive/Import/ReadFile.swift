import HRVModel
import HRVStore

/// A file as it was read just now, beside what the archive knows of its bytes.
///
/// The same bytes are one recording, and it has one start: that which was known first, unless the
/// person says another, or the file itself does, read in another way.
struct ReadFile: Sendable {
  /// Where it is.
  let path: String
  /// The digest of its bytes.
  let sha256: String?
  /// When its recording began.
  var start: RecordingStart?
  /// What the same bytes are called in the archive, where that is something else.
  var otherName: String?

  init(path: String, _ recording: Recording) {
    self.path = path
    sha256 = recording.provenance.sha256
    start = recording.start
  }

  /// What is known of the start when the archive has these bytes.
  enum KnownStart {
    /// This, which may be that nobody knows.
    case one(RecordingStart?)
    /// Two names say two.
    case two
  }

  /// The start of the recording, as the archive knows it or as it is said now.
  func start(beside kept: Archive.KnownFile) -> KnownStart {
    guard let known = kept.start else { return .one(start) }
    guard let start else { return .one(known) }
    let isSaid: (RecordingStart) -> Bool = { [.manifest, .option].contains($0.source) }
    if start.timestamp == known.timestamp || isSaid(start) { return .one(start) }
    if isSaid(known) { return .one(known) }
    let areNames = start.source == .fileName && known.source == .fileName
    return areNames && !isCalled(as: kept.file) ? .two : .one(start)
  }

  /// Whether this is the name of the file, whatever folder it is in and whether it is compressed.
  func isCalled(as other: String) -> Bool { Self.name(path) == Self.name(other) }

  private static func name(_ path: String) -> Substring {
    let name = path.split(separator: "/").last ?? path[...]
    return name.hasSuffix(".gz") ? name.dropLast(3) : name
  }

  /// Why the file is not kept.
  func conflict(with kept: Archive.KnownFile) -> String {
    conflict(with: kept.file, kept.start, " in the archive")
  }

  /// Why the file is not kept beside another one.
  func conflict(with other: ReadFile) -> String { conflict(with: other.path, other.start, "") }

  private func conflict(
    with other: String, _ start: RecordingStart?, _ place: String
  ) -> String {
    "\(path): error: has the same bytes as \(other)\(place), which began at"
      + " \(Self.text(start)), not \(Self.text(self.start)): one recording has one start. It is not"
      + " kept; if its own start is right, say so with --manifest"
  }

  private static func text(_ start: RecordingStart?) -> String {
    start?.timestamp.description ?? "a time that is unknown"
  }
}
