import HRVModel
import Testing

@testable import HRVIngest

/// What every row of the table of daily summaries promises.
@Suite("Table of daily summaries")
struct DailyFormatTableTests {
  private static let all = DailySummaryFormats.all

  @Test("ids are unique, in kebab case, and every row describes itself")
  func rows() {
    #expect(Set(Self.all.map(\.id)).count == Self.all.count)
    #expect(Set(Self.all.map(\.id)).isDisjoint(with: RecordingFormats.all.map(\.id)))
    for format in Self.all {
      #expect(format.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
      #expect(!format.summary.isEmpty && !format.writers.isEmpty && !format.computedBy.isEmpty)
      #expect(format.example.utf8.last == Byte.lineFeed)
      #expect(Set(format.metricIDs).count == format.metricIDs.count && !format.metricIDs.isEmpty)
      for metric in format.metrics {
        #expect(metric.believable.lowerBound > 0 && !metric.symbol.isEmpty)
        #expect(!metric.id.rawValue.hasPrefix("ln_"))
      }
    }
  }

  @Test("an example is recognized by its own row alone, and by no recording unless it is one")
  func recognition() {
    for format in Self.all {
      let head = FileHead(Array(format.example.utf8).span, file: format.exampleName)
      #expect(Self.all.filter { $0.recognizes(head) }.map(\.id) == [format.id])
      let isBeatless = BeatlessExport.all.contains { $0.recognizes(head) }
      #expect(isBeatless != format.mayHoldBeats, "\(format.id)")
    }
    for recording in RecordingFormats.all {
      let head = FileHead(recording.example.bytes.span, file: recording.exampleName)
      let daily = Self.all.filter { $0.recognizes(head) }
      #expect(daily.allSatisfy { $0.mayHoldBeats }, "\(recording.id)")
    }
  }

  @Test("as a recording it is refused, and the way to use it is said")
  func refusedAsRecording() throws {
    for format in Self.all where !format.mayHoldBeats {
      let error = try #require(readingError(format.example, name: format.exampleName))
      guard case .noBeats(let what) = error.reason else {
        Issue.record("\(error)")
        continue
      }
      #expect(what.contains(format.computedBy))
      #expect(error.remedy.contains("hrv correlate --daily FILE"))
    }
  }

  @Test("an example gives every metric of its row, by that name and in its unit")
  func metrics() throws {
    for format in Self.all {
      for quantity in format.metrics.flatMap(\.quantities) {
        let options = DailySummaryOptions(metric: quantity.id)
        let series = try readDaily(format.example, name: format.exampleName, options)
        #expect(series.metric.id == quantity.id && series.computedBy == format.computedBy)
        #expect(series.metric.source == format.computedBy)
        #expect(series.sources == [Provenance(file: format.exampleName, formatID: format.id)])
        #expect(series.window == format.window && series.choice == format.choice)
        #expect(!series.points.isEmpty)
        // The units are those of the file; logarithms say so.
        #expect(series.metric.unit == (quantity.isLogarithm ? "ln ms" : quantity.metric.unit))
      }
      let usual = try readDaily(format.example, name: format.exampleName)
      #expect(usual.metric.id == (format.id == "apple-health-sdnn" ? "ln_sdnn" : "ln_rmssd"))
    }
  }

  @Test("a metric that is not there is refused with those that are; SDNN is no RMSSD")
  func missingMetric() throws {
    for format in Self.all {
      let error = try #require(
        dailyError(format.example, name: format.exampleName, .init(metric: "lf_hf_ratio")))
      #expect(
        error.reason
          == .noSuchMetric("lf_hf_ratio", offered: format.metricIDs.map(\.rawValue)))
    }
    for asked in ["rmssd", "ln_rmssd"] {
      let apple = DailySummaryFormat.appleHealthSDNN
      let error = try #require(
        dailyError(apple.example, name: "export.xml", .init(metric: MetricID(rawValue: asked))))
      #expect(error.reason == .noSuchMetric(asked, offered: ["sdnn", "ln_sdnn"]))
      #expect(error.remedy.hasPrefix("SDNN is another quantity"))
    }
  }

  @Test("another part of the day can be asked for where values have a time, and only there")
  func windows() throws {
    for format in Self.all {
      for window in DailySeries.Window.allCases {
        let options = DailySummaryOptions(window: window)
        if format.isTimed || window == format.window {
          let series = try readDaily(format.example, name: format.exampleName, options)
          #expect(series.window == window)
        } else {
          #expect(dailyError(format.example, name: format.exampleName, options) != nil)
        }
      }
    }
  }

  @Test("a format that was named is used, whatever the file looks like, and must exist")
  func named() {
    let error = dailyError("x\n", .init(formatID: "oura"))
    #expect(error?.reason == .noSuchFormat("oura", known: Self.all.map(\.id)))
    for format in Self.all {
      for other in Self.all { expectOutcome(Array(other.example.utf8), format) }
      for other in RecordingFormats.all { expectOutcome(other.example.bytes, format) }
    }
  }

  @Test("cut off at any byte, a file is read or refused with a place in it")
  func truncation() {
    for format in Self.all {
      let bytes = Array(format.example.utf8)
      for end in 0...bytes.count { expectOutcome(Array(bytes[..<end]), format) }
    }
  }

  @Test("with bytes changed at random, a file is read or refused with a place in it")
  func changedBytes() {
    var generator = SplitMix64(seed: 11)
    let telling = Array("0129.,;-+eE \t\n\r\"#:TZ<>/".utf8) + [0, 0xFF, 0xB5]
    for format in Self.all {
      for _ in 0..<250 {
        var bytes = Array(format.example.utf8)
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

  /// Reads `bytes` as recognized and as `format`: a valid series or an error to act on.
  private func expectOutcome(_ bytes: [UInt8], _ format: DailySummaryFormat) {
    for options in [DailySummaryOptions(), DailySummaryOptions(formatID: format.id)] {
      do throws(IngestError) {
        let series = try DailySummaryReader(options: options).read(bytes: bytes, file: "f")
        #expect(!series.samples.isEmpty && series.samples.allSatisfy { $0.value.isFinite })
      } catch {
        #expect(!error.message.isEmpty && !error.remedy.isEmpty)
        #expect(error.location.file == "f")
        let lines = bytes.count { $0 == Byte.lineFeed || $0 == Byte.carriageReturn } + 1
        #expect((1...lines).contains(error.location.line))
        #expect((1...bytes.count + 1).contains(error.location.column))
      }
    }
  }
}

/// A text as a daily summary of this name, read.
func readDaily(
  _ text: String, name: String = "daily.csv",
  _ options: DailySummaryOptions = DailySummaryOptions()
) throws(IngestError) -> DailySeries {
  try DailySummaryReader(options: options).read(bytes: Array(text.utf8), file: name)
}

/// The error that reading gives; nil when it gives none.
func dailyError(
  _ text: String, name: String = "daily.csv",
  _ options: DailySummaryOptions = DailySummaryOptions()
) -> IngestError? {
  do throws(IngestError) {
    _ = try readDaily(text, name: name, options)
    return nil
  } catch {
    return error
  }
}
