/// The beats of a recording, in order of time.
public struct RecordingBeats: Sendable {
  /// The recording.
  public let recording: Recording
  /// Its intervals, with its gaps.
  public let rr: RRSeries
  /// Its beats, ascending.
  public let beats: [RecordedBeat]
  /// Whether they were found in an ECG; else the recorder found them.
  public let areDetected: Bool

  /// The beats that bound the intervals of a recorder. Where two runs of intervals meet without
  /// time between them, the beat at which they meet is one.
  ///
  /// - Complexity: O(*n*).
  public init(_ recording: Recording, rr: RRSeries) {
    var beats: [RecordedBeat] = []
    beats.reserveCapacity(rr.intervalsMs.count + rr.runs.count)
    for (run, startMs) in zip(rr.runs, rr.runStartsMs) {
      var ms = startMs
      if beats.last.map({ $0.timeS < ms / 1000 }) ?? true {
        beats.append(RecordedBeat(timeS: ms / 1000))
      }
      for i in run {
        ms += rr.intervalsMs[i]
        beats.append(RecordedBeat(timeS: ms / 1000, intervalMs: rr.intervalsMs[i]))
      }
    }
    self.recording = recording
    self.rr = rr
    self.beats = beats
    areDetected = false
  }

  /// The beats that were found in an ECG, but those in unusable stretches, and the intervals
  /// between them.
  ///
  /// - Precondition: `rr` was made from the beats of `ecg`.
  /// - Complexity: O(*n*).
  public init(_ recording: Recording, rr: RRSeries, ecg: ECGFindings) {
    let endsS = rr.endTimesS()
    var next = 0
    beats = ecg.beats.indices.filter { ecg.isKept[$0] }.map { index in
      let beat = ecg.beats[index]
      // An interval ends at its beat to within rounding; beats are 200 ms apart.
      while next < endsS.count, endsS[next] < beat.timeS - 0.001 { next += 1 }
      let ends = next < endsS.count && endsS[next] < beat.timeS + 0.001
      return RecordedBeat(
        timeS: beat.timeS, amplitudeMv: beat.amplitudeMv,
        intervalMs: ends ? rr.intervalsMs[next] : nil, type: ecg.types[index])
    }
    self.recording = recording
    self.rr = rr
    areDetected = true
  }
}
