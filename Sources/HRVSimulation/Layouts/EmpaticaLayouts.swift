internal import HRVModel

extension ExportLayout where Source == SimulatedRR {
  /// E4: the time of each beat and its interval on a grid of 1/64 s.
  static var empaticaE4: ExportLayout {
    ExportLayout(
      id: "empatica-e4", namePattern: "IBI.csv",
      summary: "Empatica E4 IBI.csv: start in Unix s, times and intervals in 1/64 s",
      fidelity: ExportFidelity(step: 1000.0 / 64, gaps: .exact, startStepS: 1.0 / 64),
      name: { _ in "IBI.csv" },
      write: { rr, session in
        var text = TextBuffer()
        text.append(session.unixMs * 1000, decimals: 6)
        text.append(", IBI\n")
        for run in rr.beatRunsMs {
          let ticks = run.map { Int(($0 * 64 / 1000).rounded()) }
          for (before, tick) in zip(ticks, ticks.dropFirst()) {
            text.append(tick * 15_625, decimals: 6)
            text.append(",")
            text.append((tick - before) * 15_625, decimals: 6)
            text.append("\n")
          }
        }
        return text.bytes
      })
  }

  /// EmbracePlus: the Unix time of each pulse wave in ns.
  static var empaticaEmbracePlus: ExportLayout {
    ExportLayout(
      id: "empatica-embraceplus", namePattern: "systolic_peaks.csv",
      summary: "Empatica EmbracePlus: Unix ns of each pulse wave",
      fidelity: ExportFidelity(step: 1e-6, gaps: .exact, startStepS: 0.001),
      name: { _ in "systolic_peaks.csv" },
      write: { rr, session in
        var text = TextBuffer("systolic_peak_timestamp\n")
        for beatMs in rr.beatRunsMs.joined() {
          text.append(session.unixMs * 1_000_000 + Int((beatMs * 1e6).rounded()))
          text.append("\n")
        }
        return text.bytes
      })
  }
}
