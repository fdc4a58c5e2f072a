public import HRVModel

/// The beats of a recording, as files for other programs.
public enum BeatsDocument {
  /// A row a beat: `time_s`, in s since time 0 of the recording; `amplitude_mv`, empty where there
  /// is no ECG or its scale to mV is unknown; `rr_ms`, the interval that ends at the beat, empty
  /// at the first one and after a gap; `type`, empty where there is no ECG.
  ///
  /// - Complexity: O(*n*).
  public static func csv(_ beats: RecordingBeats) -> String {
    let isCalibrated =
      if case .ecg(let ecg) = beats.recording.signal { ecg.isCalibrated } else { false }
    var text = CSV.record(["time_s", "amplitude_mv", "rr_ms", "type"].map { .text($0) })
    for beat in beats.beats {
      let amplitude = isCalibrated ? beat.amplitudeMv : nil
      text += CSV.record([
        .fixed(beat.timeS, decimals: 6),
        amplitude.map { .fixed(Double($0), decimals: 4) } ?? .empty,
        beat.intervalMs.map {
          beats.areDetected ? .fixed($0, decimals: 3) : .number($0)
        } ?? .empty,
        beat.type.map { .text($0.name) } ?? .empty,
      ])
    }
    return text
  }

  /// An interval a line, in ms: as the recorder wrote it, or between detected beats whose instants
  /// are rounded to the microsecond, so that the sum does not drift.
  ///
  /// A gap between intervals is a line as well, so that nothing takes the intervals at its sides
  /// for neighbours: its length in ms, where no heart produces such an interval, else 0, which
  /// readers take for a loss of unknown length.
  ///
  /// - Complexity: O(*n*).
  public static func rr(_ beats: RecordingBeats) -> String {
    rr(beats.rr, areDetected: beats.areDetected)
  }

  private static func rr(_ rr: RRSeries, areDetected: Bool) -> String {
    var text = ""
    var gaps = rr.gaps[...].drop { $0.beforeInterval == 0 }
    for (run, startMs) in zip(rr.runs, rr.runStartsMs) {
      while let gap = gaps.first, gap.beforeInterval <= run.lowerBound {
        text += line(of: gap, rr.species)
        gaps.removeFirst()
      }
      var ms = startMs
      for intervalMs in rr.intervalsMs[run] {
        if areDetected {
          let (beginUs, endUs) = ((ms * 1000).rounded(), ((ms + intervalMs) * 1000).rounded())
          text += NumberText.fixed((endUs - beginUs) / 1000, 3) + "\n"
        } else {
          text += exact(intervalMs) + "\n"
        }
        ms += intervalMs
      }
    }
    return text
  }

  private static func line(of gap: Gap, _ species: Species) -> String {
    let ms = gap.durationS * 1000
    let isInterval = species.believableMs.contains((ms * 1000).rounded() / 1000)
    return isInterval || ms > longestGapMs ? "0\n" : NumberText.fixed(ms, 3) + "\n"
  }

  /// Readers take a longer one for a mark that says nothing of time: a day.
  private static let longestGapMs = 86_400_000.0

  private static func exact(_ ms: Double) -> String {
    ms == ms.rounded() && abs(ms) < 0x1p53 ? String(Int(ms)) : "\(ms)"
  }
}
