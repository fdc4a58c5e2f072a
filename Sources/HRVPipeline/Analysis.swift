internal import HRVDSP
internal import HRVIngest
public import HRVModel

/// The order of the stages for one recording, and nothing else: read, find beats, correct,
/// estimate the spectrum, compute the metrics.
///
/// An analysis is shared by any number of tasks; what a task may not share is its workspace.
public struct Analysis: Sendable {
  /// The options in force.
  public let options: AnalysisOptions

  private let reading: ReadingOptions
  private let correction: ArtefactCorrection
  private let intervalEstimator: IntervalEstimator?
  private let detector = RPeakDetector()
  private let quality = SignalQualityEstimator()
  private let classifier = BeatClassifier()
  let fibrillation = AtrialFibrillationDetector()

  /// Prepares an analysis; FFT plans are made when first needed, and then kept.
  public init(options: AnalysisOptions = AnalysisOptions()) {
    self.options = options
    var reading = options.reading
    // With a zone, instants stay in UTC until ``placed(_:)`` shows them on its clocks, and no
    // remark about an unknown clock is due.
    if options.zone != nil { reading.utcOffsetS = 0 }
    self.reading = reading
    correction = ArtefactCorrection(
      method: options.correction, replacement: options.replacement)
    intervalEstimator = options.givesIntervals ? IntervalEstimator() : nil
  }

  /// Reads a file, and settles when it began.
  ///
  /// - Parameters:
  ///   - workers: how many parts of a long file are read at a time; 1 or more. What is read does not
  ///     depend on it.
  ///   - start: when it began, by a list; it stands above what a file or its name says.
  /// - Throws: ``AnalysisError/ingest(_:)``.
  public func recording(
    at path: String, workers: Int = 1, start: Timestamp? = nil
  ) throws(AnalysisError) -> Recording {
    do throws(IngestError) {
      return placed(
        try RecordingReader(options: reading, workers: workers).read(path: path), start)
    } catch {
      throw .ingest(error)
    }
  }

  /// Analyses a file, which is read as ``recording(at:workers:start:)`` does.
  ///
  /// - Parameter workers: how many parts of it are worked on at a time; the result is the same.
  /// - Throws: ``AnalysisError``.
  public func callAsFunction(
    fileAt path: String, workers: Int = 1, start: Timestamp? = nil,
    using workspace: inout AnalysisWorkspace
  ) throws(AnalysisError) -> RecordingAnalysis {
    try self(
      recording(at: path, workers: workers, start: start), workers: workers, using: &workspace)
  }

  /// Analyses a recording.
  ///
  /// - Parameter workers: how many parts of an ECG are worked on at a time; the result is the same.
  /// - Throws: ``AnalysisError/beats(_:_:)`` or ``AnalysisError/correction(_:_:)``.
  public func callAsFunction(
    _ recording: Recording, workers: Int = 1, using workspace: inout AnalysisWorkspace
  ) throws(AnalysisError) -> RecordingAnalysis {
    let (rr, ecg) = try intervals(of: recording, workers: workers)
    let rhythm = fibrillation(rr)
    let nn = try corrected(rr, of: recording, using: &workspace)
    let input = input(of: nn, using: &workspace)
    let refusal = refusal(rhythm)
    return RecordingAnalysis(
      recording: recording, rr: rr, ecg: ecg, rhythm: rhythm, nn: nn,
      correction: correction.description, spectrum: input.spectrum, bands: options.bands,
      metrics: metrics(rr, input, refusal, using: &workspace.metrics),
      windows: windows(
        of: nn, without: options.windows == nil ? [] : fibrillatingS(rhythm, rr),
        recording: recording, using: &workspace),
      intervals: intervalEstimator.map {
        intervals(input, refusal, by: $0, using: &workspace.spectral)
      })
  }

  /// The metrics that were asked for, of ours or of another program, which refuses nothing.
  private func metrics(
    _ rr: RRSeries, _ input: borrowing MetricInput, _ refusal: MetricError?,
    using workspace: inout MetricWorkspace
  ) -> [MetricResult] {
    if let preset = options.preset { return preset(rr).metrics }
    if let refusal {
      return options.metrics.map { MetricResult($0.definition, .failure(refusal)) }
    }
    return Metric.evaluate(options.metrics, input, using: &workspace)
  }

  /// How far metrics can be trusted.
  ///
  /// What was not calibrated has no interval: no metric after detrending of the beats, no power
  /// in other bands or by another method.
  func intervals(
    _ input: borrowing MetricInput, _ refusal: MetricError?,
    by intervalEstimator: IntervalEstimator,
    using workspace: inout SpectralWorkspace
  ) -> [MetricIntervalResult] {
    if let refusal { return IntervalEstimator.none(because: refusal) }
    guard options.detrending == .none else {
      return IntervalEstimator.none(
        because: .undefined("intervals are calibrated for beats without detrending only"))
    }
    let isCalibrated =
      (options.estimator as? WelchEstimator)?.options == .standard && options.bands == .standard
    let spectrum =
      isCalibrated
      ? input.spectrum
      : .failure(
        .undefined(
          "intervals of powers are calibrated for the standard bands and Welch's method with its"
            + " standard options only"))
    return intervalEstimator(input.nn, spectrum: spectrum, using: &workspace)
  }

  /// What metrics of these intervals are computed from.
  func input(
    of nn: borrowing NNSeries, maximumCorrectedFraction: Double? = nil,
    using workspace: inout AnalysisWorkspace
  ) -> MetricInput {
    let spectrum = options.estimator.estimate(of: copy nn, using: &workspace.spectral)
    return MetricInput(
      nn: copy nn, spectrum: spectrum, bands: options.bands,
      maximumCorrectedFraction: maximumCorrectedFraction ?? options.maximumCorrectedFraction)
  }

  /// The intervals of a recording, and what was found in its ECG when it has one.
  func intervals(
    of recording: Recording, workers: Int = 1
  ) throws(AnalysisError) -> (rr: RRSeries, ecg: ECGFindings?) {
    switch recording.signal {
    case .rr(let rr): return (rr, nil)
    case .ecg(let ecg):
      do throws(BeatDetectionError) {
        let beats = try detector(ecg, workers: workers)
        let (types, stretches) = concurrently(
          workers: workers, { classifier(beats, in: ecg) },
          { options.usesAllBeats ? [] : quality(ecg, beats: beats) })
        let found = ECGFindings(beats: beats, types: types, quality: stretches)
        let rr = try detector.rrSeries(
          of: beats, types: found.types, in: ecg, quality: found.quality)
        return (rr, found)
      } catch {
        throw .beats(recording, error)
      }
    }
  }

  private func corrected(
    _ rr: RRSeries, of recording: Recording, using workspace: inout AnalysisWorkspace
  ) throws(AnalysisError) -> NNSeries {
    do throws(MetricError) {
      let nn = try correction(rr, using: &workspace.correction)
      return try options.detrending(nn, using: &workspace.detrending)
    } catch {
      throw .correction(recording, error)
    }
  }

  /// What the person says stands above what the file says, and that above its name.
  private func placed(_ recording: Recording, _ listed: Timestamp?) -> Recording {
    var recording = recording
    if let start = options.start {
      recording.start = RecordingStart(timestamp: start, source: .option)
    } else if let start = listed ?? options.starts[recording.provenance.file] {
      recording.start = RecordingStart(timestamp: start, source: .manifest)
    }
    if let zone = options.zone, let start = recording.start {
      recording.start = RecordingStart(
        timestamp: zone.resolve(start.timestamp), source: start.source)
    }
    return recording
  }
}
