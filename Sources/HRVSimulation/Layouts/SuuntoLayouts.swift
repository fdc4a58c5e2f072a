internal import HRVModel

/// Suunto writes a stretch without beats as one interval as long as it lasted.
extension ExportLayout where Source == SimulatedRR {
  /// XML of Moveslink: the intervals as one text at the end of the device log.
  static var suuntoXML: ExportLayout {
    ExportLayout(
      id: "suunto-xml", namePattern: "<serial>-<YYYY-MM-DDThh_mm_ss>-0.sml",
      summary: "Suunto .sml: all intervals in one element, lost contact as one long interval",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: 1),
      name: { "C6CF0C5100001000-\($0.day)T\($0.clock(separator: "_"))-0.sml" },
      write: { rr, session in
        var text = TextBuffer(
          """
          <?xml version="1.0" encoding="utf-8"?>
          <sml xmlns="http://www.suunto.com/schemas/sml">
            <DeviceLog>
              <Header>
                <DateTime>
          """)
        text.append(isoStamp: session.start)
        text.append("</DateTime>\n    </Header>\n    <R-R>\n      <Data>")
        text.append(rr.valuesWithLosses.map(String.init).joined(separator: " "))
        text.append("</Data>\n    </R-R>\n  </DeviceLog>\n</sml>\n")
        return text.bytes
      })
  }

  /// The text files of the first recorders.
  static var suuntoSDF: ExportLayout {
    ExportLayout(
      id: "suunto-sdf", namePattern: "<YYYYMMDD>_<hhmm>.sdf",
      summary: "old Suunto and Firstbeat .sdf: start in the head, one interval a line",
      fidelity: ExportFidelity(step: 1, gaps: .hidden, startStepS: 1),
      name: { "\($0.compactDay)_\($0.clock(separator: "").prefix(4)).sdf" },
      write: { rr, session in
        let (year, month, day) = session.start.localDay.components
        var text = TextBuffer("[HEADER]\nSTARTTIME=")
        text.append(day, width: 2)
        text.append(".")
        text.append(month, width: 2)
        text.append(".\(year) ")
        let clock = session.clock(separator: ":")
        text.append("\(clock.prefix(5)).\(clock.suffix(2))\n[CUSTOM1]\n")
        for row in rr.rows { text.append("\(row.wholeMs)\n") }
        return text.bytes
      })
  }

  /// The app's JSON: a sample about every three seconds with the intervals since the one before.
  static var suuntoJSON: ExportLayout {
    ExportLayout(
      id: "suunto-json", namePattern: "samples.json",
      summary: "Suunto app: samples with a few intervals each, as JSON within a text",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: 0.001),
      name: { _ in "samples.json" },
      write: { rr, session in
        var text = TextBuffer("{\"Samples\":[\n")
        var timeMs = 0
        let values = rr.valuesWithLosses
        for first in stride(from: 0, to: values.count, by: 4) {
          let packet = values[first..<min(first + 4, values.count)]
          let list = packet.map(String.init).joined(separator: ", ")
          text.append(first > 0 ? ",\n" : "")
          text.append(
            "{\"Attributes\":\"{\\\"suunto/sml\\\":{\\\"R-R\\\":{\\\"Data\\\":\\\"\(list)")
          text.append("\\\"}}}\",\"Source\":\"suunto-1234567890\",\"TimeISO8601\":\"")
          let stamp = session.start.later(byMs: timeMs)
          text.append(isoStamp: stamp, milliseconds: true)
          text.append(offsetOf: stamp, separator: ":")
          text.append("\"}")
          timeMs += packet.reduce(0, +)
        }
        text.append("\n]}\n")
        return text.bytes
      })
  }
}

extension SimulatedRR {
  /// The values in whole ms, each loss of contact as one of them.
  fileprivate var valuesWithLosses: [Int] {
    rows.flatMap { $0.gapBeforeMs > 0 ? [$0.wholeGapMs, $0.wholeMs] : [$0.wholeMs] }
  }
}
