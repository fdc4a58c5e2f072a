internal import HRVModel

/// Builds an ``HRVModel/NNSeries`` run by run from a recording and what was found in it.
struct CorrectedSeries: ~Copyable {
  let rr: RRSeries
  let endTimesS: [Double]

  var intervalsMs: [Double] = []
  var keptEndTimesS: [Double] = []
  var labels: [BeatLabel] = []
  private var runs: [Range<Int>] = []
  private var audit: [ArtefactDecision] = []
  private var normalCount = 0

  private init(_ rr: RRSeries, findings: Int) {
    self.rr = rr
    endTimesS = rr.endTimesS()
    intervalsMs.reserveCapacity(rr.intervalsMs.count + findings)
    keptEndTimesS.reserveCapacity(rr.intervalsMs.count + findings)
    labels.reserveCapacity(rr.intervalsMs.count + findings)
    audit.reserveCapacity(findings)
  }

  /// The recording with the findings of `workspace` replaced.
  ///
  /// - Throws: ``HRVModel/MetricError/tooFewIntervals(needed:got:)`` when nothing is left.
  static func make(
    _ rr: RRSeries, replacement: ArtefactReplacement, using workspace: inout CorrectionWorkspace
  ) throws(MetricError) -> NNSeries {
    var series = CorrectedSeries(rr, findings: workspace.findings.count)
    let findings = workspace.findings
    var next = 0
    for run in rr.runs {
      let first = next
      while next < findings.count, findings[next].index < run.upperBound { next += 1 }
      series.append(run, findings[first..<next], replacement, &workspace)
    }
    return try series.finish()
  }

  /// Adds what is left of a run in which this was found, in order.
  private mutating func append(
    _ run: Range<Int>, _ findings: ArraySlice<ArtefactFinding>,
    _ replacement: ArtefactReplacement, _ workspace: inout CorrectionWorkspace
  ) {
    normalCount += run.count - findings.count
    guard run.count - findings.count >= 2 else { return remove(run, findings) }
    let leading = zip(findings, run).prefix { $0.index == $1 }.count
    let trailing = zip(findings.reversed(), run.reversed()).prefix { $0.index == $1 }.count
    for finding in findings.prefix(leading) { record(finding, .removed) }
    let between = findings.dropFirst(leading).dropLast(trailing)
    let stretch = (run.lowerBound + leading)..<(run.upperBound - trailing)
    var start = intervalsMs.count
    var copied = stretch.lowerBound
    var fit = Neighbourhood(stretch, between)
    var rest = between
    while let first = rest.first {
      // Findings in a row are one group.
      var count = 1
      while count < rest.count, rest[rest.startIndex + count].index == first.index + count {
        count += 1
      }
      let group = rest.prefix(count)
      rest = rest.dropFirst(count)
      keep(copied..<first.index)
      copied = first.index + count
      switch replacement {
      case .remove:
        for finding in group { record(finding, .removed) }
        runs.append(start..<intervalsMs.count)
        start = intervalsMs.count
      case .spline: interpolate(group, along: &fit, &workspace)
      case .linear: interpolateLinearly(group)
      case .move: move(group, along: &fit, &workspace)
      }
    }
    keep(copied..<stretch.upperBound)
    runs.append(start..<intervalsMs.count)
    for finding in findings.suffix(trailing) { record(finding, .removed) }
  }

  /// Leaves a run out, normal intervals too.
  private mutating func remove(_ run: Range<Int>, _ findings: ArraySlice<ArtefactFinding>) {
    var rest = findings
    for i in run {
      if let finding = rest.first, finding.index == i {
        record(finding, .removed)
        rest = rest.dropFirst()
      } else {
        record(
          ArtefactFinding(
            index: i, label: .normal, referenceMs: rr.intervalsMs[i], allowedMs: 0), .removed)
      }
    }
  }

  private mutating func keep(_ range: Range<Int>) {
    intervalsMs += rr.intervalsMs[range]
    keptEndTimesS += endTimesS[range]
    labels += repeatElement(.normal, count: range.count)
  }

  /// Adds an interval that stands for a recorded one.
  mutating func append(_ intervalMs: Double, endTimeS: Double, _ label: BeatLabel) {
    intervalsMs.append(intervalMs)
    keptEndTimesS.append(endTimeS)
    labels.append(label)
  }

  /// Adds an entry to the audit.
  mutating func record(
    _ finding: ArtefactFinding, _ action: ArtefactAction, replacementMs: Double? = nil,
    count: Int? = nil
  ) {
    audit.append(
      ArtefactDecision(
        recordedIndex: finding.index, endTimeS: endTimesS[finding.index],
        recordedMs: rr.intervalsMs[finding.index], label: finding.label, action: action,
        replacementMs: replacementMs, replacementCount: count, referenceMs: finding.referenceMs,
        allowedMs: finding.allowedMs, pass: finding.pass))
  }

  private consuming func finish() throws(MetricError) -> NNSeries {
    guard !intervalsMs.isEmpty else { throw .tooFewIntervals(needed: 2, got: normalCount) }
    return NNSeries(
      intervalsMs: intervalsMs, endTimesS: keptEndTimesS, runs: runs, labels: labels,
      audit: audit, recordedCount: rr.intervalsMs.count, durationS: rr.durationS)
  }
}
