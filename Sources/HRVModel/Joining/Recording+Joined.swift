extension Recording {
  /// Makes one recording of parts that belong together.
  ///
  /// They are put in order of their starts. No beat and no sample is lost, doubled or made up;
  /// where one part ends and the next begins stands a gap (``Gap/Cause/recorderPause``) as long
  /// as the starts say, so that what lies across it is never taken for an interval. Each part
  /// lies where its own start puts it, or directly behind the one before when that was still
  /// running (``JoiningRule/overlapToleranceS``).
  ///
  /// ECGs keep their samples; the rate becomes that of all samples together, and the times in
  /// a part follow it, which changes them by no more than ``JoiningRule/rateTolerance``.
  ///
  /// The provenance lists the files, and the remarks stay, each with the file that it is about.
  ///
  /// - Precondition: there is at least one recording.
  /// - Throws: ``JoiningError`` about the first two neighbours that do not belong together.
  /// - Complexity: O(*n*) in intervals or samples.
  public static func joined(
    _ recordings: [Recording], by rule: JoiningRule = JoiningRule()
  ) throws(JoiningError) -> Recording {
    precondition(!recordings.isEmpty, "no recordings to join")
    let parts = try ordered(recordings, rule)
    let first = parts[0]
    guard parts.count > 1 else { return first.recording }
    let originMs = first.outline.startMs ?? 0
    let startsMs = parts.map { Double(($0.outline.startMs ?? originMs) - originMs) }
    let provenance = first.recording.provenance
    return Recording(
      provenance: Provenance(
        file: provenance.file, formatID: provenance.formatID, device: provenance.device,
        files: parts.flatMap(\.recording.provenance.files)),
      start: first.recording.start,
      signal: signal(parts.map(\.recording.signal), startsMs),
      remarks: remarks(parts))
  }

  private typealias Part = (recording: Recording, outline: RecordingOutline)

  /// The recordings in order of their starts, each of which continues the one before.
  private static func ordered(
    _ recordings: [Recording], _ rule: JoiningRule
  ) throws(JoiningError) -> [Part] {
    let given: [Part] = recordings.map { ($0, RecordingOutline($0)) }
    let first = given[0].outline
    for next in given.dropFirst().map(\.outline) {
      if let obstacle = rule.difference(first, next) {
        throw JoiningError(first: first.file, second: next.file, obstacle: obstacle)
      }
    }
    let parts = given.enumerated().sorted {
      ($0.element.outline.startMs ?? 0, $0.offset) < ($1.element.outline.startMs ?? 0, $1.offset)
    }.map(\.element)
    for (last, next) in zip(parts, parts.dropFirst()) {
      let (last, next) = (last.outline, next.outline)
      if let obstacle = rule.difference(parts[0].outline, next) ?? rule.distance(last, next) {
        throw JoiningError(first: last.file, second: next.file, obstacle: obstacle)
      }
    }
    return parts
  }

  /// The signals, of one kind, one behind the other.
  private static func signal(_ signals: [Signal], _ startsMs: [Double]) -> Signal {
    var series: [RRSeries] = []
    var ecgs: [ECGSignal] = []
    for signal in signals {
      switch signal {
      case .rr(let rr): series.append(rr)
      case .ecg(let ecg): ecgs.append(ecg)
      }
    }
    return ecgs.isEmpty
      ? .rr(RRSeries(joining: series, startsMs: startsMs))
      : .ecg(ECGSignal(joining: ecgs, startsS: startsMs.map { $0 / 1000 }))
  }

  private static func remarks(_ parts: [Part]) -> [ReadingRemark] {
    var remarks = parts[0].recording.remarks
    for (last, next) in zip(parts, parts.dropFirst()) {
      let pauseS = max(0, last.outline.pauseS(until: next.outline) ?? 0)
      remarks.append(
        ReadingRemark(
          "joined to \(last.outline.file), which ends \(JoiningObstacle.shown(pauseS)) s before",
          at: SourceLocation(file: next.outline.file)))
      remarks += next.recording.remarks
    }
    return remarks
  }
}
