internal import HRVModel

/// What a format is handed beside the bytes, and the words it needs to speak of places.
struct ReadingContext: Sendable {
  /// The file as the person named it.
  let file: String
  /// What the person knows about it.
  let options: ReadingOptions
  /// Its beginning.
  let head: FileHead
  /// What its name tells.
  let clues: FileNameClues
  /// The files beside it.
  let siblings: SiblingFiles
  /// How many parts of a long file may be read at a time.
  let workers: Int

  init(
    file: String, options: ReadingOptions, head: FileHead,
    siblings: SiblingFiles = SiblingFiles(inMemory: [:]), workers: Int = 1
  ) {
    self.file = file
    self.options = options
    self.head = head
    self.siblings = siblings
    self.workers = workers
    clues = FileNameClues(path: file)
  }

  /// The same file as if it began at `offset`, with this line: for a table below other text.
  func below(_ offset: Int, line: Int, in bytes: Span<UInt8>) -> ReadingContext {
    ReadingContext(
      file: file, options: options,
      head: FileHead(bytes, file: file, from: offset, line: line), siblings: siblings,
      workers: workers)
  }

  /// A cursor before the first row.
  func rows() -> Rows { Rows(of: file, layout: head.layout) }

  func error(
    _ reason: IngestError.Reason, at place: Place = .beginning, remedy: String
  ) -> IngestError {
    IngestError(reason, at: place.location(in: file), remedy: remedy)
  }

  /// The start from the stamps of the file, else from its name.
  func start(inFile timestamp: Timestamp?) -> RecordingStart? {
    if let timestamp { return RecordingStart(timestamp: shown(timestamp), source: .file) }
    return clues.start.map { RecordingStart(timestamp: $0, source: .fileName) }
  }

  /// An instant of a UTC clock on the person's clock, when its offset was given.
  private func shown(_ timestamp: Timestamp) -> Timestamp {
    guard let offsetS = options.utcOffsetS, timestamp.utcOffsetS == 0,
      let unix = timestamp.unixMilliseconds
    else { return timestamp }
    return Timestamp(unixMilliseconds: unix, utcOffsetS: offsetS)
  }

  /// A finished recording; `device` is what the file itself tells of the recorder.
  func recording(
    _ signal: Recording.Signal, format: String, startInFile: Timestamp?, device: String? = nil,
    remarks: Remarks
  ) -> Recording {
    var remarks = remarks
    let start = start(inFile: startInFile)
    if start?.source == .file, start?.timestamp.utcOffsetS == 0, options.utcOffsetS == nil {
      remarks.note("the times in this file are UTC; the local clock was not written down")
    }
    return Recording(
      provenance: Provenance(file: file, formatID: format, device: device ?? clues.device),
      start: start, signal: signal, remarks: remarks.finished(file: file))
  }
}
