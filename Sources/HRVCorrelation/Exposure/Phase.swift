public import HRVModel

extension ExposureModel {
  /// On or off magnesium, without the first 14 days of either.
  public static let phase = makePhase(washInDays: 14, washOutDays: 14)

  /// 1 while magnesium is being taken, 0 while it is not; the first days of each state belong to
  /// neither and are set aside.
  ///
  /// Forgotten doses of a day or two do not end a period. A period without magnesium needs no
  /// wash-out when nothing was taken before it; after unknown days it does.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for days outside 0 to 365.
  public static func phase(
    washInDays: Int, washOutDays: Int
  ) throws(ModelError) -> ExposureModel {
    for (quantity, days) in [("wash-in in days", washInDays), ("wash-out in days", washOutDays)]
    where !(0...365).contains(days) {
      throw .outOfRange(quantity: quantity, value: Double(days), allowed: "0 to 365")
    }
    return makePhase(washInDays: washInDays, washOutDays: washOutDays)
  }

  private static func makePhase(washInDays: Int, washOutDays: Int) -> ExposureModel {
    ExposureModel(
      id: "phase",
      summary: "on or off magnesium, without the first \(NumberText.count(washInDays, "day")) on"
        + " and the first \(NumberText.count(washOutDays, "day")) off",
      formula: "1 on, 0 off; none during wash-in and wash-out",
      source: "a step without assumption on kinetics, for an effect that comes and goes within"
        + " the wash-in",
      windowDays: 1, memoryDays: max(2, washOutDays + DayStates.longestPauseDays + 1),
      kind: .phase(washInDays: washInDays, washOutDays: washOutDays))
  }
}
