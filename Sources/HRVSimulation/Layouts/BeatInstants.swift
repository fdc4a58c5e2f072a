/// The beats of a recording as recorders see them that write instants instead of intervals.
extension SimulatedRR {
  /// The instants of the beats, in ms since time 0: each run as it was recorded, the beat that
  /// opens its first interval included.
  var beatRunsMs: [[Double]] {
    var runs: [[Double]] = []
    for row in rows {
      if row.gapBeforeMs > 0 || runs.isEmpty { runs.append([row.endMs - row.valueMs]) }
      runs[runs.count - 1].append(row.endMs)
    }
    return runs
  }

  /// What a recorder reports every whole second: the intervals that ended since the second before.
  var reports: [(second: Int, rows: ArraySlice<RecordedInterval>)] {
    var reports: [(second: Int, rows: ArraySlice<RecordedInterval>)] = []
    var next = 0
    for second in 0...Int(((rows.last?.endMs ?? 0) / 1000).rounded(.up)) {
      let first = next
      while next < rows.count, rows[next].endMs <= Double(second) * 1000 { next += 1 }
      reports.append((second, rows[first..<next]))
    }
    return reports
  }
}

extension SimulatedRR.RecordedInterval {
  /// When the beat that ends it was, in whole ms since time 0.
  var wholeEndMs: Int { Int(endMs.rounded()) }
  /// When it began, in whole ms since time 0.
  var wholeStartMs: Int { wholeEndMs - wholeMs }
  /// How long contact was lost before it, in whole ms.
  var wholeGapMs: Int { Int(gapBeforeMs.rounded()) }
  /// The heart rate that it stands for, in beats a minute.
  var bpm: Int { valueMs > 0 ? Int((60_000 / valueMs).rounded()) : 0 }
}
