public import HRVModel

extension Analysis {
  /// The beats of a recording: found in its ECG, or those that bound its intervals.
  ///
  /// - Throws: ``AnalysisError/beats(_:_:)``.
  public func beats(of recording: Recording) throws(AnalysisError) -> RecordingBeats {
    let (rr, ecg) = try intervals(of: recording)
    guard let ecg else { return RecordingBeats(recording, rr: rr) }
    return RecordingBeats(recording, rr: rr, ecg: ecg)
  }
}
