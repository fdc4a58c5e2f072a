import HRVModel
import Testing

@testable import HRVIngest

/// What every row of the table of intake logs promises; a new row is held to it without new tests.
@Suite("Table of intake logs")
struct IntakeFormatTableTests {
  private func context(
    _ bytes: [UInt8], _ format: IntakeLogFormat, _ options: IntakeReadingOptions
  ) -> IntakeContext {
    IntakeContext(
      file: format.exampleName, options: options,
      head: FileHead(bytes.span, file: format.exampleName))
  }

  @Test("ids are unique, in kebab case, and every row describes itself")
  func rows() {
    let ids = IntakeLogFormats.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for format in IntakeLogFormats.all {
      #expect(format.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
      #expect(!format.summary.isEmpty && !format.writers.isEmpty)
      #expect(format.example.bytes.last == Byte.lineFeed)
    }
  }

  @Test("an example is recognized by its own row, and by others only behind it and if general")
  func recognition() {
    let formats = IntakeLogFormats.all
    for (i, format) in formats.enumerated() {
      for options in [IntakeReadingOptions(), format.exampleOptions] {
        let context = context(format.example.bytes, format, options)
        let matches = formats.indices.filter { formats[$0].recognizes(context) }
        #expect(matches.first == i, "\(format.id)")
        // A diary of foods and one of its writers share their columns.
        #expect(
          matches.dropFirst().allSatisfy {
            formats[$0].isGeneral || formats[$0].id == "food-diary"
          },
          "\(format.id)")
        #expect(!MagnesiumlessExport.all.contains { $0.recognizes(context.head) }, "\(format.id)")
      }
    }
    let generality = formats.map(\.isGeneral)
    #expect(generality == generality.sorted { !$0 && $1 })
  }

  @Test("an example is read by its own row and holds magnesium")
  func examples() throws {
    for format in IntakeLogFormats.all {
      let log = try IntakeLogReader(options: format.exampleOptions).read(
        bytes: format.example.bytes, file: "folder/" + format.exampleName,
        siblings: format.example.siblings)
      #expect(log.file == "folder/" + format.exampleName)
      #expect(log.entries.contains { ($0.dose?.amount ?? 0) > 0 }, "\(format.id)")
      let lines = format.example.bytes.count { $0 == Byte.lineFeed }
      #expect(log.entries.allSatisfy { (1...lines).contains($0.location.line) })
    }
  }

  @Test("a format that was named is used, whatever the file looks like, and must exist")
  func named() {
    let error = intakeError("a\n", IntakeReadingOptions(formatID: "cronometer"))
    #expect(
      error?.reason == .noSuchFormat("cronometer", known: IntakeLogFormats.all.map(\.id)))
    for format in IntakeLogFormats.all {
      // Forced upon a file of another kind, no format may trap.
      for other in IntakeLogFormats.all { expectOutcome(other.example.bytes, format) }
      for other in RecordingFormats.all { expectOutcome(other.example.bytes, format) }
    }
  }

  @Test("cut off at any byte, a log is read or refused with a place in it")
  func truncation() {
    for format in IntakeLogFormats.all {
      for end in 0...format.example.bytes.count {
        expectOutcome(Array(format.example.bytes[..<end]), format)
      }
    }
  }

  @Test("with bytes changed at random, a log is read or refused with a place in it")
  func changedBytes() {
    var generator = SplitMix64(seed: 11)
    let telling = Array("0129.,;-+eE \t\n\r\"#:TZ|<>/{}[]".utf8) + [0, 0xFF, 0xB5]
    for format in IntakeLogFormats.all {
      for _ in 0..<60 {
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

  @Test("every recording is refused as a log, and said to be one, or asked to name its column")
  func recordings() {
    for format in RecordingFormats.all where !format.isAskedFor {
      let reader = IntakeLogReader()
      do throws(IngestError) {
        _ = try reader.read(bytes: format.example.bytes, file: format.exampleName)
        Issue.record("\(format.id) was read as a log")
      } catch {
        let word = format.isBinary ? "recording" : "--recordings"
        let isApple = format.id == "apple-health" && error.message.contains("magnesium")
        #expect(isApple || error.description.contains(word), "\(format.id): \(error)")
      }
    }
  }

  /// Reads `bytes` as recognized and as `format`: either way a log or an error that a person can
  /// act on.
  private func expectOutcome(_ bytes: [UInt8], _ format: IntakeLogFormat) {
    var named = format.exampleOptions
    named.formatID = format.id
    for options in Set([IntakeReadingOptions(), format.exampleOptions, named]) {
      do throws(IngestError) {
        let log = try IntakeLogReader(options: options).read(
          bytes: bytes, file: format.exampleName, siblings: format.example.siblings)
        #expect(log.entries.allSatisfy { $0.dose?.amount.isFinite ?? true })
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
