internal import HRVModel

extension DailySummaryFormat {
  /// The SDNN of an Apple Watch.
  static let appleHealthSDNN = DailySummaryFormat(
    id: "apple-health-sdnn",
    summary: "SDNN of about a minute, several times a day; the median of a night counts",
    writers: "Apple Health on iOS, with Apple Watch (optical)",
    computedBy: "Apple Health", window: .night, choice: .median, isTimed: true,
    exampleName: "export.xml",
    example: """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE HealthData [
      <!ELEMENT HealthData (ExportDate,Me,(Record)*)>
      ]>
      <HealthData locale="en_US">
       <Record type="HKQuantityTypeIdentifierHeartRateVariabilitySDNN" sourceName="Watch"\
       device="&lt;&lt;HKDevice: 0x28347bac0&gt;, name:Apple Watch, manufacturer:Apple Inc.,\
       model:Watch, hardware:Watch6,15, software:9.0.2&gt;" unit="ms"\
       startDate="2026-03-01 23:15:00 +0100" endDate="2026-03-01 23:16:00 +0100" value="49.4"/>
       <Record type="HKQuantityTypeIdentifierHeartRateVariabilitySDNN" sourceName="Watch"\
       unit="ms" startDate="2026-03-02 05:02:11 +0100" endDate="2026-03-02 05:03:11 +0100"\
       value="61.25"/>
      </HealthData>

      """,
    metrics: [
      .sdnn(
        meaning: "of about a minute each; not RMSSD, and not comparable with SDNN of 5 minutes")
    ],
    insteadOfBeats: nil,
    recognizes: RecordingFormat.appleHealth.recognizes,
    read: AppleHealthSDNN.read)
}

/// `<Record type="…HeartRateVariabilitySDNN" startDate= value= unit= sourceName= device=/>`,
/// anywhere in an export of any size, which is passed over once.
///
/// A measurement counts at its start, on the clock that stood at the wrist. Apps write SDNN of
/// their own making beside the watch's: only the source with the most values counts.
enum AppleHealthSDNN {
  private static let record: Markup.Name = "Record"
  private static let type: Markup.Name = "type"
  private static let value: Markup.Name = "value"
  private static let unit: Markup.Name = "unit"
  private static let startDate: Markup.Name = "startDate"
  private static let sourceName: Markup.Name = "sourceName"
  private static let device: Markup.Name = "device"
  private static let sdnn = Array("HKQuantityTypeIdentifierHeartRateVariabilitySDNN".utf8)

  /// A measurement as the export has it.
  private struct Measurement {
    let sdnnMs: Double
    let start: Timestamp
    let source: String
    let device: String?
    let place: Place
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: DailySummaryContext
  ) throws(IngestError) -> DailySeries {
    let quantity = try context.quantity(among: context.format.metrics)
    var measurements: [Measurement] = []
    var markup = Markup(from: context.head.layout.start)
    while markup.nextTag(in: bytes) {
      guard markup.isTag(record, in: bytes), isSDNN(markup, bytes) else { continue }
      measurements.append(try measurement(markup, bytes, context))
    }
    var counts: [String: Int] = [:]
    for measurement in measurements { counts[measurement.source, default: 0] += 1 }
    let ranking = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    var samples = DailySamples(of: quantity)
    if ranking.count > 1 {
      let others = ranking.dropFirst().map { "\"\(TextDecoding.shown($0.key))\" \($0.value)" }
      samples.remarks.note(
        "several sources wrote SDNN; only the \(ranking[0].value) values of"
          + " \"\(TextDecoding.shown(ranking[0].key))\" count, not those of"
          + " \(others.joined(separator: ", "))")
    }
    for measurement in measurements where measurement.source == ranking.first?.key {
      samples.add(
        measurement.sdnnMs,
        at: .at(context.options.zone?.resolve(measurement.start) ?? measurement.start),
        device: measurement.device,
        place: measurement.place, file: context.file)
    }
    return try samples.finished(context)
  }

  private static func measurement(
    _ markup: Markup, _ bytes: Span<UInt8>, _ context: DailySummaryContext
  ) throws(IngestError) -> Measurement {
    func text(_ name: Markup.Name) -> String {
      markup.attribute(name, in: bytes).map { TextDecoding.text(bytes, $0) } ?? ""
    }
    func fault(_ what: String, _ found: String) -> IngestError {
      context.error(
        .expected(what, found: found), at: markup.place,
        remedy: "Export again, or take the record out")
    }
    guard text(unit) == "ms" else { throw fault("SDNN in ms", text(unit)) }
    guard let range = markup.attribute(value, in: bytes),
      let sdnnMs = DecimalNumber.parse(bytes, range)
    else { throw fault("a number as the value of SDNN", text(value)) }
    guard let start = TimeText.calendar(text(startDate)) else {
      throw fault("a start such as 2026-03-02 07:15:00 +0100", text(startDate))
    }
    return Measurement(
      sdnnMs: sdnnMs, start: start, source: text(sourceName), device: watch(text(device)),
      place: markup.place)
  }

  private static func isSDNN(_ markup: Markup, _ bytes: Span<UInt8>) -> Bool {
    guard let range = markup.attribute(type, in: bytes), range.count == sdnn.count else {
      return false
    }
    return sdnn.indices.allSatisfy { bytes[range.lowerBound + $0] == sdnn[$0] }
  }

  /// `Apple Watch Watch6,15` from the description of a device, whose parts are divided by a
  /// comma and a blank.
  private static func watch(_ description: String) -> String? {
    var fields: [Substring: Substring] = [:]
    for part in description.split(separator: ", ") {
      let halves = part.split(separator: ":", maxSplits: 1)
      if halves.count == 2 { fields[halves[0]] = halves[1] }
    }
    let words = [fields["name"], fields["hardware"]].compactMap { $0 }
    return words.isEmpty ? nil : TextDecoding.shown(words.joined(separator: " "), limit: 80)
  }
}
