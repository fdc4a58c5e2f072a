internal import HRVModel

/// Samples of an even clock in the order of time, with the stretches that are missing.
struct SampleRuns {
  /// The rate in Hz.
  let samplingRateHz: Double
  /// The samples so far, in mV.
  private(set) var samplesMv: [Float] = []

  private var runs: [Range<Int>] = []
  private var runStartsS: [Double] = []
  private var gaps: [Gap] = []
  private var runBegin = 0
  private var runStartS = 0.0
  private var gapStartS: Double?
  // Time is counted in sample steps, missing ones included, so that it does not drift; only
  // gaps that are no whole number of steps are added in s.
  private var steps = 0
  private var offsetS = 0.0

  /// No samples yet; the rate that the person declared replaces that of the file.
  init(rateHz: Double, at place: Place, context: ReadingContext) throws(IngestError) {
    samplingRateHz = context.options.samplingRateHz ?? rateHz
    guard SampleClock.believableHz.contains(samplingRateHz) else {
      throw context.error(
        .outOfRange(
          "the sampling rate", value: "\(shortened(samplingRateHz)) Hz",
          allowed: "10 to 10000 Hz"),
        at: place, remedy: "Correct the header, or say --sampling-rate <Hz>")
    }
  }

  /// The time at which the next sample is due, in s.
  var timeS: Double { offsetS + Double(steps) / samplingRateHz }

  mutating func reserveCapacity(_ count: Int) { samplesMv.reserveCapacity(count) }

  /// Adds the next sample.
  mutating func append(_ sampleMv: Float) {
    if gapStartS != nil { closeGap(before: samplesMv.count) }
    samplesMv.append(sampleMv)
    steps += 1
  }

  /// Adds samples for as long as `next` gives some.
  @inline(__always)
  mutating func append(while next: () -> Float?) {
    let before = samplesMv.count
    samplesMv.append(while: next)
    guard samplesMv.count > before else { return }
    if gapStartS != nil { closeGap(before: before) }
    steps += samplesMv.count - before
  }

  /// Leaves the next sample out.
  mutating func appendMissing() {
    openGap()
    steps += 1
  }

  /// Lets time pass without samples.
  ///
  /// - Precondition: `durationS` is finite and not negative.
  mutating func addGap(durationS: Double) {
    openGap()
    offsetS += durationS
  }

  /// The finished signal, with the gaps remarked upon.
  func signal(
    lead: String?, isCalibrated: Bool, context: ReadingContext, remarks: inout Remarks
  ) throws(IngestError) -> ECGSignal {
    var runs = runs
    var runStartsS = runStartsS
    if samplesMv.count > runBegin {
      runs.append(runBegin..<samplesMv.count)
      runStartsS.append(runStartS)
    }
    for gap in gaps {
      remarks.note(oneOf: "gaps in the signal", at: .beginning) {
        "samples are missing for \(shortened(gap.durationS)) s from \(shortened(gap.startS)) s on"
      }
    }
    guard !samplesMv.isEmpty else {
      throw context.error(.empty, remedy: "Export the recording again")
    }
    do throws(ModelError) {
      return try ECGSignal(
        samplesMv: samplesMv, samplingRateHz: samplingRateHz, runs: runs, runStartsS: runStartsS,
        gaps: gaps, lead: lead, isCalibrated: isCalibrated)
    } catch {
      throw context.error(
        .expected("finite samples of an ECG", found: error.description),
        remedy: "Check the scale in the header, or export the recording again")
    }
  }

  private mutating func openGap() {
    guard gapStartS == nil else { return }
    gapStartS = timeS
    guard samplesMv.count > runBegin else { return }
    runs.append(runBegin..<samplesMv.count)
    runStartsS.append(runStartS)
    runBegin = samplesMv.count
  }

  private mutating func closeGap(before sample: Int) {
    let startS = gapStartS ?? timeS
    runStartS = timeS
    gapStartS = nil
    gaps.append(
      Gap(
        beforeInterval: sample, startS: startS, durationS: max(0, runStartS - startS),
        cause: .dropout))
  }
}
