extension SimulatedECG {
  /// The truth as a JSON document: how it was recorded, and when the R waves were.
  public var truthJSON: String {
    JSONValue.object([
      ("seed", .seed(options.seed)),
      ("samplingRateHz", .decimal(options.samplingRateHz, 6)),
      ("amplitudeMv", .decimal(options.amplitudeMv, 6)),
      ("inverted", .bool(options.isInverted)),
      ("noiseSDMv", .decimal(truth.noiseSDMv, 6)),
      ("ectopicBeats", .array(truth.ectopicBeats.map { .integer($0) })),
      ("rTimesS", .array(truth.rTimesS.map { .decimal($0, 6) })),
    ]).text
  }
}
