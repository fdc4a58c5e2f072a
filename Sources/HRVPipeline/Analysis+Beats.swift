public import HRVModel

extension Analysis {
  /// The beats of a recording: found in its ECG, or those that bound its intervals.
  ///
  /// - Parameter workers: how many parts of an ECG are worked on at a time; the result is the same.
  /// - Throws: ``AnalysisError/beats(_:_:)``.
  public func beats(
    of recording: Recording, workers: Int = 1
  ) throws(AnalysisError) -> RecordingBeats {
    let (rr, ecg) = try intervals(of: recording, workers: workers)
    guard let ecg else { return RecordingBeats(recording, rr: rr) }
    return RecordingBeats(recording, rr: rr, ecg: ecg)
  }
}
