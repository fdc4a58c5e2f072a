internal import HRVModel

extension RecordingAnalysis {
  /// The number of recorded intervals that were not kept as recorded.
  var correctedBeats: Int { nn.audit.count }

  /// The time that gaps take, in seconds.
  var gapS: Double { gaps.reduce(0) { $0 + $1.durationS } }

  /// What was recorded, as the recording has it.
  var signalText: String { recording.signalText }
}

extension Recording {
  /// `RR intervals`, or what is known of the ECG.
  var signalText: String {
    guard case .ecg(let ecg) = signal else { return "intervals between beats" }
    let lead = ecg.lead.map { ", lead \($0)" } ?? ""
    let scale = ecg.isCalibrated ? "" : ", scale to millivolts unknown"
    return "ECG at \(NumberText.fixed(ecg.samplingRateHz, 2)) Hz\(lead)\(scale)"
  }
}
