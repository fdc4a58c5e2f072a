/// Why a metric has no value: what was needed and what was there.
public enum MetricError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Fewer intervals than the definition needs.
  case tooFewIntervals(needed: Int, got: Int)
  /// More intervals than the metric, whose work grows with their square, is computed for.
  case tooManyIntervals(allowed: Int, got: Int)
  /// Fewer successive differences (inside runs) than the definition needs.
  case tooFewDifferences(needed: Int, got: Int)
  /// The recording is shorter than the definition needs.
  case tooShort(neededS: Double, gotS: Double)
  /// No contiguous stretch is as long as the estimator needs; gaps cut it up.
  case noContiguousStretch(neededS: Double, longestS: Double)
  /// The spectrum's resolution is coarser than the band's lower edge.
  case unresolved(band: String, lowerEdgeHz: Double, resolutionHz: Double)
  /// More of the recording was corrected than the metric bears.
  case tooManyCorrections(allowedFraction: Double, gotFraction: Double)
  /// Too little of a window has usable intervals.
  case tooLittleCovered(neededFraction: Double, gotFraction: Double)
  /// The heart does not beat in sinus rhythm, so that its intervals say nothing of the autonomic
  /// nervous system: so many of the stretches that were judged look like atrial fibrillation.
  case atrialFibrillation(suspected: Int, stretches: Int)
  /// The metric has no value on such data, such as a ratio to zero.
  case undefined(String)

  /// One sentence for a person.
  public var description: String {
    switch self {
    case .tooFewIntervals(let needed, let got): "needs \(needed) intervals, has \(got)"
    case .tooManyIntervals(let allowed, let got):
      "is computed for at most \(allowed) intervals, has \(got): use windows"
    case .tooFewDifferences(let needed, let got):
      "needs \(needed) successive differences, has \(got)"
    case .tooShort(let neededS, let gotS):
      "needs \(short(neededS)) s of recording, has \(short(gotS)) s"
    case .noContiguousStretch(let neededS, let longestS):
      "needs \(short(neededS)) s without a gap, the longest stretch has \(short(longestS)) s"
    case .unresolved(let band, let lowerEdgeHz, let resolutionHz):
      "\(band) begins at \(lowerEdgeHz) Hz, one cycle in \(short(1 / lowerEdgeHz)) s, which"
        + " segments of \(short(1 / resolutionHz)) s do not resolve: use segments of"
        + " \(short((1 / lowerEdgeHz).rounded(.up))) s or more"
    case .tooManyCorrections(let allowedFraction, let gotFraction):
      "\(short(gotFraction * 100)) % of the intervals were corrected,"
        + " at most \(short(allowedFraction * 100)) % are allowed"
    case .tooLittleCovered(let neededFraction, let gotFraction):
      "usable intervals cover \(short(gotFraction * 100)) % of the window,"
        + " at least \(short(neededFraction * 100)) % are needed"
    case .atrialFibrillation(let suspected, let stretches):
      "as irregular as atrial fibrillation, or noise, in \(suspected) of \(stretches) stretches: HRV"
        + " has no meaning there"
    case .undefined(let reason): reason
    }
  }
}

/// `value` with at most one decimal, locale-free.
func short(_ value: Double) -> String {
  let tenths = (value * 10).rounded() / 10
  guard tenths == tenths.rounded(), abs(tenths) < 1e15 else { return "\(tenths)" }
  return "\(Int64(tenths))"
}
