/// What is needed of a recording to tell which others belong to it: small, so that the outlines
/// of thousands of recordings fit in memory at a time.
public struct RecordingOutline: Hashable, Sendable {
  /// The file as the person named it.
  public let file: String
  /// The id of the format that read it.
  public let formatID: String
  /// The device, as far as the file or its name tells.
  public let device: String?
  /// When it began; nil when nothing says.
  public let start: Timestamp?
  /// How long it lasts, in s.
  public let durationS: Double
  /// The ECG that it holds; nil when it holds intervals.
  public let ecg: ECGOutline?

  /// What is needed of an ECG.
  public struct ECGOutline: Hashable, Sendable {
    /// The sampling rate in Hz.
    public let samplingRateHz: Double
    /// The name of the lead.
    public let lead: String?
    /// Whether the scale to millivolts is known.
    public let isCalibrated: Bool
  }

  /// The outline of `recording`.
  public init(_ recording: Recording) {
    file = recording.provenance.file
    formatID = recording.provenance.formatID
    device = recording.provenance.device
    start = recording.start?.timestamp
    switch recording.signal {
    case .rr(let rr):
      durationS = rr.durationS
      ecg = nil
    case .ecg(let signal):
      durationS = signal.durationS
      ecg = ECGOutline(
        samplingRateHz: signal.samplingRateHz, lead: signal.lead,
        isCalibrated: signal.isCalibrated)
    }
  }

  /// When it began, in ms: since 1970 UTC when the offset of its clock is known, else on that
  /// clock. Comparable only between clocks of the same kind.
  var startMs: Int64? { start.map { $0.unixMilliseconds ?? $0.localMilliseconds } }

  /// The time from its end to the start of `next`, in s; negative when they overlap.
  ///
  /// - Returns: nil when one of the starts is unknown.
  func pauseS(until next: RecordingOutline) -> Double? {
    guard let startMs, let nextMs = next.startMs else { return nil }
    let (distanceMs, overflow) = nextMs.subtractingReportingOverflow(startMs)
    return overflow ? nil : Double(distanceMs) / 1000 - durationS
  }
}
