internal import HRVModel

/// Programs and recorders of studies.
extension ExportLayout where Source == SimulatedRR {
  /// VU-AMS: a row a beat; the first beat of a run closes nothing, or what was lost.
  static var vuAMS: ExportLayout {
    ExportLayout(
      id: "vu-ams", namePattern: "P01.txt",
      summary: "VU-AMS beat list: the time of each R wave, with tabs",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: 0.001),
      name: { _ in "P01.txt" },
      write: { rr, session in
        var text = TextBuffer("Subject Id: P01\n")
        text.append("R-peak time\tibi_cumulative\tibi\tinterpolated\tLabelCode1\t\n")
        func append(_ atMs: Int, _ intervalMs: Int) {
          let stamp = session.start.later(byMs: atMs)
          let (year, month, day) = stamp.localDay.components
          text.append(day, width: 2)
          text.append("-")
          text.append(month, width: 2)
          text.append("-")
          text.append(year % 100, width: 2)
          text.append("/")
          text.append(clockOf: stamp, milliseconds: true)
          text.append("\t\(atMs)\t\(intervalMs)\tO\t-9999\t\n")
        }
        append(rr.rows.first?.wholeStartMs ?? 0, 0)
        for row in rr.rows {
          if row.gapBeforeMs > 0 { append(row.wholeStartMs, row.wholeGapMs) }
          append(row.wholeEndMs, row.wholeMs)
        }
        return text.bytes
      })
  }

  /// Kubios HRV: a report whose table holds time and interval; the spectra beside them are left
  /// out.
  static var kubios: ExportLayout {
    ExportLayout(
      id: "kubios-results", namePattern: "<YYYYMMDD>_hrv.txt",
      summary: "Kubios HRV results: metrics, then the time and RR interval of each beat, in s",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: nil),
      name: { "\($0.compactDay)_hrv.txt" },
      write: { rr, _ in
        let values = rr.rows.map { Double($0.wholeMs) }
        let meanMs = values.reduce(0, +) / Double(max(1, values.count))
        var text = TextBuffer("HRV ANALYSIS RESULTS\nKubios HRV Standard\n3.1.0.1\n\n")
        text.append("RR Interval Samples Selected for Analysis\n  Artifact correction: none\n\n")
        text.append("RESULTS FOR A SINGLE SAMPLE\n\nTime-Domain Results           ,\n")
        text.append("  Mean RR  (ms):              , \(fixed(meanMs, 4)),            ,\n\n")
        let blank = String(repeating: " ", count: 30)
        text.append("RR INTERVAL DATA and SPECTRUM ESTIMATES,\n")
        text.append("\(blank),    SAMPLE 1,            ,\n\(blank),     RR Data,            ,\n")
        text.append("\(blank),        Time, RR interval,\n\(blank),         (s),         (s),\n")
        for row in rr.rows {
          text.append("\(blank), ")
          text.append(row.wholeEndMs, decimals: 3)
          text.append(", ")
          text.append(row.wholeMs, decimals: 3)
          text.append(",\n")
        }
        return text.bytes
      })
  }

  /// VNS Analyse: German sections, the start in the name to the minute.
  static var vnsAnalyse: ExportLayout {
    ExportLayout(
      id: "vns-analyse", namePattern: "VNS - <DD.MM.YYYY hh.mm> Kurzzeit.txt",
      summary: "VNS Analyse: sections in German, intervals in s",
      fidelity: ExportFidelity(step: 1, gaps: .hidden, startStepS: 60),
      name: { session in
        let parts = session.day.split(separator: "-").reversed().joined(separator: ".")
        return "VNS - \(parts) \(session.clock(separator: ".").prefix(5)) Kurzzeit.txt"
      },
      write: { rr, _ in
        var text = TextBuffer("Korrektur\tNicht aktiv\n\nRR-Intervalle - Rohwerte (Aktiv)\n")
        for row in rr.rows {
          text.append(row.wholeMs, decimals: 3)
          text.append("\t\n")
        }
        return text.bytes
      })
  }

  /// A collector for H10: a row without contact where it was lost.
  static var h10Collection: ExportLayout {
    ExportLayout(
      id: "h10-collection", namePattern: "rr_<YYYYMMDD>_<hhmmss>.txt",
      summary: "H10 collector: HR, RR, elapsed ms and skin contact below # comments",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: 1),
      name: { "rr_\($0.compactDay)_\($0.clock(separator: "")).txt" },
      write: { rr, session in
        var text = TextBuffer("# Collection Timestamp: \(session.day) ")
        text.append("\(session.clock(separator: ":"))\n# Device Info: ID \(session.strap.id), ")
        text.append("Polar \(session.strap.model)\nHR,RR,MS,SC\n")
        for row in rr.rows {
          if row.gapBeforeMs > 0 { text.append("0,0,\(row.wholeStartMs),0\n") }
          text.append("\(row.bpm),\(row.wholeMs),\(row.wholeEndMs),1\n")
        }
        return text.bytes
      })
  }

  /// The Movesense app: a line about the recording, averages beside the intervals, no times.
  static var movesenseHR: ExportLayout {
    ExportLayout(
      id: "movesense-hr", namePattern: "<YYYYMMDD>_HeartRate.csv",
      summary: "Movesense app: average rate and RR in ms, below a line about the recording",
      fidelity: ExportFidelity(step: 1, gaps: .hidden, startStepS: nil),
      name: { "\($0.compactDay)_HeartRate.csv" },
      write: { rr, session in
        var text = TextBuffer(String(repeating: " ", count: 80) + "HeartRate        ")
        text.append(
          session.day.dropFirst(2).split(separator: "-").reversed().joined(separator: "."))
        text.append("   \(session.clock(separator: "."))\nAverage,RRData\n")
        for row in rr.rows { text.append("\(row.bpm).0,\(row.wholeMs)\n") }
        return text.bytes
      })
  }

  /// RHRV and R-peak detectors: the times of beats in s.
  static var beatTimes: ExportLayout {
    ExportLayout(
      id: "beat-times", namePattern: "beats_<YYYYMMDD>.beats",
      summary: "the time of a beat a line, in s",
      fidelity: ExportFidelity(step: 1e-6, gaps: .exact, startStepS: nil),
      name: { "beats_\($0.compactDay).beats" },
      write: { rr, _ in
        var text = TextBuffer()
        for beatMs in rr.beatRunsMs.joined() {
          text.append(units(beatMs, decimals: 6), upToDecimals: 9, atLeast: 3)
          text.append("\n")
        }
        return text.bytes
      })
  }
}
