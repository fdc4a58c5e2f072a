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

  /// The remarks with their places: the line, and the file when there are several.
  var placedRemarks: [(place: String, message: String)] {
    let files = provenance.files
    guard files.count > 1 else {
      return remarks.map { ("line \($0.location.line)", $0.message) }
    }
    let names = Dictionary(
      zip(files, FileNames(files).names), uniquingKeysWith: { first, _ in first })
    return remarks.map { remark in
      let file = remark.location.file
      return ("\(names[file] ?? file), line \(remark.location.line)", remark.message)
    }
  }
}
