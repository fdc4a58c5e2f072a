internal import HRVModel

/// Builds an ``HRVModel/NNSeries`` run by run: normal intervals are kept, artefacts between them
/// are replaced by the spline through the normal ones, those at the ends are removed.
///
/// The influence of a knot on the curve falls to about a quarter from one knot to the next, so
/// that ``reach`` normal intervals to either side of an artefact decide it to the last bit: the
/// curve is fitted there, and not through the whole night.
///
/// A cubic may swing far beyond what was recorded when many beats in a row are artefacts, even
/// below 0; a replacement is therefore held between the shortest and the longest normal interval
/// of its run.
struct SplineReplacement: ~Copyable {
  /// 0.27⁴⁰ ≈ 10⁻²³ is below the rounding of any number involved.
  private static let reach = 40

  private let rr: RRSeries
  private let endTimesS: [Double]
  private let rule: LocalMedianRule

  private var intervalsMs: [Double] = []
  private var keptEndTimesS: [Double] = []
  private var runs: [Range<Int>] = []
  private var labels: [BeatLabel] = []
  private var audit: [ArtefactDecision] = []
  private var normalCount = 0
  private var spline = CubicSpline()

  init(_ rr: RRSeries, endTimesS: [Double], rule: LocalMedianRule) {
    self.rr = rr
    self.endTimesS = endTimesS
    self.rule = rule
    intervalsMs.reserveCapacity(rr.intervalsMs.count)
    keptEndTimesS.reserveCapacity(rr.intervalsMs.count)
    labels.reserveCapacity(rr.intervalsMs.count)
  }

  /// Adds what is left of a run whose artefacts are these, in order.
  mutating func append(_ run: Range<Int>, artefacts: [Int]) {
    let normals = run.count - artefacts.count
    normalCount += normals
    guard normals >= 2 else {
      var rest = artefacts[...]
      for i in run {
        let isArtefact = rest.first == i
        if isArtefact { rest.removeFirst() }
        record(i, isArtefact ? .artefact : .normal, replacementMs: nil)
      }
      return
    }
    let leading = zip(artefacts, run).prefix { $0 == $1 }.count
    let trailing = zip(artefacts.reversed(), run.reversed()).prefix { $0 == $1 }.count
    let kept = (run.lowerBound + leading)..<(run.upperBound - trailing)

    for i in artefacts.prefix(leading) { record(i, .artefact, replacementMs: nil) }
    let start = intervalsMs.count
    intervalsMs += rr.intervalsMs[kept]
    keptEndTimesS += endTimesS[kept]
    labels += repeatElement(.normal, count: kept.count)
    runs.append(start..<intervalsMs.count)
    replace(artefacts.dropFirst(leading).dropLast(trailing), in: kept, at: start)
    for i in artefacts.suffix(trailing) { record(i, .artefact, replacementMs: nil) }
  }

  /// Replaces artefacts of a stretch that begins and ends with a normal interval and stands at
  /// `start` in the result.
  private mutating func replace(
    _ artefacts: ArraySlice<Int>, in stretch: Range<Int>, at start: Int
  ) {
    guard !artefacts.isEmpty else { return }
    let range = normalRangeMs(of: stretch, without: artefacts)
    var rest = artefacts
    while let first = rest.first {
      // Artefacts whose neighbourhoods meet share a fit.
      var count = 1
      while count < rest.count,
        rest[rest.startIndex + count] - rest[rest.startIndex + count - 1] <= 2 * Self.reach
      { count += 1 }
      let group = rest.prefix(count)
      let last = rest[rest.startIndex + count - 1]
      let window =
        max(stretch.lowerBound, first - Self.reach)..<min(stretch.upperBound, last + Self.reach + 1)
      fit(window, without: group)
      for (earlier, i) in group.enumerated() {
        let curveMs = spline.value(
          atOffset: endTimesS[i] - endTimesS[window.lowerBound],
          inPiece: i - window.lowerBound - earlier - 1)
        let replacementMs = min(max(curveMs, range.lowerBound), range.upperBound)
        intervalsMs[start + i - stretch.lowerBound] = replacementMs
        labels[start + i - stretch.lowerBound] = .artefact
        record(i, .artefact, replacementMs: replacementMs)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Fits the spline through the intervals of `window` that are no artefacts.
  private mutating func fit(_ window: Range<Int>, without artefacts: ArraySlice<Int>) {
    var timesS: [Double] = []
    var normalMs: [Double] = []
    var next = window.lowerBound
    for i in artefacts + [window.upperBound] {
      timesS += endTimesS[next..<i]
      normalMs += rr.intervalsMs[next..<i]
      next = i + 1
    }
    spline.fit(x: timesS.span, y: normalMs.span)
  }

  /// The shortest and the longest interval of `stretch` that is no artefact.
  private func normalRangeMs(
    of stretch: Range<Int>, without artefacts: ArraySlice<Int>
  ) -> ClosedRange<Double> {
    let firstMs = rr.intervalsMs[stretch.lowerBound]
    var (shortestMs, longestMs) = (firstMs, firstMs)
    var next = stretch.lowerBound
    for i in artefacts + [stretch.upperBound] {
      for k in next..<i {
        shortestMs = min(shortestMs, rr.intervalsMs[k])
        longestMs = max(longestMs, rr.intervalsMs[k])
      }
      next = i + 1
    }
    return shortestMs...longestMs
  }

  /// The finished series.
  consuming func finish() throws(MetricError) -> NNSeries {
    guard !intervalsMs.isEmpty else { throw .tooFewIntervals(needed: 2, got: normalCount) }
    return NNSeries(
      intervalsMs: intervalsMs, endTimesS: keptEndTimesS, runs: runs, labels: labels,
      audit: audit, recordedCount: rr.intervalsMs.count, durationS: rr.durationS)
  }

  private mutating func record(_ i: Int, _ label: BeatLabel, replacementMs: Double?) {
    audit.append(
      ArtefactDecision(
        recordedIndex: i, endTimeS: endTimesS[i], recordedMs: rr.intervalsMs[i], label: label,
        replacementMs: replacementMs, referenceMs: rule.referenceMs(i),
        allowedMs: rule.allowedMs(i)))
  }
}
