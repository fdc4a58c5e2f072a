public import HRVModel

/// An analysis as the archive keeps it: metrics and intervals, but no signal.
public struct ArchiveEntry: Sendable {
  let recording: RecordingRecord
  let values: [MetricValueRecord]
  let beats: BeatsRecord
  /// The digest of the file, where it was taken.
  let sha256: String?

  /// Takes of an analysis what is kept.
  ///
  /// - Parameters:
  ///   - digests: those of the options it was made with.
  ///   - device: what the person says of the device, where the file says nothing.
  ///   - posture: how the person sat, stood or lay, where that is known.
  /// - Complexity: O(*intervals*).
  public init(
    _ analysis: RecordingAnalysis, digests: OptionsDigests, device: String? = nil,
    posture: String? = nil
  ) {
    var recording = RecordingRecord(analysis)
    recording.device = recording.device ?? device
    recording.posture = posture
    recording.optionsDigest = digests.options
    recording.readingDigest = digests.reading
    self.recording = recording
    values = analysis.metrics.map { MetricValueRecord($0) }
    beats = BeatsRecord(analysis.rr)
    sha256 = analysis.recording.provenance.sha256
  }
}
