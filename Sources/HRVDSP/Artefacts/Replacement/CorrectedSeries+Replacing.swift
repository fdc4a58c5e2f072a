internal import HRVModel

extension CorrectedSeries {
  /// How far the intervals of a group may last from what the line between its neighbours says, as
  /// a share of one interval, for beats to be moved and their sum to be kept.
  private static let keptSum = 0.1

  /// Replaces findings in a row by the spline through the normal intervals around them.
  mutating func interpolate(
    _ group: ArraySlice<ArtefactFinding>, along fit: inout Neighbourhood,
    _ workspace: inout CorrectionWorkspace
  ) {
    for finding in group {
      let replacementMs = fit.value(at: finding.index, rr.intervalsMs, endTimesS, &workspace)
      append(replacementMs, endTimeS: endTimesS[finding.index], finding.label)
      record(finding, .interpolated, replacementMs: replacementMs)
    }
  }

  /// Replaces findings in a row by the line between the intervals before and after them.
  mutating func interpolateLinearly(_ group: ArraySlice<ArtefactFinding>) {
    guard let first = group.first?.index, let last = group.last?.index else { return }
    let (beforeMs, afterMs) = (rr.intervalsMs[first - 1], rr.intervalsMs[last + 1])
    let (beforeS, afterS) = (endTimesS[first - 1], endTimesS[last + 1])
    for finding in group {
      let share = (endTimesS[finding.index] - beforeS) / (afterS - beforeS)
      let replacementMs = beforeMs + (afterMs - beforeMs) * share
      append(replacementMs, endTimeS: endTimesS[finding.index], finding.label)
      record(finding, .interpolated, replacementMs: replacementMs)
    }
  }

  /// Puts the beats of findings in a row where they should have been, kind by kind.
  mutating func move(
    _ group: ArraySlice<ArtefactFinding>, along fit: inout Neighbourhood,
    _ workspace: inout CorrectionWorkspace
  ) {
    var rest = group
    while let label = rest.first?.label {
      let isOther = label != .missed && label != .extra
      let alike = rest.prefix {
        isOther ? $0.label != .missed && $0.label != .extra : $0.label == label
      }
      rest = rest.dropFirst(alike.count)
      switch label {
      case .missed: for finding in alike { divide(finding) }
      case .extra: merge(alike)
      default:
        if !shift(alike, in: group) { interpolate(alike, along: &fit, &workspace) }
      }
    }
  }

  /// Inserts beats that divide an interval into as many equal parts as fit, at least two.
  private mutating func divide(_ finding: ArtefactFinding) {
    let recordedMs = rr.intervalsMs[finding.index]
    let count = max(2, Int((recordedMs / finding.referenceMs).rounded()))
    let partMs = recordedMs / Double(count)
    for k in 1..<count {
      append(
        partMs, endTimeS: endTimesS[finding.index] - partMs * Double(count - k) / 1000,
        finding.label)
    }
    append(partMs, endTimeS: endTimesS[finding.index], finding.label)
    record(finding, .divided, replacementMs: partMs, count: count)
  }

  /// Joins the pieces of intervals to as many equal ones as fit in the time that they take, at
  /// least one, and at most one for each piece.
  private mutating func merge(_ pieces: ArraySlice<ArtefactFinding>) {
    guard let first = pieces.first, let last = pieces.last else { return }
    var sumMs = 0.0
    for piece in pieces { sumMs += rr.intervalsMs[piece.index] }
    let fitting = Int((sumMs / first.referenceMs).rounded())
    let count = min(max(1, fitting), pieces.count)
    let partMs = sumMs / Double(count)
    for k in 1...count {
      append(
        partMs, endTimeS: endTimesS[last.index] - partMs * Double(count - k) / 1000, first.label)
    }
    for (k, piece) in pieces.enumerated() {
      record(
        piece, .merged, replacementMs: k < count ? partMs : nil, count: k < count ? 1 : 0)
    }
  }

  /// Moves the beats between findings in a row onto the line between the intervals before and
  /// after the group, when their sum says that nothing else is wrong with them.
  ///
  /// - Returns: whether it does.
  private mutating func shift(
    _ findings: ArraySlice<ArtefactFinding>, in group: ArraySlice<ArtefactFinding>
  ) -> Bool {
    guard findings.count >= 2, let first = group.first?.index, let last = group.last?.index
    else { return false }
    let (beforeMs, afterMs) = (rr.intervalsMs[first - 1], rr.intervalsMs[last + 1])
    let step = (afterMs - beforeMs) / Double(last - first + 2)
    var (sumMs, expectedMs) = (0.0, 0.0)
    for finding in findings {
      sumMs += rr.intervalsMs[finding.index]
      expectedMs += beforeMs + step * Double(finding.index - first + 1)
    }
    let meanMs = expectedMs / Double(findings.count)
    guard abs(sumMs - expectedMs) <= Self.keptSum * meanMs else { return false }
    guard let end = findings.last?.index else { return false }
    var restMs = sumMs
    for finding in findings {
      let lineMs = beforeMs + step * Double(finding.index - first + 1)
      let replacementMs = lineMs * (sumMs / expectedMs)
      restMs -= replacementMs
      let endTimeS =
        finding.index == end ? endTimesS[end] : endTimesS[end] - restMs / 1000
      append(replacementMs, endTimeS: endTimeS, finding.label)
      record(finding, .moved, replacementMs: replacementMs)
    }
    return true
  }
}
