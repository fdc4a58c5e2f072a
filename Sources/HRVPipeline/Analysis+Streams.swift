internal import HRVDSP
public import HRVModel

extension Analysis {
  /// Each ECG among `analyses` beside each list of intervals of the same heart at the same time
  /// (see ``StreamPairing``), compared beat by beat.
  ///
  /// - Complexity: O(*n*) for each pair.
  public static func streams(of analyses: [RecordingAnalysis]) -> [StreamComparison] {
    let outlines = analyses.map { RecordingOutline($0.recording) }
    return StreamPairing.pairs(of: outlines).map { pair in
      let (signal, rr) = (analyses[pair.ecg], analyses[pair.rr])
      let laterS = pair.laterS ?? 0
      let searchS = pair.laterS == nil ? longestSearchS : BeatAlignment.standardSearchS
      let alignment = BeatAlignment(searchS: searchS)
      return StreamComparison(
        ecgFile: signal.recording.provenance.file, rrFile: rr.recording.provenance.file,
        agreement: alignment(
          (signal.ecg?.beats ?? []).map(\.timeS),
          RecordingBeats(rr.recording, rr: rr.rr).beats.map { $0.timeS + laterS }))
    }
  }

  /// How far apart recordings may be whose clocks do not tell, in s.
  private static let longestSearchS = 6 * 3600.0
}
