extension ExportLayout where Source == SimulatedRR {
  /// One value a line, in ms: whole when the recorder writes whole ms, else with as many of 7
  /// decimals as are needed (a tick of 1/1024 s has exactly 7).
  public static var plainMilliseconds: ExportLayout {
    ExportLayout(
      id: "plain-rr", namePattern: "<YYYYMMDD>_<hhmmss>_RR.txt",
      summary: "one interval a line, in ms, no header",
      fidelity: ExportFidelity(step: 0, gaps: .hidden, startStepS: 1),
      name: { "\($0.compactDay)_\($0.clock(separator: ""))_RR.txt" },
      write: { rr, _ in
        var text = TextBuffer()
        for row in rr.rows {
          text.append(units(row.valueMs, decimals: 7), upToDecimals: 7)
          text.append("\n")
        }
        return text.bytes
      })
  }

  /// One value a line, in s, under the header `RR [s]`.
  public static var plainSeconds: ExportLayout {
    ExportLayout(
      id: "plain-rr-seconds", namePattern: "<YYYYMMDD>_<hhmmss>_RR_s.txt",
      summary: "one interval a line, in s, under a header", formatID: "plain-rr",
      fidelity: ExportFidelity(step: 0, gaps: .hidden, startStepS: 1),
      name: { "\($0.compactDay)_\($0.clock(separator: ""))_RR_s.txt" },
      write: { rr, _ in
        var text = TextBuffer("RR [s]\n")
        for row in rr.rows {
          // ms with 7 decimals are s with 10.
          text.append(units(row.valueMs, decimals: 7), upToDecimals: 10, atLeast: 3)
          text.append("\n")
        }
        return text.bytes
      })
  }

  /// Elite HRV: whole ms, one a line; the start stands in the name alone.
  public static var eliteHRV: ExportLayout {
    ExportLayout(
      id: "elite-hrv", namePattern: "<YYYY-MM-DD hh-mm-ss>.txt",
      summary: "Elite HRV: whole ms, one a line; the start stands in the name alone",
      fidelity: ExportFidelity(step: 1, gaps: .hidden, startStepS: 1),
      name: { "\($0.day) \($0.clock(separator: "-")).txt" },
      write: { rr, _ in
        var text = TextBuffer()
        for row in rr.rows {
          text.append(row.wholeMs)
          text.append("\n")
        }
        return text.bytes
      })
  }
}

extension SimulatedRR.RecordedInterval {
  /// The value as apps write it that know no fractions of a ms.
  var wholeMs: Int { Int(valueMs.rounded()) }
}
