internal import HRVModel

extension RecordingFormat {
  /// The beat lists in Apple Health's export.
  static let appleHealth = RecordingFormat(
    id: "apple-health",
    summary: "the beats behind each HRV value of a watch, to 10 ms; every measurement a run",
    content: .rr,
    writers: "Apple Health on iOS, with Apple Watch (optical)",
    exampleName: "export.xml",
    example: """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE HealthData [
      <!ELEMENT HealthData (ExportDate,Me,(Record)*)>
      ]>
      <HealthData locale="en_US">
       <Record type="HKQuantityTypeIdentifierHeartRateVariabilitySDNN" unit="ms"\
       startDate="2026-03-02 07:15:00 +0100" endDate="2026-03-02 07:16:00 +0100" value="49.4">
        <HeartRateVariabilityMetadataList>
         <InstantaneousBeatsPerMinute bpm="74" time="7:15:01.94 AM"/>
         <InstantaneousBeatsPerMinute bpm="74" time="7:15:02.75 AM"/>
         <InstantaneousBeatsPerMinute bpm="75" time="7:15:03.55 AM"/>
         <InstantaneousBeatsPerMinute bpm="73" time="7:15:04.37 AM"/>
         <InstantaneousBeatsPerMinute bpm="71" time="7:15:05.21 AM"/>
        </HeartRateVariabilityMetadataList>
       </Record>
      </HealthData>

      """,
    recognizes: { head in
      head.lines.first?.hasPrefix("<") == true
        && head.lines.contains {
          $0.contains("<!DOCTYPE HealthData") || $0.contains("<HealthData")
        }
    },
    read: AppleHealth.read)
}

/// `<Record type="…HeartRateVariabilitySDNN" startDate=…>` with beats
/// `<InstantaneousBeatsPerMinute bpm= time=/>` in it, anywhere in an export of any size, which
/// is scanned once.
///
/// Intervals are differences of the clock times, which count 10 ms. The rates are whole bpm and
/// serve to see that beats are missing: where more time passed than the rate tells, by a
/// heartbeat or more, two runs are divided. The clock of the times may stand in another zone
/// than the start of the record: whole quarters of an hour are left out of account.
///
/// The layout was taken from fragments of exports in public code and not checked on a whole one.
enum AppleHealth {
  /// A measurement: the beats of one record.
  private struct Measurement {
    /// When its first beat was, in ms since 1970.
    var firstMs: Int64
    /// The times of its beats since the first, in ms.
    var beatsMs: [Int32]
    /// The interval before each beat by its rate, in ms.
    var ratesMs: [Double]
    var offsetS: Int
    var place: Place
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var measurements = try measurements(bytes, context)
    measurements.removeAll { $0.beatsMs.count < 2 }
    // Stable, and the same for any order of equal starts.
    measurements.sort { ($0.firstMs, $0.place.line) < ($1.firstMs, $1.place.line) }
    guard let first = measurements.first else {
      throw context.error(
        .noBeats("no HRV measurement with its beats"),
        remedy: "Export from the phone that the watch is paired with; take measurements with the"
          + " Mindfulness app; daily values of SDNN can be related to intake with hrv correlate"
          + " --daily FILE")
    }
    var remarks = Remarks()
    var builder = RRSeries.Builder()
    var endMs = first.firstMs
    for measurement in measurements {
      let apartMs = measurement.firstMs - endMs
      guard apartMs >= 0 else {
        remarks.note(oneOf: "measurements that overlap", at: measurement.place) {
          "this measurement began before the one before it ended, and was left out"
        }
        continue
      }
      if builder.elapsedMs > 0 {
        builder.addGap(durationMs: Double(apartMs), cause: .recorderPause)
      }
      append(measurement, to: &builder, &remarks)
      endMs = measurement.firstMs + Int64(measurement.beatsMs.last ?? 0)
    }
    guard let series = finished(builder) else {
      throw context.error(
        .expected("beats that follow each other by 200 to 3000 ms", found: "none"),
        at: first.place, remedy: "Export again")
    }
    remarks.note(
      "\(measurements.count) measurements; the intervals are differences of clock times and count"
        + " 10 ms")
    return context.recording(
      .rr(series), format: RecordingFormat.appleHealth.id,
      startInFile: Timestamp(unixMilliseconds: first.firstMs, utcOffsetS: first.offsetS),
      remarks: remarks)
  }

  private static func append(
    _ measurement: Measurement, to builder: inout RRSeries.Builder, _ remarks: inout Remarks
  ) {
    let beats = measurement.beatsMs
    for i in beats.indices.dropFirst() {
      let intervalMs = Double(beats[i] - beats[i - 1])
      if intervalMs - measurement.ratesMs[i] >= RRSeries.believableMs.lowerBound {
        builder.addGap(durationMs: intervalMs, cause: .dropout)
        remarks.note(oneOf: "stretches without beats", at: measurement.place) {
          "beats are missing for \(shortened(intervalMs / 1000)) s in this measurement"
        }
      } else {
        builder.append(intervalMs: intervalMs)
      }
    }
  }

  private static func finished(_ builder: RRSeries.Builder) -> RRSeries? {
    do throws(ModelError) { return try builder.finish() } catch { return nil }
  }

  private static func measurements(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> [Measurement] {
    let record: Markup.Name = "Record"
    let beat: Markup.Name = "InstantaneousBeatsPerMinute"
    let closing: Markup.Name = "/Record"
    let startDate: Markup.Name = "startDate"
    var found: [Measurement] = []
    var start: (date: Timestamp, place: Place)?
    var clock = BeatClock()
    var markup = Markup(from: context.head.layout.start)
    while markup.nextTag(in: bytes) {
      if markup.isTag(record, in: bytes) {
        start = nil
        guard !markup.isEmptyElement(in: bytes) else { continue }
        start = markup.attribute(startDate, in: bytes)
          .flatMap { TimeText.calendar(bytes, $0) }.map { ($0, markup.place) }
        clock = BeatClock()
      } else if markup.isTag(beat, in: bytes) {
        guard start != nil else { continue }
        guard clock.append(markup, bytes) else {
          throw context.error(
            .expected(
              "a rate and a clock time such as bpm=\"74\" time=\"7:15:01.94 AM\"",
              found: TextDecoding.text(bytes, markup.tag)),
            at: markup.place,
            remedy: "Correct the beat, or take the measurement out: leaving the beat out would"
              + " join two that did not follow each other")
        }
      } else if markup.isTag(closing, in: bytes), let (date, place) = start {
        start = nil
        guard let firstMs = clock.firstMs(after: date) else { continue }
        found.append(
          Measurement(
            firstMs: firstMs, beatsMs: clock.beatsMs, ratesMs: clock.ratesMs,
            offsetS: date.utcOffsetS ?? 0, place: place))
      }
    }
    return found
  }
}
