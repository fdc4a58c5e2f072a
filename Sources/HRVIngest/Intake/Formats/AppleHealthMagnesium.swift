internal import HRVModel

extension IntakeLogFormat {
  /// The magnesium in Apple Health's export.
  static let appleHealth = IntakeLogFormat(
    id: "apple-health",
    summary: "magnesium records of any app, elemental; supplements by the name of the food",
    writers: "Apple Health on iOS, with any app that writes nutrients",
    exampleName: "export.xml",
    example: """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE HealthData [
      <!ELEMENT HealthData (ExportDate,Me,(Record|Correlation)*)>
      ]>
      <HealthData locale="en_US">
       <Record type="HKQuantityTypeIdentifierDietaryMagnesium" sourceName="Diary" unit="mg"\
       startDate="2026-03-02 21:30:00 +0100" endDate="2026-03-02 21:30:00 +0100" value="200">
        <MetadataEntry key="HKFoodType" value="Magnesium Glycinate"/>
       </Record>
       <Record type="HKQuantityTypeIdentifierDietaryMagnesium" sourceName="Diary" unit="mg"\
       startDate="2026-03-03 08:15:00 +0100" endDate="2026-03-03 08:15:00 +0100" value="80.5"/>
      </HealthData>

      """,
    recognizes: { context in
      context.head.lines.first?.hasPrefix("<") == true
        && context.head.lines.contains {
          $0.contains("<!DOCTYPE HealthData") || $0.contains("<HealthData")
        }
    },
    read: AppleHealthMagnesium.read)
}

/// `<Record type="…DietaryMagnesium" unit= value= startDate=>`, perhaps with
/// `<MetadataEntry key="HKFoodType" value=…/>` in it, anywhere in an export of any size, which is
/// scanned once.
///
/// Records within a `<Correlation>` stand in the file a second time by themselves and are passed
/// over. HealthKit counts nutrients: the mass is that of the element. Which of them were
/// supplements, only the name of the food tells, where an app wrote one.
///
/// The layout was taken from public code that reads such exports and not checked on a whole one.
enum AppleHealthMagnesium {
  private struct Sample {
    let mass: Double
    let unit: IntakeEntry.Unit
    let moment: Timestamp
    let place: Place
    var food = ""
  }

  private static let kind = "HKQuantityTypeIdentifierDietaryMagnesium"

  static func read(
    _ bytes: Span<UInt8>, _ context: IntakeContext
  ) throws(IngestError) -> IntakeLog {
    let record: Markup.Name = "Record"
    let recordEnd: Markup.Name = "/Record"
    let correlation: Markup.Name = "Correlation"
    let correlationEnd: Markup.Name = "/Correlation"
    let metadata: Markup.Name = "MetadataEntry"
    let (type, key, value): (Markup.Name, Markup.Name, Markup.Name) = ("type", "key", "value")
    var entries = IntakeEntries(context)
    var open: Sample?
    var isInCorrelation = false
    var count = 0
    var markup = Markup(from: context.head.layout.start)
    while markup.nextTag(in: bytes) {
      if markup.isTag(record, in: bytes) {
        open = nil
        guard !isInCorrelation, let name = markup.attribute(type, in: bytes),
          name.count == kind.utf8.count, TextDecoding.text(bytes, name) == kind
        else { continue }
        let sample = try sample(markup, bytes, context)
        count += 1
        if markup.isEmptyElement(in: bytes) {
          try add(sample, to: &entries, context)
        } else {
          open = sample
        }
      } else if open != nil, markup.isTag(metadata, in: bytes) {
        guard let name = markup.attribute(key, in: bytes),
          TextDecoding.text(bytes, name) == "HKFoodType",
          let food = markup.attribute(value, in: bytes)
        else { continue }
        open?.food = unescaped(TextDecoding.text(bytes, food))
      } else if let sample = open, markup.isTag(recordEnd, in: bytes) {
        open = nil
        try add(sample, to: &entries, context)
      } else if markup.isTag(correlation, in: bytes) {
        isInCorrelation = !markup.isEmptyElement(in: bytes)
      } else if markup.isTag(correlationEnd, in: bytes) {
        isInCorrelation = false
      }
    }
    guard count > 0 else {
      throw context.error(
        .noIntake("health records without any of magnesium"),
        remedy:
          "Export again after the app that counts magnesium was allowed to write it to Health,"
          + " or hand in the export of that app")
    }
    return entries.finished()
  }

  private static func add(
    _ sample: Sample, to entries: inout IntakeEntries, _ context: IntakeContext
  ) throws(IngestError) {
    let schedule = IntakeEntry.Schedule.at(sample.moment)
    if !sample.food.isEmpty, ItemChoice.isMeant(sample.food, context), sample.mass > 0,
      let dose = try? IntakeEntry.Dose(
        amount: sample.mass, unit: sample.unit, basis: .elemental)
    {
      entries.add(
        ItemValue.substance(sample.food, context), .supplement, dose, schedule, at: sample.place)
    } else {
      try entries.addTotal(
        sample.food.isEmpty ? "magnesium" : sample.food, amount: sample.mass, unit: sample.unit,
        schedule, at: sample.place)
    }
  }

  private static func sample(
    _ markup: Markup, _ bytes: Span<UInt8>, _ context: IntakeContext
  ) throws(IngestError) -> Sample {
    func text(_ name: Markup.Name) -> String {
      markup.attribute(name, in: bytes).map { TextDecoding.text(bytes, $0) } ?? ""
    }
    let value = Array(text("value").utf8)
    let unit = text("unit")
    let start = text("startDate")
    guard let mass = DecimalNumber.parse(value.span, value.indices), mass >= 0,
      let known = IntakeAmount.masses[unit.lowercased()], let moment = TimeText.calendar(start)
    else {
      throw context.error(
        .expected(
          "a record with value, unit mg or g, and startDate",
          found: "\(text("value")) \(unit) \(start)"),
        at: markup.place, remedy: "Correct the record, or take it out")
    }
    return Sample(mass: mass, unit: known, moment: moment, place: markup.place)
  }

  private static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var text = text
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&"),
    ] {
      text = text.split(separator: entity, omittingEmptySubsequences: false)
        .joined(separator: character)
    }
    return text
  }
}
