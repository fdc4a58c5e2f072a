public import HRVModel

/// Reads what apps, rings and watches computed themselves, one metric a day: no beats.
///
/// Such values can be related to intake, but not checked: see ``DailySeries``.
public struct DailySummaryReader: Sendable {
  /// What the person says about the files.
  public let options: DailySummaryOptions

  /// Creates a reader.
  public init(options: DailySummaryOptions = DailySummaryOptions()) {
    self.options = options
  }

  /// Reads the file at `path`, which becomes the name in messages and in the provenance.
  ///
  /// - Throws: ``IngestError``, which says where the file is wrong and what to do about it; in
  ///   particular ``IngestError/Reason/noSuchMetric(_:offered:)`` when it does not hold the
  ///   metric that was asked for.
  /// - Complexity: O(*bytes*); a file of any size is passed over once.
  public func read(path: String) throws(IngestError) -> DailySeries {
    try read(InputFile(path: path))
  }

  /// Reads a file that is already in memory; `file` is its name in messages.
  public func read(bytes: [UInt8], file: String) throws(IngestError) -> DailySeries {
    try read(InputFile(bytes: bytes, name: file))
  }

  /// The format that recognizes the file at `path`; nil when none does.
  ///
  /// - Throws: ``IngestError`` when the file cannot be opened.
  public static func format(path: String) throws(IngestError) -> DailySummaryFormat? {
    let input = try InputFile(path: path)
    let name = input.plainName
    return try input.withBytes { bytes throws(IngestError) in
      let head = FileHead(bytes, file: name)
      return DailySummaryFormats.all.first { $0.recognizes(head) }
    }
  }

  private func read(_ input: borrowing InputFile) throws(IngestError) -> DailySeries {
    let (name, plainName) = (input.name, input.plainName)
    return try input.withBytes { bytes throws(IngestError) in
      let head = FileHead(bytes, file: plainName)
      try head.requireText(of: name)
      return try read(bytes, head, file: name)
    }
  }

  private func read(
    _ bytes: Span<UInt8>, _ head: FileHead, file: String
  ) throws(IngestError) -> DailySeries {
    let format = try format(of: head, file: file)
    let context = DailySummaryContext(file: file, options: options, head: head, format: format)
    if let window = options.window, window != format.window, !format.isTimed {
      throw context.error(
        .outOfRange(
          "the part of the day", value: window.rawValue,
          allowed: "\(format.window.rawValue), as \(format.computedBy) has it"),
        remedy: "Leave the part of the day to the file: its values have no time")
    }
    return try format.read(bytes, context)
  }

  private func format(
    of head: FileHead, file: String
  ) throws(IngestError) -> DailySummaryFormat {
    let formats = DailySummaryFormats.all
    let beginning = SourceLocation(file: file)
    if let id = options.formatID {
      guard let format = formats.first(where: { $0.id == id }) else {
        throw IngestError(
          .noSuchFormat(id, known: formats.map(\.id)), at: beginning,
          remedy: "Choose one of these")
      }
      return format
    }
    if let format = formats.first(where: { $0.recognizes(head) }) { return format }
    let first = head.lines.first ?? head.comments.first ?? ""
    throw IngestError(
      .unknownFormat(
        tried: formats.map(\.id), firstLine: TextDecoding.shown(first, limit: 80)),
      at: beginning,
      remedy: "Export the daily values again, in English where the app lets you choose; files"
        + " of beats are recordings and need no daily summary")
  }
}
