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
        || sample.name.hasSuffix(".hea") && sample.formatID == "wfdb-annotations"
      guard !isPart else { continue }
      let recording = try reader.read(
        path: SampleData.url("formats").appending(path: sample.path).path)
      #expect(recording.provenance.formatID == sample.formatID, "\(sample.path)")
      found.insert(sample.formatID)
    }
    #expect(found == Set(RecordingFormats.all.map(\.id)))
  }

  /// Every 499th byte, and every one of the last four: all of them would take minutes without
  /// optimisation. The examples in the table, which are shorter, are cut at every byte.
  @Test("cut off anywhere, a sample is read or refused with a place in it")
  func truncation() throws {
    for sample in try Self.samples() {
      let count = sample.bytes.count
      let reader = RecordingReader(options: Self.told[sample.formatID] ?? ReadingOptions())
      for end in Array(stride(from: 0, to: max(0, count - 4), by: 499))
        + (max(0, count - 4)...count)
      {
        do throws(IngestError) {
          let recording = try reader.read(
            bytes: Array(sample.bytes[..<end]), file: sample.name, siblings: sample.siblings)
          let lastedS = recording.rr?.durationS ?? recording.ecg?.durationS ?? .nan
          #expect(lastedS.isFinite)
        } catch {
          #expect(!error.message.isEmpty && !error.remedy.isEmpty)
          guard error.location.file == sample.name else { continue }
          #expect((1...end + 1).contains(error.location.column), "\(sample.path) at \(end)")
        }
      }
    }
  }
}
