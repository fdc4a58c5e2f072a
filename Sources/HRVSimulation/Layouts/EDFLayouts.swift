internal import HRVModel

extension ExportLayout where Source == SimulatedECG {
  /// EDF+D: an ECG of 500 Hz in µV in records of 0.1 s, and in every record when it began; what is
  /// left of a run fills no record.
  static var edf: ExportLayout {
    let perRecord = 50
    return ExportLayout(
      id: "edf", namePattern: "<YYYYMMDD>-<hhmmss>.edf",
      summary: "EDF+D: ECG at 500 Hz in µV, records of 0.1 s with their onsets",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: 1, block: perRecord),
      nominalRateHz: 500, name: { "\($0.compactDay)-\($0.clock(separator: "")).edf" },
      write: { ecg, session in
        var records = BinaryBuffer()
        var count = 0
        for run in ecg.signal.runs.indices {
          let range = ecg.signal.runs[run]
          let whole = range.count - range.count % perRecord
          for first in stride(from: range.lowerBound, to: range.lowerBound + whole, by: perRecord) {
            for k in first..<first + perRecord {
              records.append(min(max(Int(ecg.samplesUv[k]), -32_768), 32_767), bytes: 2)
            }
            var onset = TextBuffer("+")
            onset.append(ecg.timeNs(of: first, inRun: run), upToDecimals: 9)
            onset.append("\u{14}\u{14}")
            records.append(contentsOf: onset.bytes)
            records.append(
              contentsOf: [UInt8](repeating: 0, count: 2 * EDFText.annotations - onset.bytes.count))
            count += 1
          }
        }
        var file = EDFText.header(
          session, kind: "EDF+D", records: count, recordS: "0.1",
          signals: [
            EDFText.Signal(
              label: "ECG", unit: "uV", physical: ("-32768", "32767"), perRecord: perRecord),
            EDFText.Signal(
              label: "EDF Annotations", unit: "", physical: ("-1", "1"),
              perRecord: EDFText.annotations),
          ])
        file.append(contentsOf: records.bytes)
        return file.bytes
      })
  }
}

extension ExportLayout where Source == SimulatedRR {
  /// The recorder's own intervals in a channel of 5 Hz: in each sample the interval that ended in
  /// it, or 0.
  static var edfHRV: ExportLayout {
    ExportLayout(
      id: "edf-hrv", namePattern: "<YYYYMMDD>-<hhmmss>_HRV.edf",
      summary: "EDF: a channel HRV at 5 Hz, in ms, 0 where no beat ended",
      fidelity: ExportFidelity(step: 1, gaps: .byArrival, startStepS: 1),
      name: { "\($0.compactDay)-\($0.clock(separator: ""))_HRV.edf" },
      write: { rr, session in
        let perRecord = 5
        let records = Int(((rr.rows.last?.endMs ?? 0) / 1000).rounded(.up)) + 1
        var values = [Int](repeating: 0, count: records * perRecord)
        for row in rr.rows { values[Int(row.endMs / 200)] = min(row.wholeMs, 65_534) }
        var file = EDFText.header(
          session, kind: "", records: records, recordS: "1",
          signals: [
            EDFText.Signal(
              label: "HRV", unit: "ms", physical: ("0", "65535"), perRecord: perRecord)
          ])
        for value in values { file.append(value - 32_768, bytes: 2) }
        return file.bytes
      })
  }
}

/// The fields of an EDF header: text of fixed width.
private enum EDFText {
  /// The room for annotations in a record, in samples of two bytes.
  static let annotations = 10

  struct Signal {
    var label: String
    var unit: String
    var physical: (least: String, greatest: String)
    var perRecord: Int
  }

  static func header(
    _ session: ExportSession, kind: String, records: Int, recordS: String, signals: [Signal]
  ) -> BinaryBuffer {
    let months = [
      "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ]
    let parts = session.day.split(separator: "-").map(String.init)
    let month = months[session.start.localDay.components.month - 1]
    var header = BinaryBuffer()
    header.append("0", width: 8)
    header.append("X X X X", width: 80)
    header.append("Startdate \(parts[2])-\(month)-\(parts[0]) X X Simulated", width: 80)
    header.append("\(parts[2]).\(parts[1]).\(parts[0].suffix(2))", width: 8)
    header.append(session.clock(separator: "."), width: 8)
    header.append("\(256 * (signals.count + 1))", width: 8)
    header.append(kind, width: 44)
    header.append("\(records)", width: 8)
    header.append(recordS, width: 8)
    header.append("\(signals.count)", width: 4)
    let fields: [(width: Int, value: (Signal) -> String)] = [
      (16, \.label), (80, { _ in "" }), (8, \.unit), (8, \.physical.least),
      (8, \.physical.greatest), (8, { _ in "-32768" }), (8, { _ in "32767" }), (80, { _ in "" }),
      (8, { "\($0.perRecord)" }), (32, { _ in "" }),
    ]
    for field in fields {
      for signal in signals { header.append(field.value(signal), width: field.width) }
    }
    return header
  }
}
