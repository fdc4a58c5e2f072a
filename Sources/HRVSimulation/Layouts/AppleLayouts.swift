internal import HRVModel

extension ExportLayout where Source == SimulatedRR {
  /// Apple Health: a measurement for each run, with the time of day of each beat to 10 ms.
  static var appleHealth: ExportLayout {
    ExportLayout(
      id: "apple-health", namePattern: "export.xml",
      summary: "Apple Health export: beats of HRV measurements as times of day to 10 ms",
      fidelity: ExportFidelity(step: 10, gaps: .exact, startStepS: 0.01),
      name: { _ in "export.xml" },
      write: { rr, session in
        var text = TextBuffer(
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <!DOCTYPE HealthData [
          <!ELEMENT HealthData (ExportDate,Me,(Record)*)>
          ]>
          <HealthData locale="en_US">

          """)
        for run in rr.beatRunsMs {
          let beats = run.map { Int(($0 / 10).rounded()) * 10 }
          text.append(
            " <Record type=\"HKQuantityTypeIdentifierHeartRateVariabilitySDNN\" unit=\"ms\"")
          for (name, ms) in [("startDate", beats[0]), ("endDate", beats[beats.count - 1])] {
            let stamp = session.start.later(byMs: ms)
            text.append(" \(name)=\"")
            text.append(stamp.localDay)
            text.append(" ")
            text.append(clockOf: stamp)
            text.append(" ")
            text.append(offsetOf: stamp)
            text.append("\"")
          }
          text.append(" value=\"40.0\">\n  <HeartRateVariabilityMetadataList>\n")
          for (i, beatMs) in beats.enumerated() {
            let lastedMs = i > 0 ? beatMs - beats[i - 1] : beats[1] - beatMs
            let bpm = Int((60_000 / Double(max(1, lastedMs))).rounded())
            text.append("   <InstantaneousBeatsPerMinute bpm=\"\(bpm)\" time=\"")
            let stamp = session.start.later(byMs: beatMs)
            text.append(clockOf: stamp, milliseconds: true)
            text.removeLast()
            text.append("\"/>\n")
          }
          text.append("  </HeartRateVariabilityMetadataList>\n </Record>\n")
        }
        text.append("</HealthData>\n")
        return text.bytes
      })
  }
}

extension ExportLayout where Source == SimulatedECG {
  /// Apple Health, ECG: lines about the recording, then µV, one a line.
  static var appleECG: ExportLayout {
    ExportLayout(
      id: "apple-ecg", namePattern: "ecg_<YYYY-MM-DD>.csv",
      summary: "Apple Health ECG: 512 Hz, µV, below lines about the recording",
      fidelity: ExportFidelity(step: 1, gaps: .hidden, startStepS: 1), nominalRateHz: 512,
      name: { "ecg_\($0.day).csv" },
      write: { ecg, session in
        var text = TextBuffer("Name\nDate of Birth\nRecorded Date,\(session.day) ")
        text.append("\(session.clock(separator: ":")) ")
        text.append(offsetOf: session.start)
        text.append("\nClassification,Sinus Rhythm\nSymptoms,\nSoftware Version,1.90\n")
        text.append("Device,\"Watch7,12\"\nSample Rate,512 hertz\n\n\nLead,Lead I\nUnit,µV\n\n")
        for uv in ecg.samplesUv {
          text.append(Int(uv))
          text.append(".000\n")
        }
        return text.bytes
      })
  }
}
