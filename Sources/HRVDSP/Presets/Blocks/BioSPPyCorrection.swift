internal import HRVModel

/// BioSPPy's replacement of artefacts, its way with the ends included.
enum BioSPPyCorrection {
  /// Intervals that stray by more than 250 ms from the median of three are replaced by a cubic
  /// spline over the numbers of the others.
  static func corrected(_ recorded: [Double]) throws(MetricError) -> [Double] {
    var rr = recorded
    var isArtefact = recorded.indices.map { i in
      abs(recorded[i] - median(recorded, around: i)) > 250
    }
    guard isArtefact.contains(true) else { return rr }
    guard let firstGood = isArtefact.firstIndex(of: false) else {
      throw .undefined("every interval strays by more than 250 ms")
    }
    rr.removeFirst(firstGood)
    isArtefact.removeFirst(firstGood)
    guard let lastGood = isArtefact.lastIndex(of: false) else { return rr }
    if lastGood < rr.count - 1 {
      // The program cuts before the last good interval, not behind it.
      rr.removeLast(rr.count - lastGood)
      isArtefact.removeLast(isArtefact.count - lastGood)
    }
    let good = rr.indices.filter { !isArtefact[$0] }
    guard good.count < rr.count else { return rr }
    guard good.count >= 4 else { throw .tooFewIntervals(needed: 4, got: good.count) }
    guard let first = good.first, let last = good.last, !isArtefact[rr.count - 1], first == 0,
      last == rr.count - 1
    else { throw .undefined("artefacts at the end: the program fails") }
    var spline = CubicSpline()
    let places = good.map { Double($0) }
    let kept = good.map { rr[$0] }
    spline.fit(x: places.span, y: kept.span)
    var samples = [Double](repeating: 0, count: rr.count + CubicSpline.slack)
    spline.sample(rr.count, every: 1, into: &samples)
    for i in rr.indices where isArtefact[i] { rr[i] = samples[i] }
    return rr
  }

  /// The median of an interval and its neighbours, which are 0 beyond the ends.
  private static func median(_ x: [Double], around i: Int) -> Double {
    let (a, b, c) = (i > 0 ? x[i - 1] : 0, x[i], i + 1 < x.count ? x[i + 1] : 0)
    return max(min(a, b), min(max(a, b), c))
  }
}
