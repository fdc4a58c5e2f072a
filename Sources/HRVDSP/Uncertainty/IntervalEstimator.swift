public import HRVModel

/// Intervals of 95 % for mean NN, SDNN, RMSSD, ln RMSSD, pNN50, LF, HF and LF/HF.
///
/// Each metric is, or is a function of, the mean over time of a series: of the intervals, of
/// their squared distances from the mean, of squared differences, of the power of a band. How
/// far such a mean may lie from that of the process is judged by the lowest cosines of the same
/// series, see ``LongRunError``; no distribution of the intervals is assumed. Powers get their
/// interval on a logarithmic scale, pNN50 on that of log-odds.
///
/// What holds the stated share is measured by `make calibrate-intervals`; its table lies in
/// `Benchmarks/Calibration`, and every interval carries the range of what was measured. It is
/// that of intervals as corrected, without detrending, and of standard bands. Two things that no record tells limit it: changes slower than the
/// record (which mean NN feels most, so that it has no interval below five minutes), and in two
/// minutes a respiratory rhythm whose strength comes and goes over half a minute or more.
///
/// An estimator is shared by any number of tasks.
///
/// - Complexity: O(*n* log *n*).
public struct IntervalEstimator: Sendable {
  /// The greatest share of corrected intervals with which there is an interval: one in twenty.
  ///
  /// What correction puts in for beats moves a metric by something that no interval of this kind
  /// knows of.
  public static let maximumCorrectedFraction = 0.05

  // What the calibration was made with: other bands and segments have no interval.
  private let bands = FrequencyBands.standard
  private let welch = WelchOptions.standard
  private let fluctuations = BandFluctuations()

  /// The metrics that have intervals.
  public static var metrics: [MetricID] { IntervalRow.all.map(\.id) }

  /// Creates an estimator.
  public init() {}

  /// No interval for any metric of ``metrics``, for this reason.
  public static func none(because reason: MetricError) -> [MetricIntervalResult] {
    IntervalRow.all.map { MetricIntervalResult($0.id, .failure(reason)) }
  }

  /// The interval of every metric of ``metrics``, or why it has none.
  ///
  /// - Parameters:
  ///   - nn: the corrected intervals.
  ///   - spectrum: their spectrum by Welch's method with its standard options, or why there is
  ///     none.
  ///   - workspace: what it served before does not change any result.
  public func callAsFunction(
    _ nn: NNSeries, spectrum: Result<Spectrum, MetricError>,
    using workspace: inout SpectralWorkspace
  ) -> [MetricIntervalResult] {
    let input = IntervalInput(
      nn: nn, statistics: IntervalStatistics(nn), spectrum: spectrum, bands: bands,
      fluctuations: fluctuations(of: nn, spectrum, using: &workspace))
    return IntervalRow.all.map { row in MetricIntervalResult(row.id, evaluate(row, input)) }
  }

  private func evaluate(
    _ row: IntervalRow, _ input: IntervalInput
  ) -> Result<MetricInterval, MetricError> {
    let (allowed, got) = (Self.maximumCorrectedFraction, input.nn.correctedFraction)
    guard got <= allowed else {
      return .failure(.tooManyCorrections(allowedFraction: allowed, gotFraction: got))
    }
    do throws(MetricError) {
      let (lower, upper) = try row.body(input)
      guard lower.isFinite, upper.isFinite, lower <= upper else {
        return .failure(.undefined("the recording is too short to bound it"))
      }
      return .success(
        MetricInterval(
          lower: lower, upper: upper, level: IntervalInput.level,
          measuredCoverage: row.coverage.range(coveredS: input.statistics.coveredS),
          method: row.method))
    } catch {
      return .failure(error)
    }
  }
}

extension IntervalEstimator {
  /// The relative fluctuations of LF and HF in the longest run, scaled to the error of what
  /// Welch's method makes of all runs.
  private func fluctuations(
    of nn: NNSeries, _ spectrum: Result<Spectrum, MetricError>,
    using workspace: inout SpectralWorkspace
  ) -> Result<(lf: [Double], hf: [Double]), MetricError> {
    do throws(MetricError) {
      let estimate = try spectrum.get().estimate
      guard estimate.method == "Welch" else {
        throw .undefined("intervals of powers are calibrated for Welch's method only")
      }
      let rateHz = estimate.samplingRateHz
      func spanS(_ run: Range<Int>) -> Double {
        nn.endTimesS[run.upperBound - 1] - nn.endTimesS[run.lowerBound]
      }
      guard let run = nn.runs.max(by: { spanS($0) < spanS($1) }), spanS(run) > 0 else {
        throw .tooFewIntervals(needed: 2, got: nn.intervalsMs.count)
      }
      let weights = WelchWeights(
        length: Int((estimate.segmentS * rateHz).rounded()), overlap: welch.overlap,
        window: welch.window)
      let samples = nn.runs.map { Int((spanS($0) * rateHz + 1e-9).rounded(.down)) + 1 }
      let loss = weights.loss(runs: samples, evenly: samples.max() ?? 0)

      let durationS = spanS(run)
      let transform = transform(of: nn, run, durationS, using: &workspace)
      let count = IntervalInput.cosines(durationS: durationS)
      let lf = BandFluctuations.cosines(
        count, ofBand: bands.lf, in: transform, durationS: durationS)
      let hf = BandFluctuations.cosines(
        count, ofBand: bands.hf, in: transform, durationS: durationS)
      guard let lf, let hf else { throw .undefined("there is no power in LF or HF") }
      let scale = loss.squareRoot()
      return .success((lf.map { $0 * scale }, hf.map { $0 * scale }))
    } catch {
      return .failure(error)
    }
  }

  /// The cosine transform of one run, resampled at 4 to 8 Hz to a power of two.
  private func transform(
    of nn: NNSeries, _ run: Range<Int>, _ durationS: Double,
    using workspace: inout SpectralWorkspace
  ) -> [Double] {
    var length = 8
    while Double(length) < 4 * durationS { length *= 2 }
    workspace.resample(
      nn.intervalsMs.span.extracting(run), at: nn.endTimesS.span.extracting(run),
      every: durationS / Double(length), count: length)
    return fluctuations.cosineTransform(workspace.tachogram.span.extracting(..<length))
  }
}
