internal import HRVModel

extension ExportLayout where Source == SimulatedRR {
  private static var arrivalsBySecond: ExportFidelity {
    ExportFidelity(step: 1, gaps: .byArrival, startStepS: 1)
  }

  /// FIT: a record every second, and behind it hrv messages with the intervals of that second.
  static var garminFIT: ExportLayout {
    ExportLayout(
      id: "garmin-fit", namePattern: "<YYYY-MM-DD-hh-mm-ss>.fit",
      summary: "Garmin FIT with Log HRV: hrv messages behind a record every second",
      fidelity: arrivalsBySecond,
      name: { "\($0.day)-\($0.clock(separator: "-")).fit" }, write: fitBytes)
  }

  /// The same as Garmin's tool converts it to CSV.
  static var fitCSV: ExportLayout {
    ExportLayout(
      id: "fit-csv", namePattern: "<YYYY-MM-DD-hh-mm-ss>.csv",
      summary: "FitCSVTool: the messages of a FIT file as rows of field, value, unit",
      fidelity: arrivalsBySecond,
      name: { "\($0.day)-\($0.clock(separator: "-")).csv" }, write: fitCSVBytes)
  }

  /// A stream of events of the Health SDK: every interval at the moment of its beat.
  static var garminHealth: ExportLayout {
    ExportLayout(
      id: "garmin-health-logger", namePattern: "data_<YYYYMMDD>.csv",
      summary: "Garmin Health SDK: events with their time, RR among heart rates",
      fidelity: ExportFidelity(step: 1, gaps: .byArrival, startStepS: 0.001),
      name: { "data_\($0.compactDay).csv" },
      write: { rr, session in
        var text = TextBuffer()
        for (i, row) in rr.rows.enumerated() {
          let stamp = session.start.later(byMs: row.wholeEndMs)
          if i % 8 == 3 { append("HEART_RATE", row.bpm, at: stamp, to: &text) }
          append("HEART_RATE_VARIABILITY", row.wholeMs, at: stamp, to: &text)
        }
        return text.bytes
      })
  }

  private static func append(
    _ kind: String, _ value: Int, at stamp: Timestamp, to text: inout TextBuffer
  ) {
    text.append(isoStamp: stamp, milliseconds: true)
    text.append(offsetOf: stamp, separator: ":")
    text.append(";\(kind);\(value).0\n")
  }

  /// Seconds from 1970-01-01 to 1989-12-31, from which FIT counts.
  private static var fitEpochS: Int { 631_065_600 }

  private static func fitBytes(_ rr: SimulatedRR, _ session: ExportSession) -> [UInt8] {
    let startS = session.unixMs / 1000 - fitEpochS
    var data = BinaryBuffer()
    // file_id: type, manufacturer (Garmin), product, time_created.
    data.define(0, message: 0, fields: [(0, 1, 0x00), (1, 2, 0x84), (2, 2, 0x84), (4, 4, 0x86)])
    data.append(0, bytes: 1)
    data.append(4, bytes: 1)
    data.append(1, bytes: 2)
    data.append(2050, bytes: 2)
    data.append(startS, bytes: 4)
    data.define(1, message: 20, fields: [(253, 4, 0x86), (3, 1, 0x02)])
    data.define(2, message: 78, fields: [(0, 10, 0x84)])
    var bpm = 0xFF
    for report in rr.reports {
      bpm = report.rows.last?.bpm ?? bpm
      data.append(1, bytes: 1)
      data.append(startS + report.second, bytes: 4)
      data.append(min(bpm, 0xFF), bytes: 1)
      for packet in report.rows.packets(of: 5) {
        data.append(2, bytes: 1)
        for place in 0..<5 {
          data.append(place < packet.count ? packet[place] : 0xFFFF, bytes: 2)
        }
      }
    }
    var file = BinaryBuffer()
    file.append(14, bytes: 1)
    file.append(0x10, bytes: 1)
    file.append(2134, bytes: 2)
    file.append(data.bytes.count, bytes: 4)
    file.append(".FIT")
    file.append(file.fitCheck(0..<12), bytes: 2)
    file.append(contentsOf: data.bytes)
    file.append(file.fitCheck(0..<file.bytes.count), bytes: 2)
    return file.bytes
  }

  private static func fitCSVBytes(_ rr: SimulatedRR, _ session: ExportSession) -> [UInt8] {
    let startS = session.unixMs / 1000 - fitEpochS
    var text = TextBuffer(
      "Type,Local Number,Message,Field 1,Value 1,Units 1,Field 2,Value 2,Units 2\n"
        + "Definition,0,record,timestamp,1,,heart_rate,1,\n")
    var isDefined = false
    for report in rr.reports {
      let bpm = report.rows.last.map { "heart_rate,\"\($0.bpm)\",bpm" } ?? ",,"
      text.append("Data,0,record,timestamp,\"\(startS + report.second)\",s,\(bpm)\n")
      for packet in report.rows.packets(of: 5) {
        if !isDefined { text.append("Definition,1,hrv,time,5,,,,\n") }
        isDefined = true
        text.append("Data,1,hrv,time,\"")
        for place in 0..<5 {
          if place > 0 { text.append("|") }
          text.append(place < packet.count ? packet[place] : 65_535, upToDecimals: 3, atLeast: 1)
        }
        text.append("\",s,,,\n")
      }
    }
    return text.bytes
  }
}

extension ArraySlice<SimulatedRR.RecordedInterval> {
  /// The values in whole ms, by at most `count`.
  fileprivate func packets(of count: Int) -> [[Int]] {
    stride(from: startIndex, to: endIndex, by: count).map { first in
      self[first..<Swift.min(first + count, endIndex)].map(\.wholeMs)
    }
  }
}

extension BinaryBuffer {
  /// A definition message: fields by number, size in bytes, and base type.
  fileprivate mutating func define(
    _ local: Int, message: Int, fields: [(number: Int, size: Int, type: Int)]
  ) {
    append(0x40 | local, bytes: 1)
    append(0, bytes: 2)
    append(message, bytes: 2)
    append(fields.count, bytes: 1)
    for field in fields {
      append(field.number, bytes: 1)
      append(field.size, bytes: 1)
      append(field.type, bytes: 1)
    }
  }
}
