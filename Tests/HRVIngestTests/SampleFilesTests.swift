import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

/// The short files of every format in `SampleData/formats/<format id>/`.
@Suite("Samples of every format")
struct SampleFilesTests {
  private struct Sample {
    let path: String
    let formatID: String
    let bytes: [UInt8]
    let siblings: [String: [UInt8]]
    var name: String { String(path.split(separator: "/").last ?? "") }
  }

  /// What a person has to say for these to be read.
  private static let told: [String: ReadingOptions] = [
    "rdsamp-sample-numbers": ReadingOptions(samplingRateHz: 360),
    "delimited": ReadingOptions(
      valueColumn: .number(2), timeColumn: .number(1), valueUnit: .volts,
      timeUnit: .microseconds),
    "edf-hrv": ReadingOptions(formatID: "edf-hrv"),
  ]

  private static func samples() throws -> [Sample] {
    let folder = SampleData.url("formats")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    var files: [String: [UInt8]] = [:]
    for path in paths {
      let url = folder.appending(path: path)
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      files[path] = Array(try Data(contentsOf: url))
    }
    return files.sorted { $0.key < $1.key }.map { path, bytes in
      let parts = path.split(separator: "/")
      let own = parts.dropLast().joined(separator: "/")
      let beside = files.filter { $0.key != path && $0.key.hasPrefix(own + "/") }
        .map { ($0.key.split(separator: "/").last.map(String.init) ?? "", $0.value) }
      return Sample(
        path: path, formatID: String(parts[0]), bytes: bytes,
        siblings: Dictionary(beside, uniquingKeysWith: { first, _ in first }))
    }
  }

  @Test("there is one of every format, and it is read as that format, from disk too")
  func everyFormat() throws {
    var found: Set<String> = []
    for sample in try Self.samples() {
      let reader = RecordingReader(options: Self.told[sample.formatID] ?? ReadingOptions())
      let isPart =
        sample.name.hasSuffix(".dat")
        || sample.name.hasSuffix(".atr") && sample.formatID == "wfdb-record"
        || sample.name.hasSuffix(".hea") && sample.formatID == "wfdb-annotations"
        || sample.name.hasSuffix(".atr") && sample.formatID == "wfdb-record"
      guard !isPart else { continue }
      let recording = try reader.read(
        path: SampleData.url("formats").appending(path: sample.path).path)
      #expect(recording.provenance.formatID == sample.formatID, "\(sample.path)")
      found.insert(sample.formatID)
    }
    #expect(found == Set(RecordingFormats.all.map(\.id)))
  }

  /// Every 499th byte and every one of the last four, or all with `HRV_TRUNCATION_STRIDE=1`, as
  /// `.ci/run` has it: that takes minutes without optimisation. The examples in the table,
  /// which are shorter, are always cut at every byte.
  private static let stride =
    ProcessInfo.processInfo.environment["HRV_TRUNCATION_STRIDE"].flatMap(Int.init) ?? 499

  @Test("cut off anywhere, a sample is read or refused with a place in it", arguments: [0, 1])
  func truncation(half: Int) throws {
    for (i, sample) in try Self.samples().enumerated() where i % 2 == half {
      let count = sample.bytes.count
      let reader = RecordingReader(options: Self.told[sample.formatID] ?? ReadingOptions())
      for end in 0...count where end % Self.stride == 0 || end >= count - 4 {
        let cut = Array(sample.bytes[..<end])
        do throws(IngestError) {
          let recording = try reader.read(
            bytes: cut, file: sample.name, siblings: sample.siblings)
          let lastedS = recording.rr?.durationS ?? recording.ecg?.durationS ?? .nan
          if !lastedS.isFinite { Issue.record("\(sample.path) at \(end)") }
        } catch {
          let isClear = !error.message.isEmpty && !error.remedy.isEmpty
          let isInside =
            error.location.file != sample.name || (1...end + 1).contains(error.location.column)
          // One expectation for all that is well: each one costs more than a reading.
          if !isClear || !isInside { Issue.record("\(sample.path) at \(end): \(error)") }
        }
      }
    }
  }
}
