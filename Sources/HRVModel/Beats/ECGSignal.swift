/// One lead of an electrocardiogram: runs of evenly spaced samples, divided by gaps.
///
/// Invariants: at least one sample, all finite; the rate is finite and greater than 0; the
/// runs are ordered, not empty, and cover all samples.
public struct ECGSignal: Hashable, Sendable {
  /// The samples in millivolts (or, when ``isCalibrated`` is false, in the recorder's units).
  public let samplesMv: [Float]

  /// The true sampling rate in Hz: measured from the stamps when they tell, else declared.
  public let samplingRateHz: Double

  /// The contiguous stretches, as ranges of indices into ``samplesMv``.
  public let runs: [Range<Int>]

  /// When the first sample of each run was taken, in s since time 0; ascending.
  public let runStartsS: [Double]

  /// Stretches without samples, in order. `beforeInterval` counts samples here.
  public let gaps: [Gap]

  /// The name of the lead, as the export has it.
  public let lead: String?

  /// Whether the scale to millivolts is known. Beats can be found either way.
  public let isCalibrated: Bool

  /// Creates a signal, or says which invariant is broken.
  ///
  /// - Precondition: `runs`, `runStartsS` are ordered as described above.
  /// - Throws: ``ModelError/emptySeries``, ``ModelError/invalidSample(index:)`` or
  ///   ``ModelError/outOfRange(quantity:value:allowed:)`` for the rate.
  /// - Complexity: O(*n*).
  public init(
    samplesMv: [Float], samplingRateHz: Double, runs: [Range<Int>], runStartsS: [Double],
    gaps: [Gap], lead: String? = nil, isCalibrated: Bool = true
  ) throws(ModelError) {
    guard !samplesMv.isEmpty else { throw .emptySeries }
    guard samplingRateHz.isFinite, samplingRateHz > 0 else {
      throw .outOfRange(
        quantity: "sampling rate in Hz", value: samplingRateHz, allowed: "greater than 0")
    }
    // Without an early way out the loop looks at many samples at a time: an exponent of ones alone
    // carries into the sign when one is added to it.
    var signs: UInt32 = 0
    for sample in samplesMv { signs |= (sample.bitPattern & 0x7F80_0000) &+ 0x0080_0000 }
    guard signs &>> 31 == 0 else {
      throw .invalidSample(index: samplesMv.firstIndex { !$0.isFinite } ?? 0)
    }
    precondition(
      runs.count == runStartsS.count && runs.first?.lowerBound == 0
        && runs.last?.upperBound == samplesMv.count && runs.allSatisfy { !$0.isEmpty })
    self.samplesMv = samplesMv
    self.samplingRateHz = samplingRateHz
    self.runs = runs
    self.runStartsS = runStartsS
    self.gaps = gaps
    self.lead = lead
    self.isCalibrated = isCalibrated
  }

  /// A signal of parts that satisfy the invariants.
  init(
    valid samplesMv: [Float], samplingRateHz: Double, runs: [Range<Int>], runStartsS: [Double],
    gaps: [Gap], lead: String?, isCalibrated: Bool
  ) {
    self.samplesMv = samplesMv
    self.samplingRateHz = samplingRateHz
    self.runs = runs
    self.runStartsS = runStartsS
    self.gaps = gaps
    self.lead = lead
    self.isCalibrated = isCalibrated
  }

  /// Creates a signal without gaps.
  public init(
    samplesMv: [Float], samplingRateHz: Double, lead: String? = nil, isCalibrated: Bool = true
  ) throws(ModelError) {
    guard !samplesMv.isEmpty else { throw .emptySeries }
    try self.init(
      samplesMv: samplesMv, samplingRateHz: samplingRateHz, runs: [0..<samplesMv.count],
      runStartsS: [0], gaps: [], lead: lead, isCalibrated: isCalibrated)
  }

  /// The time from the first sample to the end of the last, gaps included, in seconds.
  public var durationS: Double {
    guard let run = runs.last, let start = runStartsS.last else { return 0 }
    return start + Double(run.count) / samplingRateHz
  }
}
