internal import HRVModel

extension ExportLayout where Source == SimulatedRR {
  /// What `hrv export` writes of a recording: intervals in ms, gaps with their causes.
  static var hrvIntervals: ExportLayout {
    ExportLayout(
      id: "hrv-intervals", namePattern: "<YYYYMMDD>_<hhmmss>_RR.csv",
      summary: "hrv export: intervals and gaps, exact",
      fidelity: ExportFidelity(step: 0, gaps: .exact, startStepS: 1),
      name: { "\($0.compactDay)_\($0.clock(separator: ""))_RR.csv" },
      write: { rr, _ in
        var text = TextBuffer("interval_ms,kind,start_ms,start_s,duration_s,recorded_ms\n")
        for (run, startMs) in zip(rr.series.runs, rr.series.runStartsMs) {
          for gap in rr.series.gaps where gap.beforeInterval == run.lowerBound {
            text.append(row(of: gap))
          }
          for index in run {
            let start = index == run.lowerBound ? "\(startMs)" : ""
            text.append("\(rr.series.intervalsMs[index]),,\(start),,,\n")
          }
        }
        for gap in rr.series.gaps where gap.beforeInterval == rr.series.intervalsMs.count {
          text.append(row(of: gap))
        }
        text.append(",end,\(rr.series.durationMs),,,\n")
        return text.bytes
      })
  }

  private static func row(of gap: Gap) -> String {
    var recorded = ""
    var kind = gap.cause.description
    if case .impossibleInterval(let recordedMs) = gap.cause {
      (kind, recorded) = ("impossible interval", "\(recordedMs)")
    }
    return ",\(kind),,\(gap.startS),\(gap.durationS),\(recorded)\n"
  }
}
