internal import HRVModel

/// Intervals and what the stamps say about them, to a series with gaps and remarks.
enum RRAssembly {
  /// Builds the series. Values that no heart produces and time without beats become gaps; the
  /// first few of each are remarked upon. So do the intervals with an index in `unusable`,
  /// which the recorder itself does not trust; those that follow each other become one gap.
  ///
  /// More than a day without beats divides recordings, and is an error unless the file is a log
  /// that runs for as long as the device is worn (`isLog`).
  static func series(
    _ table: IntervalTable, clock: StampClock?, unusable: Set<Int> = [], isLog: Bool = false,
    context: ReadingContext, remarks: inout Remarks
  ) throws(IngestError) -> RRSeries {
    let species = context.options.species
    if species != .human {
      remarks.note(
        "read as the heart of a \(species.rawValue); bands and thresholds stay those of humans")
    }
    if unusable.isEmpty, clock?.isSilent ?? true, let series = whole(table, species) {
      return series
    }
    var builder = RRSeries.Builder(species: species)
    var unusableMs: Double?
    builder.reserveCapacity(table.intervalsMs.count)
    var losses = (clock?.losses ?? [])[...]
    var i = 0
    while i < table.intervalsMs.count {
      if unusable.isEmpty {
        // Nearly all intervals are believable, and nothing happens between them.
        let end = losses.first.map { max(i, $0.before) } ?? table.intervalsMs.count
        i += builder.append(believableFrom: table.intervalsMs[i..<end])
        guard i < table.intervalsMs.count else { break }
      }
      defer { i += 1 }
      let intervalMs = table.intervalsMs[i]
      if let loss = losses.first, loss.before == i {
        losses.removeFirst()
        endUnusable(&unusableMs, &builder)
        try addLoss(loss, isLog, at: table.places[i], to: &builder, context, &remarks)
      }
      let claimedMs = 0...StampClock.longestMs ~= intervalMs ? intervalMs : 0
      let lastedMs = clock?.impossibleMs[i] ?? claimedMs
      if unusable.contains(i) {
        unusableMs = (unusableMs ?? 0) + lastedMs
        continue
      }
      endUnusable(&unusableMs, &builder)
      if species.believableMs.contains(intervalMs) {
        builder.append(intervalMs: intervalMs)
      } else {
        builder.addGap(durationMs: lastedMs, cause: .impossibleInterval(recordedMs: intervalMs))
        remarks.note(oneOf: "intervals that no heart produces", at: table.places[i]) {
          "\(shortened(intervalMs)) ms is no interval of a heart; it became a gap of"
            + " \(shortened(lastedMs / 1000)) s"
        }
      }
    }
    endUnusable(&unusableMs, &builder)
    for back in clock?.setBacks ?? [] {
      remarks.note(oneOf: "times at which the clock goes back", at: table.places[back.before]) {
        "the clock goes back by \(shortened(back.lastedMs / 1000)) s here"
      }
    }
    do throws(ModelError) {
      return try builder.finish()
    } catch {
      throw context.error(
        .expected(
          "RR intervals of \(shortened(species.believableMs.lowerBound)) to"
            + " \(shortened(species.believableMs.upperBound)) ms", found: "none"),
        at: table.places[0],
        remedy: "Check the unit and the column")
    }
  }

  /// The series when every interval is believable, which takes the array of `table` as it is.
  private static func whole(_ table: IntervalTable, _ species: Species) -> RRSeries? {
    do throws(ModelError) {
      return try RRSeries(intervalsMs: table.intervalsMs, species: species)
    } catch {
      return nil
    }
  }

  private static func endUnusable(
    _ lastedMs: inout Double?, _ builder: inout RRSeries.Builder
  ) {
    guard let ms = lastedMs else { return }
    builder.addGap(durationMs: ms, cause: .unusableSignal)
    lastedMs = nil
  }

  private static func addLoss(
    _ loss: StampClock.Loss, _ isLog: Bool, at place: Place, to builder: inout RRSeries.Builder,
    _ context: ReadingContext, _ remarks: inout Remarks
  ) throws(IngestError) {
    guard isLog || loss.lastedMs <= StampClock.longestMs else {
      throw context.error(
        .outOfRange(
          "the time since the row before", value: "\(shortened(loss.lastedMs / 3_600_000)) h",
          allowed: "24 h at most"),
        at: place, remedy: "Divide the file here: it holds more than one recording")
    }
    builder.addGap(durationMs: loss.lastedMs, cause: .dropout)
    remarks.note(oneOf: "stretches without beats", at: place) {
      "beats are missing for \(shortened(loss.lastedMs / 1000)) s before this one: the clock ran"
        + " on"
    }
  }
}
