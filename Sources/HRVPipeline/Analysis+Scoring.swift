internal import HRVDSP
internal import HRVIngest
public import HRVModel

extension Analysis {
  /// What became of the scoring of one record.
  public typealias Scoring = Result<RecordScore, AnalysisError>

  /// Finds the beats of WFDB records and compares them with those that an expert marked. Outcomes
  /// come back in the order of `paths`.
  ///
  /// Records are named as their headers are, or, where two names are equal, by their paths. A
  /// record in which no beats are found has a score, of beats that are all missed.
  ///
  /// - Parameters:
  ///   - paths: the headers of the records, `100.hea`.
  ///   - annotator: the extension of the annotations beside them.
  ///   - workers: the most records that are worked on at a time, 1 or more.
  public func scores(
    recordsAt paths: [String], annotator: String, workers: Int
  ) async -> [Scoring] {
    let names = paths.map(Self.recordName)
    let areUnique = Set(names).count == names.count
    let records = zip(paths, areUnique ? names : paths).map { (path: $0, name: $1) }
    return await sideBySide(records, workers: workers) { record, _ in
      Scoring { () throws(AnalysisError) in
        try score(recordAt: record.path, annotator: annotator, name: record.name)
      }
    }
  }

  private func score(
    recordAt path: String, annotator: String, name: String
  ) throws(AnalysisError) -> RecordScore {
    let recording = try recording(at: path)
    guard case .ecg(let ecg) = recording.signal, recording.provenance.formatID == Self.recordID
    else {
      throw .ingest(
        IngestError(
          .expected("a WFDB record with an ECG", found: recording.provenance.formatID),
          at: SourceLocation(file: path),
          remedy: "Give the .hea files of records that have signals and annotations"))
    }
    let reference = try annotations(ofRecordAt: path, annotator: annotator)
    let beats = try detectedBeats(in: ecg, of: recording)
    let types = BeatClassifier()(beats, in: ecg)
    return DetectionScoring()(
      beats, against: reference, name: name, durationS: ecg.durationS,
      isVentricular: types.map { $0 == .ventricular }, rhythm: fibrillation(beats, types))
  }

  private static let recordID = "wfdb-record"

  private func annotations(
    ofRecordAt path: String, annotator: String
  ) throws(AnalysisError) -> BeatAnnotations {
    do throws(IngestError) {
      return try RecordingReader(options: options.reading).annotations(
        ofRecordAt: path, annotator: annotator)
    } catch {
      throw .ingest(error)
    }
  }

  private func detectedBeats(
    in ecg: ECGSignal, of recording: Recording
  ) throws(AnalysisError) -> [DetectedBeat] {
    do throws(BeatDetectionError) {
      return try RPeakDetector()(ecg)
    } catch {
      if case .noBeats = error { return [] }
      throw .beats(recording, error)
    }
  }

  /// The last part of a path, without its extension.
  private static func recordName(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".hea") ? String(file.dropLast(4)) : file
  }
}
