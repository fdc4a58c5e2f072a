internal import HRVModel

extension ExportLayout where Source == SimulatedRR {
  /// Polar Sensor Logger, PPI of an optical sensor: the stamp is the beat that opens the interval.
  static var polarPPI: ExportLayout {
    ExportLayout(
      id: "polar-sensor-logger-ppi",
      namePattern: "Polar_Sense_<id>_<YYYYMMDD>_<hhmmss>_PPI.txt",
      summary: "Polar Sensor Logger PPI: pulse intervals with error estimate and blocker",
      fidelity: ExportFidelity(step: 1, gaps: .byArrival, startStepS: 0.001),
      name: { "Polar_Sense_\($0.strap.id)_\($0.compactDay)_\($0.clock(separator: ""))_PPI.txt" },
      write: { rr, session in
        var text = TextBuffer(
          "Phone timestamp;PP-interval [ms];error estimate [ms];blocker;contact;contact;hr [bpm]\n")
        for (i, row) in rr.rows.enumerated() {
          text.append(polarStamp: session.start.later(byMs: row.wholeStartMs))
          text.append(";\(row.wholeMs);\(6 + i * 5 % 13);0;1;1;0\n")
        }
        return text.bytes
      })
  }

  /// Polar Sensor Logger, early heart rate stream: every second the rate, and behind it the
  /// intervals that arrived with it.
  static var polarHR: ExportLayout {
    ExportLayout(
      id: "polar-sensor-logger-hr",
      namePattern: "Polar_<model>_<id>_<YYYYMMDD>_<hhmmss>_HR.txt",
      summary: "early Polar Sensor Logger HR: intervals behind the heart rate of each second",
      fidelity: ExportFidelity(step: 1, gaps: .byArrival, startStepS: 1),
      name: { $0.polarName("HR") },
      write: { rr, session in
        var text = TextBuffer("Phone timestamp;HR [bpm];RR-interval [ms]\n")
        var bpm = 0
        for report in rr.reports {
          bpm = report.rows.last?.bpm ?? bpm
          text.append(polarStamp: session.start.later(byMs: report.second * 1000))
          text.append(";\(bpm)")
          for row in report.rows { text.append(";\(row.wholeMs)") }
          text.append("\n")
        }
        return text.bytes
      })
  }
}
