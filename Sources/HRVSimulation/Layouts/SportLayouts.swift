internal import HRVModel

extension ExportLayout where Source == SimulatedRR {
  /// Polar .hrm recorded beat by beat.
  static var polarHRM: ExportLayout {
    ExportLayout(
      id: "polar-hrm", namePattern: "<YYMMDD>01.hrm",
      summary: "Polar .hrm with Interval=238: sections, one interval a line",
      fidelity: ExportFidelity(step: 1, gaps: .hidden, startStepS: 0.1),
      name: { "\($0.compactDay.dropFirst(2))01.hrm" },
      write: { rr, session in
        var lines = [
          "[Params]", "Version=106", "Monitor=12", "SMode=000000000", "Date=\(session.compactDay)",
          "StartTime=\(session.clock(separator: ":")).0", "Interval=238", "", "[Note]", "",
          "[HRData]",
        ]
        lines += rr.rows.map { "\($0.wholeMs)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
      })
  }

  /// SelfLoops HRV: times of the beats that close the intervals.
  static var selfLoops: ExportLayout {
    ExportLayout(
      id: "selfloops", namePattern: "<YYYYMMDD>001r.txt",
      summary: "SelfLoops: a start in English words, then time, heart rate and RR in ms",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: 0.001),
      name: { "\($0.compactDay)001r.txt" },
      write: { rr, session in
        let months = [
          "January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December",
        ]
        let (year, month, day) = session.start.localDay.components
        var text = TextBuffer()
        text.append(day, width: 2)
        text.append(" \(months[month - 1]) \(year) \(session.clock(separator: ":"))\n")
        text.append("Time (ms),HR (bpm),R-R (ms)\n")
        for row in rr.rows { text.append("\(row.wholeEndMs),\(row.bpm),\(row.wholeMs)\n") }
        return text.bytes
      })
  }

  /// GoldenCheetah's text: time and interval in s, a blank between.
  static var goldenCheetahText: ExportLayout {
    ExportLayout(
      id: "goldencheetah-rr", namePattern: "rr_<YYYY-MM-DD>_<hh-mm-ss>.txt",
      summary: "GoldenCheetah RR text: the time of each beat and its interval, in s",
      formatID: "time-rr-columns",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: 1),
      name: { "rr_\($0.day)_\($0.clock(separator: "-")).txt" },
      write: { rr, _ in
        var text = TextBuffer()
        for row in rr.rows {
          text.append(row.wholeEndMs, decimals: 3)
          text.append(" ")
          text.append(row.wholeMs, decimals: 3)
          text.append("\n")
        }
        return text.bytes
      })
  }

  /// GoldenCheetah's activity file: numbers of six digits, samples without commas between.
  static var goldenCheetahJSON: ExportLayout {
    ExportLayout(
      id: "goldencheetah-json", namePattern: "<YYYY_MM_DD_hh_mm_ss>.json",
      summary: "GoldenCheetah activity: the series HRV with its seconds",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: 1),
      name: { session in
        "\(session.day.map { $0 == "-" ? "_" : String($0) }.joined())_"
          + "\(session.clock(separator: "_")).json"
      },
      write: { rr, session in
        let utc = Timestamp(unixMilliseconds: Int64(session.unixMs))
        var text = TextBuffer("{\n\t\"RIDE\":{\n\t\t\"STARTTIME\":\"")
        text.append(utc.localDay, separator: "\\/")
        text.append(" ")
        text.append(clockOf: utc)
        text.append(
          " UTC \",\n\t\t\"RECINTSECS\":1,\n\t\t\"XDATA\":[\n\t\t{\n\t\t\t\"NAME\" : \"HRV\",\n")
        text.append(
          "\t\t\t\"VALUE\" : \"R-R\",\n\t\t\t\"UNIT\" : \"msecs\",\n\t\t\t\"SAMPLES\" : [\n")
        for row in rr.rows {
          text.append("\t\t\t\t{ \"SECS\":")
          text.append(sixDigitsOfMs: row.wholeEndMs)
          text.append(", \"KM\":0, \"VALUE\":\(row.wholeMs) }\n")
        }
        text.append("\t\t\t]\n\t\t}\n\t\t]\n\t}\n}\n")
        return text.bytes
      })
  }

  /// Polar Flow: the s at which each interval began, a tab, and the interval in ms.
  static var polarFlow: ExportLayout {
    ExportLayout(
      id: "polar-flow-rr", namePattern: "RR_<YYYYMMDD>_<hhmmss>.txt",
      summary: "Polar Flow: elapsed s, a tab, RR in ms, no header",
      formatID: "time-rr-columns",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: 1),
      name: { "RR_\($0.compactDay)_\($0.clock(separator: "")).txt" },
      write: { rr, _ in
        var text = TextBuffer()
        for row in rr.rows {
          text.append(row.wholeStartMs, decimals: 3)
          text.append("\t\(row.wholeMs)\n")
        }
        return text.bytes
      })
  }
}

extension TextBuffer {
  /// A time in s with six digits, as `%g` prints it.
  fileprivate mutating func append(sixDigitsOfMs ms: Int) {
    let step = [1, 10, 100, 1000].first { ms / $0 < 1_000_000 } ?? 1000
    append((ms + step / 2) / step * step, upToDecimals: 3)
  }
}
