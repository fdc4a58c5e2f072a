extension SimulatedRR {
  /// The truth as a JSON document: what was asked for, the exact metrics, and every artefact.
  public var truthJSON: String {
    JSONValue.object([
      ("seed", .seed(options.seed)),
      ("durationS", .decimal(options.durationS, 3)),
      ("meanNNMs", .decimal(options.meanNNMs, 3)),
      ("vlf", Self.members(options.vlf)),
      ("lf", Self.members(options.lf)),
      ("hf", Self.members(options.hf)),
      ("noiseSDMs", .decimal(options.noiseSDMs, 3)),
      ("resolution", .string(options.resolution.rawValue)),
      ("cleanIntervals", .integer(truth.cleanIntervalsMs.count)),
      ("rmssdMs", .decimal(truth.rmssdMs, 6)),
      ("sdnnMs", .decimal(truth.sdnnMs, 6)),
      ("artefacts", .array(truth.artefacts.map(Self.members))),
    ]).text
  }

  private static func members(_ modulation: Modulation) -> JSONValue {
    .object([
      ("amplitudeMs", .decimal(modulation.amplitudeMs, 3)),
      ("frequencyHz", .decimal(modulation.frequencyHz, 6)),
      ("phaseTurns", .decimal(modulation.phaseTurns, 6)),
    ])
  }

  private static func members(_ artefact: Artefact) -> JSONValue {
    .object([
      ("kind", .string(artefact.kind.rawValue)),
      ("row", .integer(artefact.row)),
      ("seriesIndex", .integer(artefact.seriesIndex)),
      ("startMs", .decimal(artefact.startMs, 3)),
      ("durationMs", .decimal(artefact.durationMs, 3)),
    ])
  }
}
