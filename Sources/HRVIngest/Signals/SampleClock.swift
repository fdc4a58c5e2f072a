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
    guard table.gapLimitNs != nil || declaredHz != nil, !table.samplesMv.isEmpty else {
      return nil
    }
    let stretches = table.runs
    let rateHz = declaredHz ?? Self.rateHz(stretches)
    guard let rateHz, Self.believableHz.contains(rateHz) else { return nil }
    samplingRateHz = rateHz
    var begin = 0
    runs = stretches.map { stretch in
      defer { begin += stretch.count }
      return begin..<begin + stretch.count
    }
    (runStartsS, gaps) = Self.timeline(stretches, runs, table.resets, rateHz)
  }

  /// Steps beyond this are gaps, in ns; nil when the typical step, in ns, tells no rate.
  static func gapLimitNs(typicalStepNs: Int64) -> Int64? {
    guard typicalStepNs > 0 else { return nil }
    // Half of the range of the stamps at most, so that it stays a whole number.
    return Int64(min(Double(typicalStepNs) * gapFactor, 0x1p62))
  }

  private static func rateHz(_ stretches: [StampRun]) -> Double? {
    var products = 0.0
    var squares = 0.0
    for stretch in stretches {
      products += stretch.productNs
      squares += stretch.squares
    }
    return products > 0 && squares > 0 ? squares / products * 1e9 : nil
  }

  /// When runs begin. Where the sensor's clock was set, the phone's clock bridges the gap, or
  /// its length stays unknown (0).
  private static func timeline(
    _ stretches: [StampRun], _ runs: [Range<Int>], _ resets: [Int: Double?], _ rateHz: Double
  ) -> (startsS: [Double], gaps: [Gap]) {
    var startsS = [0.0]
    var gaps: [Gap] = []
    for next in runs.indices.dropFirst() {
      let run = runs[next]
      let before = stretches[next - 1]
      let endS = startsS[startsS.count - 1] + Double(before.count) / rateHz
      let betweenNs = stretches[next].firstNs &- before.firstNs
      let startS =
        if let lastedS = resets[run.lowerBound] {
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
        remedy: "Export the file again without opening it in a spreadsheet, or say"
          + " --sampling-rate <Hz>")
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
