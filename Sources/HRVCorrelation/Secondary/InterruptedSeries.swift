internal import HRVModel

/// What a single start or end of magnesium changed: the level, and the slope from then on.
///
/// `y = β₀ + β₁·(t − t̄) + β₂·(t − s)·D + β₃·D + e`, `D` = 1 from the day `s` of the switch on,
/// `e` as ``DayNoise``. The change of the level is told for the day `s + 28`, which is
/// `β₃ + 28·β₂`, that of the slope for 28 days.
///
/// - Source: A. K. Wagner et al. (2002), J. Clin. Pharm. Ther. 27, 299.
enum InterruptedSeries {
  static let row = SecondaryRow(
    id: "interrupted-series", title: "Level and slope after the switch", standing: .exploratory,
    source: "Wagner et al. 2002, doi:10.1046/j.1365-2710.2002.00430.x", contents: contents)

  /// The day after the switch for which the change of the level is told.
  static let daysAfter = 28
  static let fewestDaysPerSide = 14

  static func contents(
    _ evidence: SecondaryEvidence
  ) throws(EstimationError) -> SecondaryRow.Contents {
    let study = evidence.study
    guard study.switchDays.count == 1, let first = study.switchDays.first else {
      return .omitted(
        "magnesium began or ended \(NumberText.count(study.switchDays.count, "time")); once is"
          + " needed")
    }
    let (days, start) = (study.dayNumbers, first.daysSince1970)
    let before = days.count { $0 < start }
    guard before >= fewestDaysPerSide, days.count - before >= fewestDaysPerSide,
      (days.last ?? start) >= start + daysAfter
    else {
      return .omitted(
        "\(fewestDaysPerSide) usable days on each side of the switch are needed, up to"
          + " \(daysAfter) days after it")
    }
    let tests = try ColumnTests(
      days: days, columns: columns(days: days, start: start), outcome: study.outcomes,
      asked: [2, 3], count: evidence.seriesCount, seed: study.options.seed)
    let (slope, level) = (tests.lines[0], tests.lines[1])
    let began = study.pairs.last?.state == .off ? "end" : "start"
    return .figures(
      [
        evidence.effect(
          id: "level", label: "Change of the level \(daysAfter) days after the \(began)",
          level.effect, reach: level.reach, pValue: level.pValue),
        evidence.effect(
          id: "slope", label: "Change of the slope, in \(daysAfter) days",
          slope.effect * Double(daysAfter), reach: slope.reach * Double(daysAfter),
          pValue: slope.pValue),
      ].compactMap { $0 },
      remarks: [
        "Against the straight line of the days before the \(began), carried on. Anything else"
          + " that changed then is part of it."
      ])
  }

  /// 1, trend, slope after the switch and step; the slope is 0 on the day for which the level is
  /// told.
  static func columns(days: [Int], start: Int) -> [[Double]] {
    [
      days.map { _ in 1 }, days.map(Double.init).centred,
      days.map { $0 < start ? 0 : Double($0 - start - daysAfter) },
      days.map { $0 < start ? 0 : 1 },
    ]
  }
}
