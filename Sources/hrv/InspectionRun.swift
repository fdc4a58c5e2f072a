import HRVIngest
import HRVModel
import HRVPipeline
import HRVReport

/// The files of `hrv inspect`, each shown as what it is.
struct InspectionRun {
  /// What was found.
  private(set) var inspection = Inspection()

  private let intake: IntakeReadingOptions
  private let daily: DailySummaryOptions
  /// Whether the person said that the files are recordings of some kind.
  private let areRecordings: Bool

  /// Reads the files, and analyses their recordings unless `onlyReading`.
  init(
    _ inputs: RecordingInputs, onlyReading: Bool, intake: IntakeReadingOptions,
    daily: DailySummaryOptions
  ) async {
    self.intake = intake
    self.daily = daily
    let reading = inputs.analysis.options.reading
    areRecordings =
      reading.formatID != nil || reading.valueColumn != nil || reading.timeColumn != nil
    for (outcome, obstacle) in await Self.outcomes(of: inputs, onlyReading) {
      switch outcome {
      case .success(let recording):
        inspection.recordings.append(recording)
        addOtherContents(beside: recording.recording)
      case .failure(let error): add(error, obstacle)
      }
    }
    inspection.streams = Analysis.streams(of: inspection.recordings.compactMap(\.analysis))
  }

  /// Ends with the status that says whether every file could be read.
  func finish() throws {
    if !inspection.errors.isEmpty { throw ExitStatus.dataError }
  }

  private typealias Outcome = (
    outcome: Result<InspectedRecording, AnalysisError>, obstacle: JoiningObstacle?
  )

  private static func outcomes(
    of inputs: RecordingInputs, _ onlyReading: Bool
  ) async -> [Outcome] {
    let (analysis, paths, workers) = (inputs.analysis, inputs.paths, inputs.workers)
    guard inputs.joins else {
      if onlyReading {
        return await analysis.recordings(at: paths, workers: workers).map {
          ($0.map { InspectedRecording($0) }, nil)
        }
      }
      return await analysis(filesAt: paths, workers: workers).map {
        ($0.map { InspectedRecording($0) }, nil)
      }
    }
    let joined = await analysis.recordings(joining: paths, workers: workers)
    if onlyReading {
      return joined.map { joined in
        (joined.reading.map { InspectedRecording($0, obstacle: joined.obstacle) }, nil)
      }
    }
    let outcomes = await analysis(joined.map(\.reading), workers: workers)
    return zip(outcomes, joined.map(\.obstacle)).map { outcome, obstacle in
      (outcome.map { InspectedRecording($0, obstacle: obstacle) }, obstacle)
    }
  }

  /// Adds what could not be analysed, or is no recording.
  private mutating func add(_ error: AnalysisError, _ obstacle: JoiningObstacle?) {
    let reported = ReportedError(error.message, at: error.location)
    guard case .ingest(let reason) = error else {
      if let recording = error.recording {
        inspection.recordings.append(
          InspectedRecording(recording, error: reported, obstacle: obstacle))
        addOtherContents(beside: recording)
      }
      return inspection.errors.append(reported)
    }
    guard !areRecordings else { return inspection.errors.append(reported) }
    let other = OtherContents(of: error.location.file, intake: intake, daily: daily)
    if !other.isEmpty { return add(other) }
    if let error = other.dailyError {
      inspection.errors.append(ReportedError(error))
    } else if case .unknownFormat = reason.reason, let error = other.logError {
      inspection.errors.append(ReportedError(error))
    } else {
      inspection.errors.append(reported)
    }
  }

  /// Adds what an export holds beside its beats, which other tables read under the same name.
  private mutating func addOtherContents(beside recording: Recording) {
    let provenance = recording.provenance
    guard !areRecordings, IntakeLogFormats.all.contains(where: { $0.id == provenance.formatID })
    else { return }
    for file in provenance.files {
      add(OtherContents(of: file, intake: intake, daily: daily))
    }
  }

  private mutating func add(_ other: OtherContents) {
    if let series = other.dailySeries { inspection.dailySeries.append(series) }
    guard let log = other.intakeLog else { return }
    inspection.intakeLogs.append(log)
    if case .failure(let error) = log.log { inspection.errors.append(error) }
  }
}
