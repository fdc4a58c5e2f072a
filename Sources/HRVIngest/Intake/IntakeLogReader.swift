public import HRVModel

/// Reads intake logs and diaries of every known format (``IntakeLogFormats/all``).
///
/// Nothing is guessed. A yes or a capsule needs a declared dose; a mass needs to be said to be
/// the magnesium's or the compound's, unless the app counts nutrients; a day that could be another
/// is asked for. A no is a day without, a blank is a day of which nothing is known. Entries that
/// are no magnesium are counted in a remark.
public struct IntakeLogReader: Sendable {
  /// What the person knows about the log and the log does not say.
  public let options: IntakeReadingOptions

  /// Creates a reader.
  public init(options: IntakeReadingOptions = IntakeReadingOptions()) { self.options = options }

  /// Reads the log at `path`.
  ///
  /// - Throws: ``IngestError``, which says which cell is wrong and what to write instead, or which
  ///   option is missing.
  /// - Complexity: O(*bytes*).
  public func read(path: String) throws(IngestError) -> IntakeLog {
    try read(InputFile(path: path))
  }

  /// Reads a log that is already in memory; `file` is its name in messages.
  ///
  /// Files that belong beside it are taken from `siblings`, by name: nothing is read from disk.
  public func read(
    bytes: [UInt8], file: String, siblings: [String: [UInt8]] = [:]
  ) throws(IngestError) -> IntakeLog {
    try read(InputFile(bytes: bytes, name: file, siblings: SiblingFiles(inMemory: siblings)))
  }

  /// The format that reads the log at `path`, by its beginning.
  ///
  /// - Throws: ``IngestError`` when the file cannot be opened or is no log.
  public func format(path: String) throws(IngestError) -> IntakeLogFormat {
    let input = try InputFile(path: path)
    let (name, plainName, siblings) = (input.name, input.plainName, input.siblings)
    return try input.withBytes { bytes throws(IngestError) in
      try format(for: context(bytes, name, plainName, siblings))
    }
  }

  private func read(_ input: borrowing InputFile) throws(IngestError) -> IntakeLog {
    let (name, plainName, siblings) = (input.name, input.plainName, input.siblings)
    return try input.withBytes { bytes throws(IngestError) in
      let context = try context(bytes, name, plainName, siblings)
      return try format(for: context).read(bytes, context)
    }
  }

  private func context(
    _ bytes: Span<UInt8>, _ name: String, _ plainName: String, _ siblings: SiblingFiles
  ) throws(IngestError) -> IntakeContext {
    let head = FileHead(bytes, file: plainName)
    try head.requireText(of: name)
    return IntakeContext(file: name, options: options, head: head, siblings: siblings)
  }

  private func format(for context: IntakeContext) throws(IngestError) -> IntakeLogFormat {
    let formats = IntakeLogFormats.all
    if let id = options.formatID {
      guard let format = formats.first(where: { $0.id == id }) else {
        throw context.error(
          .noSuchFormat(id, known: formats.map(\.id)), remedy: "Choose one of these")
      }
      return format
    }
    let head = context.head
    if let export = MagnesiumlessExport.all.first(where: { $0.recognizes(head) }) {
      throw context.error(.noIntake(export.what), remedy: export.remedy)
    }
    if let format = formats.first(where: { $0.recognizes(context) }) { return format }
    if let recording = RecordingFormats.all.first(where: { $0.recognizes(head) }) {
      throw context.error(
        .noIntake("a recording (\(recording.summary))"),
        remedy: "Hand it in among the recordings, with --recordings")
    }
    if let export = BeatlessExport.all.first(where: { $0.recognizes(head) }) {
      throw context.error(
        .noIntake(export.what), remedy: "Hand in the log of what was taken")
    }
    let first = head.lines.first ?? head.comments.first ?? ""
    throw context.error(
      .unknownFormat(tried: formats.map(\.id), firstLine: TextDecoding.shown(first, limit: 80)),
      remedy: "Write a CSV whose first line names its columns: date, form, dose, unit, basis; or a"
        + " day a line with a column of yes and no, which --intake-item names")
  }
}
