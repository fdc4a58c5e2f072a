internal import HRVModel

/// The true sampling rate and the gaps of a signal, from the stamps of its samples.
///
/// Recorders state a nominal rate; their clocks differ from it by up to a percent, and every
/// interval between beats would inherit that error. Only differences of stamps are used: the
/// absolute time of a sensor that was never set is wrong by years.
struct SampleClock {
  /// The rate in Hz.
  let samplingRateHz: Double
  /// The contiguous stretches of samples.
  let runs: [Range<Int>]
  /// When each run begins, in s since the first sample.
  let runStartsS: [Double]
  /// The time between runs.
  let gaps: [Gap]

  /// Samples are missing where a step exceeds the typical one by more than this factor.
  ///
  /// A lost sample makes a step of 2. A sensor whose stamps follow the nominal rate inside a
  /// frame of 73 samples catches up at the border of frames: a clock that is off by 1 % makes
  /// a step of 1.73 there, which is no loss.
  static let gapFactor = 1.75

  /// Rates outside of this, in Hz, mean that the stamps are not what they were taken for.
  static let believableHz = 10.0...10_000.0

  /// Works out the rate by least squares over all runs, each with its own offset and all with
  /// one slope: `Σ(i − ī)t ⁄ Σ(i − ī)²`, the inverse of which is the rate.
  ///
  /// `declaredHz`, when given, replaces the rate, but gaps are still seen in the stamps.
  /// Returns nil when the stamps show no rate and none is declared.
  ///
  /// - Complexity: O(*n*).
  init?(_ table: SampleTable, declaredHz: Double?) {
    let stampsNs = table.stampsNs
    let typicalNs = Self.typicalStepNs(stampsNs)
    guard typicalNs > 0 || declaredHz != nil, !stampsNs.isEmpty else { return nil }
    let limitNs = typicalNs > 0 ? Double(typicalNs) * Self.gapFactor : .infinity
    var runs: [Range<Int>] = []
    var begin = 0
    for i in stampsNs.indices.dropFirst() {
      let stepNs = stampsNs[i] &- stampsNs[i - 1]
      guard stepNs < 0 || Double(stepNs) > limitNs else { continue }
      runs.append(begin..<i)
      begin = i
    }
    runs.append(begin..<stampsNs.count)
    let rateHz = declaredHz ?? Self.rateHz(stampsNs, runs)
    guard let rateHz, Self.believableHz.contains(rateHz) else { return nil }
    samplingRateHz = rateHz
    self.runs = runs
    (runStartsS, gaps) = Self.timeline(runs, table, rateHz)
  }

  /// The median of up to 4096 steps, spread evenly over the record, in ns.
  private static func typicalStepNs(_ stampsNs: [Int64]) -> Int64 {
    guard stampsNs.count > 1 else { return 0 }
    let stride = max(1, (stampsNs.count - 1) / 4096)
    var steps: [Int64] = []
    for i in Swift.stride(from: 1, to: stampsNs.count, by: stride) {
      steps.append(stampsNs[i] &- stampsNs[i - 1])
    }
    steps.sort()
    return steps[steps.count / 2]
  }

  private static func rateHz(_ stampsNs: [Int64], _ runs: [Range<Int>]) -> Double? {
    var products = 0.0
    var squares = 0.0
    for run in runs {
      let centre = Double(run.count - 1) / 2
      let origin = stampsNs[run.lowerBound]
      var position = -centre
      var sum = 0.0
      for i in run {
        sum += position * Double(stampsNs[i] &- origin)
        position += 1
      }
      products += sum
      squares += Double(run.count) * (Double(run.count) * Double(run.count) - 1) / 12
    }
    return products > 0 && squares > 0 ? squares / products * 1e9 : nil
  }

  /// When runs begin. Where the sensor's clock was set, the phone's clock bridges the gap, or
  /// its length stays unknown (0).
  private static func timeline(
    _ runs: [Range<Int>], _ table: SampleTable, _ rateHz: Double
  ) -> (startsS: [Double], gaps: [Gap]) {
    var startsS = [0.0]
    var gaps: [Gap] = []
    for (before, run) in zip(runs, runs.dropFirst()) {
      let endS = startsS[startsS.count - 1] + Double(before.count) / rateHz
      let stampsNs = table.stampsNs
      let betweenNs = stampsNs[run.lowerBound] &- stampsNs[before.lowerBound]
      let startS =
        if let lastedS = table.resets[run.lowerBound] {
          endS + max(0, (lastedS ?? 0) - 1 / rateHz)
        } else {
          max(endS, startsS[startsS.count - 1] + Double(betweenNs) / 1e9)
        }
      gaps.append(
        Gap(
          beforeInterval: run.lowerBound, startS: endS, durationS: startS - endS, cause: .dropout))
      startsS.append(startS)
    }
    return (startsS, gaps)
  }
}

extension SampleClock {
  /// The signal of `table`, with the gaps remarked upon.
  ///
  /// `nominalHz`, which a header declares, counts only where the stamps show no rate.
  static func signal(
    _ table: SampleTable, nominalHz: Double? = nil, lead: String? = nil,
    isCalibrated: Bool = true, context: ReadingContext, remarks: inout Remarks
  ) throws(IngestError) -> ECGSignal {
    guard !table.samplesMv.isEmpty else {
      throw context.error(.empty, remedy: "Export the recording again")
    }
    let declaredHz = context.options.samplingRateHz
    guard
      let clock = SampleClock(table, declaredHz: declaredHz)
        ?? nominalHz.flatMap({ SampleClock(table, declaredHz: $0) })
    else {
      throw context.error(
        .expected("stamps that show a sampling rate of 10 to 10000 Hz", found: "none"),
        remedy: "Export the file again without opening it in a spreadsheet, or declare the"
          + " sampling rate")
    }
    for gap in clock.gaps {
      remarks.note(oneOf: "gaps in the signal", at: table.places[gap.beforeInterval]) {
        "samples are missing for \(shortened(gap.durationS)) s before this one"
      }
    }
    do throws(ModelError) {
      return try ECGSignal(
        samplesMv: table.samplesMv, samplingRateHz: clock.samplingRateHz, runs: clock.runs,
        runStartsS: clock.runStartsS, gaps: clock.gaps, lead: lead, isCalibrated: isCalibrated)
    } catch {
      throw context.error(
        .expected("finite samples of an ECG", found: error.description),
        remedy: "Export the recording again")
    }
  }
}
