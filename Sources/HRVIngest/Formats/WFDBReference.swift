internal import HRVModel

/// The annotations of a record as a reference: beats with their symbols, flutter, rhythms.
enum WFDBReference {
  static func annotations(
    in bytes: Span<UInt8>, headerRateHz: Double, _ context: ReadingContext
  ) throws(IngestError) -> BeatAnnotations {
    var cursor = WFDBAnnotations()
    var beats: [AnnotatedBeat] = []
    var flutter: [ClosedRange<Int>] = []
    var flutterBegin: Int?
    var rhythms: [BeatAnnotations.RhythmChange] = []
    var last = Int.min
    while cursor.next(in: bytes) {
      guard cursor.sample >= last else {
        throw context.error(
          .expected("an annotation not before sample \(last)", found: "sample \(cursor.sample)"),
          at: Place(byte: cursor.offset),
          remedy: "Copy the file again: annotations stand in order of time")
      }
      last = cursor.sample
      if let symbol = WFDBAnnotations.symbol(cursor.code) {
        beats.append(AnnotatedBeat(sample: cursor.sample, symbol: symbol))
      } else if cursor.code == WFDBAnnotations.flutterBegin {
        flutterBegin = flutterBegin ?? cursor.sample
      } else if cursor.code == WFDBAnnotations.flutterEnd, let begin = flutterBegin {
        flutter.append(begin...cursor.sample)
        flutterBegin = nil
      } else if cursor.code == WFDBAnnotations.rhythmChange, let text = cursor.text(in: bytes) {
        let name = text.hasPrefix("(") ? String(text.dropFirst()) : text
        rhythms.append(.init(sample: cursor.sample, name: name))
      }
    }
    if let begin = flutterBegin { flutter.append(begin...Int.max) }
    guard !beats.isEmpty else {
      throw context.error(
        .noBeats("WFDB annotations without beats"),
        remedy: "Give the annotations of beats, such as .atr")
    }
    let rateHz = cursor.rateHz ?? headerRateHz
    guard SampleClock.believableHz.contains(rateHz) else {
      throw context.error(
        .outOfRange("the sampling rate", value: "\(rateHz) Hz", allowed: "10 to 10000 Hz"),
        remedy: "Correct the header")
    }
    return BeatAnnotations(rateHz: rateHz, beats: beats, flutter: flutter, rhythms: rhythms)
  }
}
