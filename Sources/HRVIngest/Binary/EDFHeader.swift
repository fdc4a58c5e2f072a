internal import HRVModel

/// The header of an EDF or EDF+ file: fields of text with fixed widths.
///
/// - Source: B. Kemp et al., "A simple format for exchange of digitized polygraphic recordings",
///   Electroencephalography and Clinical Neurophysiology 82 (1992) 391–393; B. Kemp, J. Olivan,
///   "European data format 'plus' (EDF+)", Clinical Neurophysiology 114 (2003) 1755–1761.
struct EDFHeader {
  /// A signal of the file.
  struct Channel {
    var label: String
    var unit: String
    /// A stored value times `gain`, plus `zero`, is the physical one in ``unit``.
    var gain: Double
    var zero: Double
    var samplesPerRecord: Int
    /// Where its samples begin in a data record.
    var offset: Int

    /// Whether it holds texts with their times instead of samples.
    var isAnnotations: Bool { label == "EDF Annotations" }
  }

  /// On the local clock; nil when the date is none.
  let start: Timestamp?
  /// What the header says about the recorder.
  let device: String?
  /// Whether annotations tell when each data record began.
  let isPlus: Bool
  let channels: [Channel]
  /// Where the first data record begins.
  let size: Int
  /// The bytes of a data record.
  let recordSize: Int
  /// The number of data records; nil when the recorder was stopped before it wrote it.
  let recordCount: Int?
  let recordDurationS: Double

  /// Reads a header; `context` names the file in messages.
  init(_ bytes: Span<UInt8>, context: ReadingContext) throws(IngestError) {
    let fields = Fields(context: context)
    guard bytes.count >= 256, context.head.signature == .edf else {
      throw fields.damaged("an EDF header of 256 bytes", found: "\(bytes.count)", at: 0)
    }
    let count = try fields.whole(bytes, at: 252, width: 4, "the number of signals")
    size = 256 * (count + 1)
    guard count >= 1, size <= bytes.count else {
      throw fields.damaged("the header of \(count) signals", found: "none", at: 252)
    }
    start = Self.start(bytes.field(at: 168, width: 8), bytes.field(at: 176, width: 8))
    device = Self.device(bytes.field(at: 88, width: 80))
    isPlus = bytes.field(at: 192, width: 44).hasPrefix("EDF+")
    let records = try fields.whole(bytes, at: 236, width: 8, "the number of data records")
    recordCount = records < 0 ? nil : records
    recordDurationS = try fields.number(bytes, at: 244, "the duration of a data record")
    guard recordDurationS > 0, recordDurationS <= 86_400 else {
      throw fields.damaged(
        "a duration in s", found: bytes.field(at: 244, width: 8), at: 244)
    }
    var channels: [Channel] = []
    var offset = 0
    for i in 0..<count {
      let channel = try Self.channel(i, of: count, bytes, offset: offset, fields)
      offset += 2 * channel.samplesPerRecord
      channels.append(channel)
    }
    self.channels = channels
    recordSize = offset
  }

  private static func channel(
    _ i: Int, of count: Int, _ bytes: Span<UInt8>, offset: Int, _ fields: Fields
  ) throws(IngestError) -> Channel {
    /// Fields of one kind stand together; `before` is the width of those of one signal.
    func at(_ before: Int, _ width: Int) -> Int { 256 + before * count + width * i }
    let low = try fields.number(bytes, at: at(104, 8), "the physical minimum")
    let high = try fields.number(bytes, at: at(112, 8), "the physical maximum")
    let least = try fields.number(bytes, at: at(120, 8), "the digital minimum")
    let greatest = try fields.number(bytes, at: at(128, 8), "the digital maximum")
    let samples = try fields.whole(
      bytes, at: at(216, 8), width: 8, "the samples of a data record")
    guard samples > 0 else {
      throw fields.damaged("one sample or more", found: "\(samples)", at: at(216, 8))
    }
    // The physical extremes may be the other way round: the signal is stored upside down.
    guard least < greatest else {
      throw fields.damaged(
        "a digital maximum above \(least)", found: "\(greatest)", at: at(128, 8))
    }
    let gain = (high - low) / (greatest - least)
    return Channel(
      label: bytes.field(at: at(0, 16), width: 16), unit: bytes.field(at: at(96, 8), width: 8),
      gain: gain, zero: low - least * gain, samplesPerRecord: samples, offset: offset)
  }

  /// `dd.mm.yy` and `hh.mm.ss`; years are 1985 to 2084.
  private static func start(_ date: String, _ time: String) -> Timestamp? {
    let (date, time) = (numbers(date), numbers(time))
    guard date.count == 3, time.count == 3, 0...99 ~= date[2] else { return nil }
    let year = date[2] + (date[2] >= 85 ? 1900 : 2000)
    return CivilDay(year: year, month: date[1], day: date[0]).flatMap {
      Timestamp(day: $0, hour: time[0], minute: time[1], second: time[2])
    }
  }

  private static func numbers(_ text: String) -> [Int] {
    text.split(whereSeparator: { $0 == "." || $0 == ":" }).compactMap { Int($0) }
  }

  /// The equipment in `Startdate dd-MMM-yyyy code technician equipment`, or the type that is
  /// named in it.
  private static func device(_ recording: String) -> String? {
    let words = recording.split(separator: " ")
    guard words.count >= 5, words[0] == "Startdate", words[4] != "X" else { return nil }
    let parts = words[4].split(separator: "_")
    let type = parts.first { $0.hasPrefix("DEVTYPE=") }?.dropFirst("DEVTYPE=".count)
    return type.map(String.init) ?? parts.joined(separator: " ")
  }
}

extension EDFHeader {
  /// Reads fields, and says which is wrong.
  private struct Fields {
    let context: ReadingContext

    func number(
      _ bytes: Span<UInt8>, at offset: Int, width: Int = 8, _ what: String
    ) throws(IngestError) -> Double {
      let text = bytes.field(at: offset, width: width)
      let digits = Array(text.utf8)
      guard let number = DecimalNumber.parse(digits.span, digits.indices, mark: .point),
        abs(number) < 1e12
      else { throw damaged(what, found: text, at: offset) }
      return number
    }

    func whole(
      _ bytes: Span<UInt8>, at offset: Int, width: Int, _ what: String
    ) throws(IngestError) -> Int {
      let number = try number(bytes, at: offset, width: width, what)
      guard number == number.rounded() else {
        throw damaged("\(what), whole", found: "\(number)", at: offset)
      }
      return Int(number)
    }

    func damaged(_ what: String, found: String, at offset: Int) -> IngestError {
      context.error(
        .expected(what, found: found), at: Place(byte: offset),
        remedy: "The file is damaged or cut off: copy it from the recorder again")
    }
  }
}
