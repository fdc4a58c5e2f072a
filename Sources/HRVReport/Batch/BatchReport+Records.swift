public import HRVModel

/// What a page says of each file, as records of CSV: so that a batch that goes on, or that ran in parts,
/// has one page of all its files.
extension BatchReport {
  private static let leading = [
    "index", "kind", "file", "start", "duration_s", "beats", "corrected_fraction", "grade",
    "course",
  ]

  /// What stands before the first record: the fields' names, of which the last are ids of metrics.
  public var recordHeader: String {
    CSV.record((Self.leading + metrics.map(\.id.rawValue)).map { .text($0) })
  }

  /// The ids in a header; nil when it is none of these.
  public static func metricIDs(ofRecordHeader fields: [String]) -> [MetricID]? {
    guard fields.starts(with: leading) else { return nil }
    return fields.dropFirst(leading.count).map { MetricID(rawValue: $0) }
  }

  /// The record of a file, with its number first.
  public func record(of entry: Entry, index: Int) -> String {
    switch entry.content {
    case .failure(let text):
      return CSV.record([.integer(index), .text("failure"), .verbatim(text)])
    case .recording(let row):
      let own: [CSV.Field] = [
        .integer(index), .text("recording"), .verbatim(row.file),
        row.start.map { .verbatim($0) } ?? .empty, .number(row.durationS), .integer(row.beats),
        .number(row.correctedFraction), .integer(row.grade.rawValue), .text(row.sparkline.letters),
      ]
      return CSV.record(own + row.values.map { $0.map { .number($0) } ?? .empty })
    }
  }

  /// Takes in what a record says; false when it is none of these, or of other metrics.
  public mutating func add(record fields: [String]) -> Bool {
    guard let entry = entry(of: fields) else { return false }
    add(entry)
    return true
  }

  private func entry(of fields: [String]) -> Entry? {
    guard fields.count >= 3, let index = Int(fields[0]) else { return nil }
    if fields[1] == "failure" { return Entry(content: .failure(fields[2])) }
    let values = fields.dropFirst(Self.leading.count).map { Double($0) }
    guard fields[1] == "recording", values.count == metrics.count,
      let durationS = Double(fields[4]), let beats = Int(fields[5]),
      let correctedFraction = Double(fields[6]),
      let grade = Int(fields[7]).flatMap(RecordingQuality.Grade.init(rawValue:)),
      let sparkline = Sparkline(letters: fields[8])
    else { return nil }
    let row = BatchRow(
      index: index, file: fields[2], start: fields[3].isEmpty ? nil : fields[3],
      durationS: durationS, beats: beats, correctedFraction: correctedFraction, grade: grade,
      values: values, sparkline: sparkline)
    return Entry(content: .recording(row))
  }
}

extension Sparkline {
  /// The heights, two hexadecimal digits each.
  fileprivate var letters: String {
    heights.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  fileprivate init?(letters: String) {
    let bytes = Array(letters.utf8)
    guard bytes.count == 2 * Self.count else { return nil }
    let heights = stride(from: 0, to: bytes.count, by: 2).compactMap {
      UInt8(String(decoding: bytes[$0...($0 + 1)], as: UTF8.self), radix: 16)
    }
    guard heights.count == Self.count else { return nil }
    self.init(heights: heights)
  }
}
