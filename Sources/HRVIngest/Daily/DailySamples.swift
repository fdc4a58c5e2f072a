internal import HRVModel

/// Gathers the values of a daily summary, and counts what is missing or cannot be.
struct DailySamples {
  private let quantity: DailyQuantity
  private var samples: [DailySeries.Sample] = []
  private var missing: (count: Int, first: Place)?
  private var unbelievable: (count: Int, first: Place, value: Double)?
  /// What else there is to say of the file.
  var remarks = Remarks()

  init(of quantity: DailyQuantity) { self.quantity = quantity }

  /// Adds a value as the file has it; 0 stands for a missing one.
  mutating func add(
    _ value: Double, at moment: DailySeries.Moment, device: String? = nil, place: Place,
    file: String
  ) {
    guard value != 0 else { return addMissing(at: place) }
    guard quantity.metric.believable.contains(value) else {
      unbelievable = (
        (unbelievable?.count ?? 0) + 1, unbelievable?.first ?? place, unbelievable?.value ?? value
      )
      return
    }
    samples.append(
      DailySeries.Sample(
        moment: moment, value: quantity(value), device: device,
        location: place.location(in: file)))
  }

  /// Counts a place where a value should be and none is.
  mutating func addMissing(at place: Place) {
    missing = ((missing?.count ?? 0) + 1, missing?.first ?? place)
  }

  /// The finished series.
  func finished(_ context: DailySummaryContext) throws(IngestError) -> DailySeries {
    let (metric, format) = (quantity.metric, context.format)
    var remarks = remarks
    let allowed =
      "\(shortened(metric.believable.lowerBound)) to \(shortened(metric.believable.upperBound))"
      + (metric.unit.isEmpty ? "" : " \(metric.unit)")
    if let (count, first, value) = unbelievable {
      guard count <= samples.count else {
        throw context.error(
          .wrongUnit(
            "\(count) of \(count + samples.count) values of \(metric.symbol), such as"
              + " \(shortened(value)), lie outside \(allowed)"), at: first,
          remedy: "Check that the column holds \(metric.symbol) in \(metric.unit)")
      }
      remarks.note(
        "\(counted(count, "value")) outside \(allowed), such as \(shortened(value)), left out",
        at: first)
    }
    if let (count, first) = missing {
      remarks.note(
        "\(counted(count, "row")) without a value of \(metric.symbol) (blank, -, None or 0)",
        at: first)
    }
    guard !samples.isEmpty else {
      throw context.error(
        .expected("at least one value of \(metric.symbol)", found: ""),
        at: missing?.first ?? .beginning,
        remedy: "Export a period in which it was measured")
    }
    if samples.allSatisfy({ $0.moment.day(in: context.window) == nil }) {
      remarks.note(
        "no value lies in \(context.window.text), the part of the day that counts; another can be"
          + " asked for")
    }
    do throws(ModelError) {
      return try DailySeries(
        metric: quantity.definition(computedBy: format.computedBy),
        computedBy: format.computedBy, window: context.window, choice: format.choice,
        samples: samples,
        sources: [Provenance(file: context.file, formatID: format.id)],
        remarks: remarks.finished(file: context.file))
    } catch {
      throw context.error(.wrongUnit("\(error)"), remedy: "Export the file again")
    }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
