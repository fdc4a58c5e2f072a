public import HRVModel

extension ExposureModel {
  /// The pool of absorbed magnesium with a half-life of 7 days.
  public static let absorbedPool = makeAbsorbedPool(halfLifeDays: 7)

  /// The body pool of what ``MagnesiumAbsorption`` says is absorbed: of one ingestion the share
  /// falls with its size, so that 100 mg three times a day fill it about twice as far as 300 mg
  /// at once.
  ///
  /// Doses of one minute are one ingestion. The curve is a reconstruction: a model to see how
  /// much an answer depends on absorption, not one to answer by.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for a half-life outside 0.1 to
  ///   365 days.
  public static func absorbedPool(halfLifeDays: Double) throws(ModelError) -> ExposureModel {
    try checkHalfLife(halfLifeDays)
    return makeAbsorbedPool(halfLifeDays: halfLifeDays)
  }

  private static func makeAbsorbedPool(halfLifeDays: Double) -> ExposureModel {
    ExposureModel(
      id: "absorbed-pool",
      summary: "body pool of absorbed magnesium with a half-life of"
        + " \(NumberText.short(halfLifeDays, decimals: 2)) d (sensitivity only)",
      formula: "(1 - 2^(-1/h)) * sum of absorbed(ingestion) * 2^(-elapsed/h)",
      source: "absorption saturates within an ingestion (\(MagnesiumAbsorption.id))",
      windowDays: poolWindowDays(halfLifeDays), memoryDays: poolMemoryDays(halfLifeDays),
      uptakeMg: { MagnesiumAbsorption.absorbedMg(ofSingleDoseMg: $0) },
      weight: poolWeight(halfLifeDays: halfLifeDays))
  }
}
