internal import HRVModel

extension ExportLayout where Source == SimulatedECG {
  /// ISHNE Holter: one lead at 200 Hz in µV; −32768 while the lead failed.
  static var ishne: ExportLayout {
    ExportLayout(
      id: "ishne-holter", namePattern: "<YYYYMMDD>_<hhmmss>.ecg",
      summary: "ISHNE Holter: lead II at 200 Hz, steps of 1 µV",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: 1), nominalRateHz: 200,
      name: { "\($0.compactDay)_\($0.clock(separator: "")).ecg" }, write: ishneBytes)
  }

  private static func ishneBytes(_ ecg: SimulatedECG, _ session: ExportSession) -> [UInt8] {
    let headerSize = 522
    var samples: [Int] = []
    ecg.forEachSample { uv, timeS in
      let due = Int((timeS * ecg.signal.samplingRateHz).rounded())
      while samples.count < due { samples.append(-32_768) }
      samples.append(min(max(uv, -32_767), 32_767))
    }
    let (year, month, day) = session.start.localDay.components
    let clock = session.clock(separator: ":").split(separator: ":").compactMap { Int($0) }
    let today = [day, month, year]
    var file = BinaryBuffer()
    file.append("ISHNE1.0")
    file.append(0, bytes: 2)
    for number in [0, samples.count, headerSize, headerSize] { file.append(number, bytes: 4) }
    file.append(1, bytes: 2)
    // Name, first name and number of the subject, sex, race, then three dates and a time.
    file.append(contentsOf: [UInt8](repeating: 0, count: 100))
    file.append(0, bytes: 4)
    for _ in 0..<3 { file.append(0, bytes: 2) }
    for number in today + today + clock { file.append(number, bytes: 2) }
    // The number of leads; of each of twelve its code (6: II), quality and resolution in nV.
    file.append(1, bytes: 2)
    for lead in 0..<12 { file.append(lead == 0 ? 6 : -9, bytes: 2) }
    for lead in 0..<12 { file.append(lead == 0 ? 1 : -9, bytes: 2) }
    for lead in 0..<12 { file.append(lead == 0 ? 1000 : -9, bytes: 2) }
    file.append(0, bytes: 2)
    file.append("digital", width: 40)
    file.append(Int(ecg.signal.samplingRateHz.rounded()), bytes: 2)
    file.append(contentsOf: [UInt8](repeating: 0, count: headerSize - file.bytes.count))
    file.put(file.ishneCheck(10..<headerSize), at: 8)
    for sample in samples { file.append(sample, bytes: 2) }
    return file.bytes
  }
}
