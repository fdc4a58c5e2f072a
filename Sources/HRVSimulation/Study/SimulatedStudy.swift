public import HRVModel

/// A person's recordings, one a morning, and intake log, with a known effect of magnesium.
///
/// On the morning *s* of day *d* the true lnRMSSD is
///
///     baseline + trend · (d − middle) + effect · P(s) / dose + noise(d)  (+ strap shift)
///
/// where P is a body pool of one half-life, `(1 − 2^(−1/h)) · Σ doseᵢ · 2^(−(s − tᵢ)/h)` over the
/// doses before *s*, empty when the study begins, and the noise is a stationary AR(1) state plus
/// white noise.
///
/// The recording is a ``SimulatedRR`` with one pattern of modulations and noise, scaled so
/// that the expected mean square of successive differences is that of the true value. What
/// came out differs by chance; ``Day`` tells both.
///
/// The same options give the same bits on every machine.
public struct SimulatedStudy: Sendable {
  /// What was asked for.
  public let options: Options
  /// The recordings, in order of time.
  public let recordings: [Recording]
  /// The truth, day by day, missed days included.
  public let days: [Day]

  /// A recording of the study.
  public struct Recording: Sendable {
    /// When and with which strap it was made.
    public let session: ExportSession
    /// The intervals.
    public let rr: SimulatedRR
  }

  /// What was true on a day.
  public struct Day: Hashable, Sendable {
    /// The day.
    public let day: CivilDay
    /// Whether magnesium was taken on it, before or after the recording.
    public let isOn: Bool
    /// The body pool at the time of the recording, in mg/d.
    public let poolMgPerDay: Double
    /// The true lnRMSSD, without the shift of a changed strap.
    public let trueLnRMSSD: Double
    /// What the strap made of it in expectation.
    public let targetLnRMSSD: Double
    /// The lnRMSSD of the recording, without its artefacts; nil on a missed day.
    public let realisedLnRMSSD: Double?
  }

  /// Simulates a study.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` for an option outside its
  ///   range, or when a day's lnRMSSD is more than a heart at that rate can show.
  /// - Complexity: O(*n*) in the number of beats of all recordings.
  public init(_ options: Options) throws(ModelError) {
    try options.validate()
    self.options = options
    let plan = options.schedule.days
    let firstOn = plan.firstIndex(of: true)
    let noiseLn = Self.noiseLn(count: plan.count, options)
    var missing = RandomStream(seed: options.seed, .missingDays)
    var pool = BodyPool(halfLifeDays: options.effect.halfLifeDays)
    var recordings: [Recording] = []
    var days: [Day] = []

    for (index, isOn) in plan.enumerated() {
      let startS = options.startOfRecordingS(onDay: index)
      let startDays = Double(index) + Double(startS) / 86_400
      let doseDays = Double(index) + Double(options.dose.minuteOfDay) / 1440
      if isOn, doseDays < startDays { pool.take(options.doseMg, atDays: doseDays) }
      let poolMgPerDay = pool.levelMgPerDay(atDays: startDays)
      if isOn, doseDays >= startDays { pool.take(options.doseMg, atDays: doseDays) }

      let hasNewStrap = options.strapChange != nil && index >= firstOn ?? plan.count
      let middle = Double(plan.count - 1) / 2
      let trueLn =
        options.person.baselineLnRMSSD + options.person.trendLnPerDay * (Double(index) - middle)
        + options.effect.steadyStateLn * poolMgPerDay / options.doseMg + noiseLn[index]
      let targetLn = trueLn + (hasNewStrap ? options.strapChange?.shiftLn ?? 0 : 0)
      var realisedLn: Double?
      if missing.uniform() >= options.sessions.missingProbability {
        let strap = hasNewStrap ? options.strapChange?.strap : nil
        let recording = try Recording(
          session: options.session(onDay: index, startS: startS, strap: strap),
          rr: options.recording(onDay: index, targetLn: targetLn))
        realisedLn = PortableMath.logarithm(recording.rr.truth.rmssdMs)
        recordings.append(recording)
      }
      days.append(
        Day(
          day: options.firstDay.advanced(by: index), isOn: isOn, poolMgPerDay: poolMgPerDay,
          trueLnRMSSD: trueLn, targetLnRMSSD: targetLn, realisedLnRMSSD: realisedLn))
    }
    self.recordings = recordings
    self.days = days
  }

  /// The day-to-day noise, in ln units: √share · AR(1) + √(1 − share) · white, times the SD.
  private static func noiseLn(count: Int, _ options: Options) -> [Double] {
    let person = options.person
    var slow = RandomStream(seed: options.seed, .slowState)
    var white = RandomStream(seed: options.seed, .dayNoise)
    let carried = person.slowCorrelation
    let fresh = (1 - carried * carried).squareRoot()
    var state = slow.normal()
    return (0..<count).map { index in
      if index > 0 { state = carried * state + fresh * slow.normal() }
      return person.daySDLn
        * (person.slowShare.squareRoot() * state
          + (1 - person.slowShare).squareRoot() * white.normal())
    }
  }
}
