import HRVModel
import Testing

@testable import HRVIngest

/// What every row of the table of formats promises; a new row is held to it without new tests.
@Suite("Table of formats")
struct FormatTableTests {
  @Test("ids are unique, in kebab case, and every row describes itself")
  func rows() {
    let ids = RecordingFormats.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for format in RecordingFormats.all {
      #expect(format.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
      #expect(!format.summary.isEmpty && !format.writers.isEmpty)
      #expect(format.isBinary || format.example.bytes.last == Byte.lineFeed)
    }
  }

  @Test("an example is recognized by its own row, and by others only behind it and if general")
  func recognition() {
    for (i, format) in RecordingFormats.all.enumerated() {
      let bytes = format.example.bytes
      let head = FileHead(bytes.span, file: format.exampleName)
      let matches = RecordingFormats.all.indices.filter {
        RecordingFormats.all[$0].recognizes(head)
      }
      // What only a person can tell is behind all others, and recognizes nothing by itself.
      #expect(format.isAskedFor ? matches.first != i : matches.first == i, "\(format.id)")
      #expect(matches.dropFirst().allSatisfy { RecordingFormats.all[$0].isGeneral }, "\(format.id)")
      #expect(!BeatlessExport.all.contains { $0.recognizes(head) }, "\(format.id)")
    }
    let generality = RecordingFormats.all.map(\.isGeneral)
    #expect(generality == generality.sorted { !$0 && $1 })
  }

  @Test("an example is read by its own row and holds what the row says")
  func examples() throws {
    for format in RecordingFormats.all {
      let recording = try RecordingReader(options: format.exampleOptions).read(
        bytes: format.example.bytes, file: "folder/" + format.exampleName,
        siblings: format.example.siblings)
      #expect(recording.provenance.formatID == format.id)
      #expect(recording.provenance.file == "folder/" + format.exampleName)
      switch format.content {
      case .rr: #expect(recording.rr.map { $0.intervalsMs.count >= 4 } == true)
      case .ecg: #expect(recording.ecg.map { $0.samplesMv.count >= 4 } == true)
      }
    }
  }

  @Test("a format that was named is used, whatever the file looks like, and must exist")
  func named() throws {
    let text = "values\n812\n805\n823\n"
    #expect(readingError(text) != nil)
    let recording = try read(text, options: ReadingOptions(formatID: "plain-rr"))
    #expect(recording.rr?.intervalsMs == [812, 805, 823])
    let error = readingError(text, options: ReadingOptions(formatID: "plain"))
    #expect(error?.reason == .noSuchFormat("plain", known: RecordingFormats.all.map(\.id)))
    for format in RecordingFormats.all {
      // Forced upon a file of another kind, no format may trap.
      for other in RecordingFormats.all {
        expectOutcome(other.example.bytes, format)
      }
    }
  }

  @Test("cut off at any byte, a file is read or refused with a place in it")
  func truncation() {
    for format in RecordingFormats.all {
      let bytes = format.example.bytes
      for end in 0...bytes.count {
        expectOutcome(Array(bytes[..<end]), format)
      }
    }
  }

  @Test("with bytes changed at random, a file is read or refused with a place in it")
  func changedBytes() {
    var generator = SplitMix64(seed: 7)
    let telling = Array("0129.,;-+eE \t\n\r\"#:TZ".utf8) + [0, 0xFF, 0xB5]
    for format in RecordingFormats.all {
      for _ in 0..<150 {
        var bytes = format.example.bytes
        for _ in 0...Int(generator.next() % 4) {
          let at = Int.random(in: bytes.indices, using: &generator)
          switch generator.next() % 4 {
          case 0: bytes[at] = UInt8(truncatingIfNeeded: generator.next())
          case 1: bytes.insert(telling.randomElement(using: &generator) ?? 0, at: at)
          case 2 where bytes.count > 1: bytes.remove(at: at)
          default: bytes[at] = telling.randomElement(using: &generator) ?? 0
          }
        }
        expectOutcome(bytes, format)
      }
    }
  }

  /// Reads `bytes` as recognized and as `format`: either way a valid recording or an error that
  /// a person can act on.
  private func expectOutcome(_ bytes: [UInt8], _ format: RecordingFormat) {
    var named = format.exampleOptions
    named.formatID = format.id
    for options in [ReadingOptions(), format.exampleOptions, named] {
      do throws(IngestError) {
        let recording = try RecordingReader(options: options).read(
          bytes: bytes, file: format.exampleName, siblings: format.example.siblings)
        #expect(recording.rr?.durationS.isFinite ?? true)
        #expect(recording.ecg?.durationS.isFinite ?? true)
      } catch {
        #expect(!error.message.isEmpty && !error.remedy.isEmpty)
        guard error.location.file == format.exampleName else { continue }
        let lines = bytes.count { $0 == Byte.lineFeed || $0 == Byte.carriageReturn } + 1
        #expect((1...lines).contains(error.location.line))
        #expect((1...bytes.count + 1).contains(error.location.column))
      }
    }
  }
}
