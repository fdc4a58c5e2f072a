/// One recording, as read: where it came from, when it began, and its beats or its ECG.
public struct Recording: Sendable {
  /// Where it came from.
  public var provenance: Provenance
  /// When it began, and how that is known; nil when nothing says.
  public var start: RecordingStart?
  /// What was recorded.
  public let signal: Signal
  /// What a person should know about how the file was read, in order of line.
  public let remarks: [ReadingRemark]

  /// What a recording holds.
  public enum Signal: Sendable {
    /// Intervals between beats, found by the recorder.
    case rr(RRSeries)
    /// An electrocardiogram, in which beats are still to be found.
    case ecg(ECGSignal)
  }

  /// Creates a recording.
  public init(
    provenance: Provenance, start: RecordingStart?, signal: Signal,
    remarks: [ReadingRemark] = []
  ) {
    self.provenance = provenance
    self.start = start
    self.signal = signal
    self.remarks = remarks
  }

  /// Its length in seconds: of the ECG, or of the intervals and gaps.
  public var durationS: Double {
    switch signal {
    case .rr(let rr): rr.durationS
    case .ecg(let ecg): ecg.durationS
    }
  }

  /// Where time passed without intervals, or without samples.
  public var gaps: [Gap] {
    switch signal {
    case .rr(let rr): rr.gaps
    case .ecg(let ecg): ecg.gaps
    }
  }
}

/// Where a recording came from.
public struct Provenance: Hashable, Sendable {
  /// The file as the person named it; of several that were joined, the first.
  public let file: String
  /// All files that it was read from, in order of time.
  public let files: [String]
  /// The id of the format that read it.
  public let formatID: String
  /// The device, as far as the file or its name tells.
  public let device: String?
  /// The SHA-256 of the bytes that were read (unpacked ones, where the file is compressed), in
  /// hexadecimal digits; nil when nobody asked for it, and of files that were joined.
  public var sha256: String?

  /// Creates a provenance; `files` is nil unless several were joined.
  ///
  /// - Precondition: `files` begins with `file`.
  public init(
    file: String, formatID: String, device: String? = nil, files: [String]? = nil,
    sha256: String? = nil
  ) {
    precondition(files.map { $0.first == file } ?? true, "\(file) is not the first file")
    self.file = file
    self.files = files ?? [file]
    self.formatID = formatID
    self.device = device
    self.sha256 = sha256
  }
}

/// When a recording began, and how that is known.
public struct RecordingStart: Hashable, Sendable {
  /// The moment of time 0.
  public let timestamp: Timestamp
  /// How it is known.
  public let source: Source

  /// Where a start time was taken from.
  public enum Source: String, Hashable, Sendable {
    /// Stamps or a header inside the file.
    case file
    /// The pattern of the file's name.
    case fileName = "file name"
    /// A manifest that the person wrote.
    case manifest
    /// An option on the command line.
    case option
  }

  /// Creates a start.
  public init(timestamp: Timestamp, source: Source) {
    self.timestamp = timestamp
    self.source = source
  }
}

/// Something worth knowing about how a file was read; never an error.
public struct ReadingRemark: Hashable, Sendable, CustomStringConvertible {
  /// The place in the file that it is about.
  public let location: SourceLocation
  /// One sentence.
  public let message: String

  /// Creates a remark.
  public init(_ message: String, at location: SourceLocation) {
    self.location = location
    self.message = message
  }

  /// `file:line:column: note: message`.
  public var description: String { "\(location): note: \(message)" }
}
