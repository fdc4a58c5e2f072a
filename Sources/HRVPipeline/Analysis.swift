public import HRVDSP
internal import HRVIngest
public import HRVModel

/// The order of the stages for one recording, and nothing else: read, find beats, correct,
/// estimate the spectrum, compute every metric.
///
/// An analysis is shared by any number of tasks; what a task may not share is its workspace.
public struct Analysis: Sendable {
  /// The options in force.
  public let options: AnalysisOptions

  private let reader: RecordingReader
  private let correction: ArtefactCorrection
  private let estimator: WelchEstimator
  private let detector = RPeakDetector()

  /// Prepares an analysis; FFT plans are made when first needed, and then kept.
  public init(options: AnalysisOptions = AnalysisOptions()) {
    self.options = options
    var reading = options.reading
    // With a zone, instants stay in UTC until ``placed(_:)`` shows them on its clocks, and no
    // remark about an unknown clock is due.
    if options.zone != nil { reading.utcOffsetS = 0 }
    reader = RecordingReader(options: reading)
    correction = ArtefactCorrection(level: options.correction)
    estimator = WelchEstimator(options.welch)
  }

  /// Reads a file, and settles when it began.
  ///
  /// - Throws: ``AnalysisError/ingest(_:)``.
  public func recording(at path: String) throws(AnalysisError) -> Recording {
    do throws(IngestError) {
      return placed(try reader.read(path: path))
    } catch {
      throw .ingest(error)
    }
  }

  /// Analyses a file.
  ///
  /// - Throws: ``AnalysisError``.
  public func callAsFunction(
    fileAt path: String, using workspace: inout SpectralWorkspace
  ) throws(AnalysisError) -> RecordingAnalysis {
    try self(recording(at: path), using: &workspace)
  }

  /// Analyses a recording.
  ///
  /// - Throws: ``AnalysisError/beats(file:_:)`` or ``AnalysisError/correction(file:_:)``.
  public func callAsFunction(
    _ recording: Recording, using workspace: inout SpectralWorkspace
  ) throws(AnalysisError) -> RecordingAnalysis {
    let (rr, beats) = try intervals(of: recording)
    let nn = try corrected(rr, file: recording.provenance.file)
    let spectrum = estimator.estimate(of: nn, using: &workspace)
    let input = MetricInput(
      nn: nn, spectrum: spectrum, bands: options.bands,
      maximumCorrectedFraction: options.maximumCorrectedFraction)
    return RecordingAnalysis(
      recording: recording, rr: rr, detectedBeats: beats, nn: nn,
      correction: options.correction.rawValue, spectrum: spectrum, bands: options.bands,
      metrics: Metric.evaluateAll(input))
  }

  private func intervals(
    of recording: Recording
  ) throws(AnalysisError) -> (rr: RRSeries, beats: [DetectedBeat]?) {
    switch recording.signal {
    case .rr(let rr): return (rr, nil)
    case .ecg(let ecg):
      do throws(BeatDetectionError) {
        let beats = try detector(ecg)
        return (try detector.rrSeries(of: beats, in: ecg), beats)
      } catch {
        throw .beats(file: recording.provenance.file, error)
      }
    }
  }

  private func corrected(_ rr: RRSeries, file: String) throws(AnalysisError) -> NNSeries {
    do throws(MetricError) { return try correction(rr) } catch {
      throw .correction(file: file, error)
    }
  }

  /// What the person says stands above what the file says, and that above its name.
  private func placed(_ recording: Recording) -> Recording {
    var recording = recording
    if let start = options.start {
      recording.start = RecordingStart(timestamp: start, source: .option)
    } else if let start = options.starts[recording.provenance.file] {
      recording.start = RecordingStart(timestamp: start, source: .manifest)
    }
    if let zone = options.zone, let start = recording.start {
      recording.start = RecordingStart(
        timestamp: zone.resolve(start.timestamp), source: start.source)
    }
    return recording
  }
}
