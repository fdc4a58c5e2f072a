public import HRVModel

/// The beats of a recording as a WFDB annotation file, in the format of the MIT.
///
/// Each annotation is a word of 16 bits, the low byte first: a code in the upper six bits, the
/// samples since the one before in the lower ten. A longer step is preceded by `SKIP` and the step
/// in four bytes, the upper half first. A note at sample 0 states the rate at which samples are
/// counted, since it need not be that of a header beside the file.
///
/// - Source: G. B. Moody, "WFDB Applications Guide", annot(5).
public enum WFDBAnnotationsDocument {
  /// The rate at which samples are counted when no record says: fine enough for instants below
  /// the sample, and coarse enough for 59 hours in 31 bits.
  public static let standardRateHz = 10_000.0

  /// An annotation for each beat, `N` where nothing tells its type. A gap between beats is a change of signal quality, `~`,
  /// to unreadable after the beat before it, and another to readable before the beat after it.
  ///
  /// - Parameter rateHz: the rate at which samples are counted; that of the record when its
  ///   samples are meant.
  /// - Precondition: `rateHz` is greater than 0.
  /// - Complexity: O(*n*).
  public static func bytes(_ beats: RecordingBeats, rateHz: Double = standardRateHz) -> [UInt8] {
    precondition(rateHz.isFinite && rateHz > 0, "\(rateHz) Hz")
    var writer = Writer()
    writer.annotate(Code.note, at: 0, text: "## time resolution: \(number(rateHz))")
    var before: Int?
    for beat in beats.beats {
      // Annotations have 31 bits for a sample, and none is before the first.
      let sample = Int(min(max((beat.timeS * rateHz).rounded(), 0), 0x7FFF_FFFF))
      if let before, beat.intervalMs == nil, sample > before + 1 {
        writer.annotate(Code.signalQuality, at: before + 1, subtype: -1)
        writer.annotate(Code.signalQuality, at: sample - 1)
      }
      writer.annotate(Int((beat.type ?? .normal).wfdbCode), at: sample)
      before = sample
    }
    return writer.finished()
  }

  private static func number(_ rateHz: Double) -> String {
    rateHz == rateHz.rounded() && rateHz < 0x1p53 ? String(Int(rateHz)) : "\(rateHz)"
  }

  private enum Code {
    static let signalQuality = 14
    static let note = 22
    static let skip = 59
    static let subtype = 61
    static let text = 63
  }

  private struct Writer {
    private var bytes: [UInt8] = []
    private var last = 0

    /// - Precondition: `sample` is not before that of the annotation before.
    mutating func annotate(_ code: Int, at sample: Int, subtype: Int = 0, text: String? = nil) {
      var step = sample - last
      last = sample
      if step > 0x3FF {
        append(Code.skip << 10)
        append(step >> 16)
        append(step)
        step = 0
      }
      append(code << 10 | step)
      if subtype != 0 { append(Code.subtype << 10 | subtype & 0x3FF) }
      guard let text else { return }
      let characters = Array(text.utf8)
      append(Code.text << 10 | characters.count)
      bytes += characters
      if characters.count % 2 == 1 { bytes.append(0) }
    }

    /// The bytes with the mark of their end.
    consuming func finished() -> [UInt8] { bytes + [0, 0] }

    private mutating func append(_ word: Int) {
      bytes.append(UInt8(truncatingIfNeeded: word))
      bytes.append(UInt8(truncatingIfNeeded: word >> 8))
    }
  }
}
