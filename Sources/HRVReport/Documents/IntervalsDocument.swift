public import HRVModel

/// The intervals of a recording as a table from which the same series is read, bit by bit: the format
/// `hrv-intervals`.
public enum IntervalsDocument {
  private static let header = CSV.record(
    ["interval_ms", "kind", "start_ms", "start_s", "duration_s", "recorded_ms"].map { .text($0) })

  /// A row an interval or a gap, in order of time, and one that says where the recording ends.
  ///
  /// - Complexity: O(*n*).
  public static func csv(_ rr: RRSeries) -> String {
    var text = header
    var gaps = rr.gaps[...]
    var ectopic = rr.ectopicIntervals[...]
    for (run, startMs) in zip(rr.runs, rr.runStartsMs) {
      write(&gaps, before: run.lowerBound, to: &text)
      for index in run {
        let isEctopic = ectopic.first == index
        if isEctopic { ectopic.removeFirst() }
        guard isEctopic || index == run.lowerBound else {
          // Nearly all rows.
          rr.intervalsMs[index].write(to: &text)
          text += ",,,,,\r\n"
          continue
        }
        text += CSV.record([
          .number(rr.intervalsMs[index]), isEctopic ? .text("ectopic") : .empty,
          index == run.lowerBound ? .number(startMs) : .empty, .empty, .empty, .empty,
        ])
      }
    }
    write(&gaps, before: rr.intervalsMs.count, to: &text)
    return text
      + CSV.record([.empty, .text("end"), .number(rr.durationMs), .empty, .empty, .empty])
  }

  private static func write(
    _ gaps: inout ArraySlice<Gap>, before interval: Int, to text: inout String
  ) {
    while let gap = gaps.first, gap.beforeInterval <= interval {
      gaps.removeFirst()
      var recorded = CSV.Field.empty
      let kind: String
      switch gap.cause {
      case .impossibleInterval(let recordedMs):
        // What a recorder wrote may be no number.
        (kind, recorded) = ("impossible interval", .verbatim("\(recordedMs)"))
      case .dropout: kind = "dropout"
      case .recorderPause: kind = "recorder pause"
      case .unusableSignal: kind = "unusable signal"
      }
      text += CSV.record([
        .empty, .text(kind), .empty, .number(gap.startS), .number(gap.durationS), recorded,
      ])
    }
  }
}
