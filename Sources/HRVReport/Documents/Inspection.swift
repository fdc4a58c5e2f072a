public import HRVModel

/// What `hrv inspect` found in files, each kind in order of the files.
public struct Inspection: Sendable {
  /// The recordings.
  public var recordings: [InspectedRecording] = []
  /// ECGs beside the intervals of the same heart.
  public var streams: [StreamComparison] = []
  /// The values that other programs computed, a series for each file.
  public var dailySeries: [DailySeries] = []
  /// The logs of what was taken.
  public var intakeLogs: [InspectedIntakeLog] = []
  /// Everything that went wrong, also with what is shown.
  public var errors: [ReportedError] = []

  /// Nothing yet.
  public init() {}
}

/// A recording as `hrv inspect` shows it: read, and analysed if that was asked for and possible.
public struct InspectedRecording: Sendable {
  /// The recording as read.
  public let recording: Recording
  /// What was computed from it; nil when nothing was.
  public let analysis: RecordingAnalysis?
  /// Why it could not be analysed; nil when it was, or was not meant to be.
  public let error: ReportedError?
  /// When recordings were joined, why this one does not continue one before it; nil when there
  /// is none that it could continue.
  public let obstacle: JoiningObstacle?

  /// An analysed recording.
  public init(_ analysis: RecordingAnalysis, obstacle: JoiningObstacle? = nil) {
    recording = analysis.recording
    self.analysis = analysis
    error = nil
    self.obstacle = obstacle
  }

  /// A recording that was only read.
  ///
  /// - Parameter error: why it was not analysed; nil when it was not meant to be.
  public init(
    _ recording: Recording, error: ReportedError? = nil, obstacle: JoiningObstacle? = nil
  ) {
    self.recording = recording
    analysis = nil
    self.error = error
    self.obstacle = obstacle
  }

  /// Where time passed without usable beats, or, without an analysis, without signal.
  var gaps: [Gap] { analysis?.gaps ?? recording.gaps }
}

/// A log of what was taken as `hrv inspect` shows it.
public struct InspectedIntakeLog: Sendable {
  /// The file as the person named it.
  public let file: String
  /// The id of the format that reads it.
  public let formatID: String
  /// The log, or what has to be corrected or said before it can be read.
  public let log: Result<IntakeLog, ReportedError>

  /// Creates an inspected log.
  public init(file: String, formatID: String, log: Result<IntakeLog, ReportedError>) {
    self.file = file
    self.formatID = formatID
    self.log = log
  }
}
