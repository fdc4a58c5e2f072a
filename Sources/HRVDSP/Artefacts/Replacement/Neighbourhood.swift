/// The normal intervals of a stretch, from which those between them are interpolated.
///
/// The influence of a knot on a spline falls to about a quarter from one knot to the next, so that
/// ``reach`` intervals to either side of an artefact decide the curve there to the last bit: it is
/// fitted there, and not through the whole night. Artefacts whose neighbourhoods meet share a fit.
struct Neighbourhood {
  /// 0.27⁴⁰ ≈ 10⁻²³ is below the rounding of any number involved.
  static let reach = 40

  /// The stretch: its first and its last interval are normal.
  let stretch: Range<Int>
  /// What in it is not.
  let findings: ArraySlice<ArtefactFinding>
  /// The stretch of the last fit, and how many of its intervals before a finding are knots.
  private(set) var window = 0..<0
  private var members: ArraySlice<ArtefactFinding> = []
  private var rangeMs: ClosedRange<Double>?

  init(_ stretch: Range<Int>, _ findings: ArraySlice<ArtefactFinding>) {
    self.stretch = stretch
    self.findings = findings
  }

  /// The value of the spline at the end of a finding, held between the shortest and the longest
  /// normal interval of the stretch, in ms.
  mutating func value(
    at index: Int, _ intervalsMs: [Double], _ endTimesS: [Double],
    _ workspace: inout CorrectionWorkspace
  ) -> Double {
    if !(members.first.map { $0.index <= index } ?? false)
      || !(members.last.map { $0.index >= index } ?? false)
    {
      fit(around: index, intervalsMs, endTimesS, &workspace)
    }
    var earlier = 0
    for member in members where member.index < index { earlier += 1 }
    let curveMs = workspace.spline.value(
      atOffset: endTimesS[index] - endTimesS[window.lowerBound],
      inPiece: index - window.lowerBound - earlier - 1)
    let range = normalRangeMs(intervalsMs)
    return min(max(curveMs, range.lowerBound), range.upperBound)
  }

  private mutating func fit(
    around index: Int, _ intervalsMs: [Double], _ endTimesS: [Double],
    _ workspace: inout CorrectionWorkspace
  ) {
    var first = members.endIndex
    if first < findings.startIndex || first > findings.endIndex { first = findings.startIndex }
    while findings[first].index != index { first += 1 }
    var end = first + 1
    while end < findings.endIndex, findings[end].index - findings[end - 1].index <= 2 * Self.reach {
      end += 1
    }
    members = findings[first..<end]
    let last = findings[end - 1].index
    window =
      max(
        stretch.lowerBound, index - Self.reach)..<min(
        stretch.upperBound, last + Self.reach + 1)
    workspace.knotTimesS.removeAll(keepingCapacity: true)
    workspace.knotsMs.removeAll(keepingCapacity: true)
    var next = window.lowerBound
    for member in members {
      workspace.knotTimesS += endTimesS[next..<member.index]
      workspace.knotsMs += intervalsMs[next..<member.index]
      next = member.index + 1
    }
    workspace.knotTimesS += endTimesS[next..<window.upperBound]
    workspace.knotsMs += intervalsMs[next..<window.upperBound]
    let (timesS, valuesMs) = (workspace.knotTimesS, workspace.knotsMs)
    workspace.spline.fit(x: timesS.span, y: valuesMs.span)
  }

  /// The shortest and the longest normal interval of the stretch, in ms.
  private mutating func normalRangeMs(_ intervalsMs: [Double]) -> ClosedRange<Double> {
    if let rangeMs { return rangeMs }
    var (shortestMs, longestMs) = (intervalsMs[stretch.lowerBound], intervalsMs[stretch.lowerBound])
    var next = stretch.lowerBound
    for finding in findings {
      for i in next..<finding.index {
        shortestMs = min(shortestMs, intervalsMs[i])
        longestMs = max(longestMs, intervalsMs[i])
      }
      next = finding.index + 1
    }
    for i in next..<stretch.upperBound {
      shortestMs = min(shortestMs, intervalsMs[i])
      longestMs = max(longestMs, intervalsMs[i])
    }
    rangeMs = shortestMs...longestMs
    return shortestMs...longestMs
  }
}
