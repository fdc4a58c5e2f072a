public import HRVModel

/// Reads recordings of every known format: the way in to this module.
public struct RecordingReader: Sendable {
  /// What the person knows about the files and the files do not say.
  public let options: ReadingOptions
  /// How many parts of one long file are read at a time. What is read does not depend on it.
  public let workers: Int

  /// Creates a reader.
  ///
  /// - Precondition: `workers` is 1 or more.
  public init(options: ReadingOptions = ReadingOptions(), workers: Int = 1) {
    precondition(workers >= 1, "\(workers) workers")
    self.options = options
    self.workers = workers
  }

  /// Reads the file at `path`, which becomes the name in messages and in the provenance.
  ///
  /// A path may also lead into a zip archive (`export.zip/night.txt`), or be `-` for the
  /// standard input, which is called `<stdin>`. Files compressed by gzip are unpacked, in
  /// archives too; an archive that holds only one file stands for that. Nothing is unpacked to
  /// more than 1 GiB, or, beyond 32 MiB, to more than 200 times its size.
  ///
  /// - Throws: ``IngestError``, which says where the file is wrong and what to do about it.
  /// - Complexity: O(*bytes*), unpacked ones included.
  public func read(path: String) throws(IngestError) -> Recording {
    try read(InputFile(path: path))
  }

  /// Reads a file that is already in memory; `file` is its name in messages. It may be
  /// compressed, or be a zip archive with one file in it.
  ///
  /// Recordings of several files take the others from `siblings`, by name: nothing is read
  /// from disk.
  public func read(
    bytes: [UInt8], file: String, siblings: [String: [UInt8]] = [:]
  ) throws(IngestError) -> Recording {
    try read(InputFile(bytes: bytes, name: file, siblings: SiblingFiles(inMemory: siblings)))
  }

  private func read(_ input: borrowing InputFile) throws(IngestError) -> Recording {
    let (name, plainName, siblings) = (input.name, input.plainName, input.siblings)
    return try input.withBytes { bytes throws(IngestError) in
      var recording = try read(
        bytes,
        ReadingContext(
          file: name, options: options, head: FileHead(bytes, file: plainName),
          siblings: siblings, workers: workers))
      if options.wantsDigest { recording.provenance.sha256 = SHA256.hex(of: bytes) }
      return recording
    }
  }

  private func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    if bytes.isEmpty { try context.head.requireText(of: context.file) }
    let format = try format(for: context)
    if !format.isBinary { try context.head.requireText(of: context.file) }
    return try format.read(bytes, context)
  }

  private func format(for context: ReadingContext) throws(IngestError) -> RecordingFormat {
    let formats = RecordingFormats.all
    if let id = options.formatID {
      guard let format = formats.first(where: { $0.id == id }) else {
        throw context.error(
          .noSuchFormat(id, known: formats.map(\.id)), remedy: "Choose one of these")
      }
      return format
    }
    if options.valueColumn != nil || options.timeColumn != nil { return .delimited }
    if let export = BeatlessExport.all.first(where: { $0.recognizes(context.head) }) {
      throw context.error(.noBeats(export.what), remedy: export.remedy)
    }
    // By number: a row has too many members to be copied for every question.
    guard let number = formats.indices.first(where: { formats[$0].recognizes(context.head) }) else {
      try context.head.requireText(of: context.file)
      let first = context.head.lines.first ?? context.head.comments.first ?? ""
      throw context.error(
        .unknownFormat(tried: formats.map(\.id), firstLine: TextDecoding.shown(first, limit: 80)),
        remedy: context.head.remedyForNames ?? context.head.optionsForSignal
          ?? "Export RR intervals as text, one a line or beside their times, or name the format,"
          + " with --format, if it is one of these")
    }
    return formats[number]
  }
}
