public import HRVModel

/// A recording of intervals between heartbeats whose truth is known.
///
/// The heart: beat 0 is at time 0, and the interval that *ends* at time *t* lasts
///
///     RR(t) = mean + Σ Aₖ · sin(2π(fₖ·t + φₖ)) + noise,   k over VLF, LF, HF
///
/// with white Gaussian noise per beat. Each interval is thus an exact sample of the modulation
/// at its own end, where heart-rate analysis places it; *t* is on both sides and found by
/// iteration, which converges because the modulation changes by less than half a millisecond a
/// millisecond. Beats are made while they end within the duration.
///
/// The recorder: beat instants are rounded to its clock and subtracted (so that the error of
/// the total never exceeds a tick), then the artefacts asked for are laid over, at seeded
/// places that do not touch.
///
/// The same options give the same bits on every machine.
public struct SimulatedRR: Sendable {
  /// What was asked for.
  public let options: Options
  /// What the recorder wrote, in order.
  public let rows: [RecordedInterval]
  /// The same as the model sees it: gaps where the recorder lost contact or wrote a value that
  /// no heart produces.
  public let series: RRSeries
  /// What really happened.
  public let truth: Truth

  /// An interval as a recorder writes it.
  public struct RecordedInterval: Hashable, Sendable {
    /// The value written, in ms: at the recorder's resolution, or an impossible one.
    public let valueMs: Double
    /// When the beat that ends it was, in ms since time 0 of the recording.
    public let endMs: Double
    /// How long the recorder had lost contact before it, in ms; 0 when it had not.
    public let gapBeforeMs: Double
  }

  /// Simulates a recording.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for an option outside its
  ///   range, or for more artefacts than the recording has room for.
  /// - Complexity: O(*n*) in the number of beats.
  public init(_ options: Options) throws(ModelError) {
    try options.validate()
    let exactMs = Self.heartbeats(options)
    let cleanMs = options.resolution.recorded(exactMs)
    let layer = try ArtefactLayer(over: cleanMs, options)

    var builder = RRSeries.Builder()
    builder.reserveCapacity(layer.rows.count)
    for row in layer.rows {
      if row.gapBeforeMs > 0 { builder.addGap(durationMs: row.gapBeforeMs, cause: .dropout) }
      builder.append(intervalMs: row.valueMs)
    }
    self.options = options
    rows = layer.rows
    series = try builder.finish()
    truth = Truth(exactIntervalsMs: exactMs, cleanIntervalsMs: cleanMs, layer: layer)
  }

  /// The intervals of the heart itself, in ms.
  private static func heartbeats(_ options: Options) -> [Double] {
    let modulations = options.modulations.filter { $0.amplitudeMs > 0 }
    let endMs = options.durationS * 1000
    var noise = RandomStream(seed: options.seed, .beatNoise)
    var intervalsMs: [Double] = []
    intervalsMs.reserveCapacity(Int(endMs / options.meanNNMs) + 1)
    var clockMs = 0.0
    while true {
      let aroundMs = options.meanNNMs + options.noiseSDMs * noise.normal()
      var intervalMs = aroundMs
      // A contraction by at least ½ a step: 64 steps reach any precision there is.
      for _ in 0..<64 {
        let atS = (clockMs + intervalMs) / 1000
        let nextMs = modulations.reduce(aroundMs) { $0 + $1.valueMs(atS: atS) }
        let changeMs = abs(nextMs - intervalMs)
        intervalMs = nextMs
        if changeMs < 1e-9 { break }
      }
      guard clockMs + intervalMs <= endMs else { return intervalsMs }
      intervalsMs.append(intervalMs)
      clockMs += intervalMs
    }
  }
}
