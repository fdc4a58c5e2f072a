import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("Artefact correction")
struct ArtefactCorrectionTests {
  typealias Level = ArtefactCorrection.Level
  static let thresholds: [(Level, Double)] = [
    (.veryLow, 450), (.low, 350), (.medium, 250), (.strong, 150), (.veryStrong, 50),
  ]

  @Test("none keeps every bit, single intervals too")
  func none() throws {
    let rr = try recording([812.3, 1600.7, 300] + [.nan, 900, .nan] + [700, 2999, 200.1])
    let nn = try ArtefactCorrection(level: .none)(rr)
    #expect(nn.intervalsMs == rr.intervalsMs)
    #expect(nn.endTimesS == rr.endTimesS())
    #expect(nn.runs == rr.runs)
    #expect(nn.labels.allSatisfy { $0 == .normal })
    #expect(nn.audit.isEmpty)
    #expect(nn.correctedFraction == 0)
    #expect(nn.durationS == rr.durationS)
  }

  private func withEctopicBeat() throws -> RRSeries {
    var builder = RRSeries.Builder()
    for (index, intervalMs) in [800, 800, 800, 780, 830, 800, 800, 1600, 800, 800.0].enumerated() {
      builder.append(intervalMs: intervalMs, isEctopic: index == 3 || index == 4)
    }
    return try builder.finish()
  }

  // By hand: the ectopic beat is hardly early, so that no rule finds it; the spline through equal
  // values is that value. The missed beat is found by the rule as ever.
  @Test("intervals at a beat that is known to be ectopic are replaced whatever the rule says")
  func known() throws {
    let nn = try ArtefactCorrection(level: .medium)(withEctopicBeat())
    #expect(nn.intervalsMs == [Double](repeating: 800, count: 10))
    #expect(nn.audit.map(\.recordedIndex) == [3, 4, 7])
    #expect(nn.audit.map(\.label) == [.ectopic, .ectopic, .artefact])
    #expect(nn.audit.map(\.recordedMs) == [780, 830, 1600])
    let removed = try ArtefactCorrection(
      method: try #require(ArtefactMethod.named("medium")), replacement: .remove)(withEctopicBeat())
    #expect(removed.intervalsMs == [Double](repeating: 800, count: 7))
    #expect(removed.runs == [0..<3, 3..<5, 5..<7])
  }

  @Test("none leaves them, and one that the rule finds too is told once")
  func knownAndFound() throws {
    let rr = try withEctopicBeat()
    #expect(try ArtefactCorrection(level: .none)(rr).intervalsMs == rr.intervalsMs)
    let strict = try ArtefactCorrection(method: .range(790...1500))(rr)
    #expect(strict.audit.map(\.recordedIndex) == [3, 4, 7])
    #expect(strict.audit.map(\.label) == [.ectopic, .ectopic, .artefact])
  }

  // By hand: the median around the long interval is 800; it ends at 4 · 0.8 + 1.6 s; the spline
  // through equal values is that value.
  @Test("a missed beat is found at every level and replaced", arguments: thresholds)
  func golden(level: Level, thresholdMs: Double) throws {
    let rr = try recording([800, 800, 800, 800, 1600, 800, 800, 800, 800, 800])
    let nn = try ArtefactCorrection(level: level)(rr)
    #expect(nn.intervalsMs == [Double](repeating: 800, count: 10))
    #expect(nn.endTimesS == rr.endTimesS())
    #expect(nn.labels.filter { $0 == .artefact }.count == 1)
    #expect(nn.labels[4] == .artefact)
    #expect(
      nn.audit == [
        ArtefactDecision(
          recordedIndex: 4, endTimeS: 4.8, recordedMs: 1600, label: .artefact,
          replacementMs: 800, referenceMs: 800, allowedMs: thresholdMs * 0.8)
      ])
    #expect(nn.correctedFraction == 0.1)
  }

  @Test("a difference equal to the threshold is accepted", arguments: thresholds)
  func strict(level: Level, thresholdMs: Double) throws {
    func isFlagged(_ intervalMs: Double) throws -> Bool {
      var x = [Double](repeating: 1000, count: 20)
      x[10] = intervalMs
      return try !ArtefactCorrection(level: level)(recording(x)).audit.isEmpty
    }
    #expect(try !isFlagged(1000 + thresholdMs))
    #expect(try isFlagged(1000 + thresholdMs + 1))
    #expect(try !isFlagged(1000 - thresholdMs))
    #expect(try isFlagged(1000 - thresholdMs - 1))
  }

  @Test("thresholds shrink with the local interval: a factor changes no verdict")
  func scale() throws {
    let x = injected(.premature(0.3), into: sinusRhythm(count: 200, seed: 4), every: 17).series
    for level in Level.allCases {
      let base = try ArtefactCorrection(level: level)(recording(x))
      let half = try ArtefactCorrection(level: level)(recording(x.map { $0 / 2 }))
      #expect(base.audit.map(\.recordedIndex) == half.audit.map(\.recordedIndex))
    }
  }

  // By hand: medians of nine are 800 everywhere; the two ends have nothing beyond them.
  @Test("artefacts at the ends of a run are removed")
  func ends() throws {
    let rr = try recording([1500, 300] + [Double](repeating: 800, count: 10) + [1700])
    let nn = try ArtefactCorrection(level: .medium)(rr)
    #expect(nn.intervalsMs == [Double](repeating: 800, count: 10))
    #expect(nn.endTimesS == Array(rr.endTimesS()[2..<12]))
    #expect(nn.runs == [0..<10])
    #expect(nn.audit.map(\.recordedIndex) == [0, 1, 12])
    #expect(nn.audit.allSatisfy { $0.replacementMs == nil && $0.label == .artefact })
    #expect(nn.recordedCount == 13)
  }

  @Test("runs are judged apart and never joined")
  func runs() throws {
    let (slow, fast) = ([Double](repeating: 1200, count: 10), [Double](repeating: 500, count: 10))
    let nn = try ArtefactCorrection(level: .strong)(recording(slow + [.nan] + fast))
    #expect(nn.audit.isEmpty)
    #expect(nn.runs == [0..<10, 10..<20])
    // The last of one run and the first of the next: removed, not interpolated across the gap.
    let spoilt = try ArtefactCorrection(level: .strong)(
      recording(slow.dropLast() + [2900, .nan, 200] + fast.dropFirst()))
    #expect(spoilt.runs == [0..<9, 9..<18])
    #expect(spoilt.audit.map(\.replacementMs) == [nil, nil])
  }

  // By hand: the median of 800 and 1600 is 1200, and both differ from it by a third.
  @Test("a run with fewer than two normal intervals is removed whole")
  func shortRuns() throws {
    let body = [Double](repeating: 900, count: 10)
    let rr = try recording([850, .nan, 800, 1600, .nan] + body + [.nan, 820, 830])
    let nn = try ArtefactCorrection(level: .medium)(rr)
    #expect(nn.intervalsMs == body + [820, 830])
    #expect(nn.runs == [0..<10, 10..<12])
    #expect(nn.audit.map(\.recordedIndex) == [0, 1, 2])
    #expect(nn.audit.map(\.label) == [.normal, .artefact, .artefact])
    #expect(nn.endTimesS == Array(rr.endTimesS()[3...]))
  }

  @Test("a lone interval between gaps is removed even where nothing is an artefact")
  func loneInterval() throws {
    let nn = try ArtefactCorrection()(recording([850, .nan, 800, 810]))
    #expect(nn.intervalsMs == [800, 810])
    #expect(nn.audit.map(\.label) == [.normal])
    #expect(nn.audit.map(\.replacementMs) == [nil])
  }

  @Test("nothing left is an error")
  func nothing() throws {
    let rr = try recording([800, 1600, .nan, 850])
    #expect(throws: MetricError.tooFewIntervals(needed: 2, got: 1)) {
      try ArtefactCorrection(level: .medium)(rr)
    }
    #expect(throws: Never.self) { try ArtefactCorrection(level: .none)(rr) }
  }

  @Test("a clock that jumped beyond what a number can hold is an error, one since 1970 is not")
  func clock() throws {
    func jumped(byS seconds: Double) throws -> RRSeries {
      var builder = RRSeries.Builder()
      for interval in [800.0, 810] { builder.append(intervalMs: interval) }
      builder.addGap(durationMs: seconds * 1000, cause: .dropout)
      for interval in [790.0, 800, 820] { builder.append(intervalMs: interval) }
      return try builder.finish()
    }
    for level in ArtefactCorrection.Level.allCases {
      let nn = try ArtefactCorrection(level: level)(jumped(byS: 1.8e9))
      #expect(nn.audit.isEmpty)
      #expect(throws: MetricError.undefined("the recording claims to last 1e+17 s")) {
        try ArtefactCorrection(level: level)(jumped(byS: 1e17))
      }
    }
  }

  // Artefacts close together, which share a fit, and so far apart that each has its own.
  @Test(
    "replacements lie on the dense spline through all normal intervals of the run",
    arguments: 0..<3, [13, 90])
  func twin(seed: Int, step: Int) throws {
    let clean = sinusRhythm(count: 7 * step, seed: UInt64(seed))
    let rr = try recording(injected(.extra, into: clean, every: step).series)
    let nn = try ArtefactCorrection(level: .medium)(rr)
    let times = rr.endTimesS()
    let flagged = Set(nn.audit.map(\.recordedIndex))
    let normal = rr.intervalsMs.indices.filter { !flagged.contains($0) }
    let (x, y) = (normal.map { times[$0] }, normal.map { rr.intervalsMs[$0] })
    let m = Naive.secondDerivatives(x, y)
    #expect(flagged.count == 14)
    for decision in nn.audit {
      let replacement = try #require(decision.replacementMs)
      let curve = Naive.spline(x, y, m, at: decision.endTimeS)
      let held = min(max(curve, y.min() ?? 0), y.max() ?? 0)
      // Times of some 100 s carry 10⁻¹⁴ s of rounding into slopes of some 100 ms/s.
      #expect(Tolerance.relative(1e-11).accepts(replacement, held))
    }
  }

  @Test(
    "whatever comes, the audit is complete and nothing absurd is written",
    arguments: 0..<40 as Range<UInt64>, Level.allCases)
  func audit(seed: UInt64, level: Level) throws {
    var generator = SplitMix64(seed: seed)
    var x = [Double](repeating: 0, count: 150).map { _ in 300 + 1500 * generator.nextUniform() }
    for i in x.indices where generator.nextUniform() < 0.05 { x[i] = .nan }
    let rr = try recording(x + [800, 800, 800])
    let nn = try ArtefactCorrection(level: level)(rr)

    let decided = nn.audit.map(\.recordedIndex)
    #expect(decided == Array(Set(decided)).sorted())
    let replaced = nn.audit.filter { $0.replacementMs != nil }
    #expect(nn.intervalsMs.count == rr.intervalsMs.count - nn.audit.count + replaced.count)
    #expect(nn.labels.filter { $0 != .normal }.count == replaced.count)
    #expect(nn.correctedFraction == Double(nn.audit.count) / Double(rr.intervalsMs.count))

    // Every recorded interval is in its place as it was, or in the audit.
    let times = rr.endTimesS()
    var rest = zip(nn.endTimesS, zip(nn.intervalsMs, nn.labels)).makeIterator()
    for i in rr.intervalsMs.indices {
      let decision = nn.audit.first { $0.recordedIndex == i }
      if decision != nil, decision?.replacementMs == nil { continue }
      let next = rest.next()
      let kept = try #require(next)
      #expect(kept.0 == times[i])
      #expect(kept.1.0 == decision?.replacementMs ?? rr.intervalsMs[i])
      #expect(kept.1.1 == (decision == nil ? .normal : .artefact))
    }
    let left = rest.next()
    #expect(left == nil)
    #expect(nn.intervalsMs.allSatisfy { RRSeries.believableMs.contains($0) })
    #expect(nn.runs.flatMap { Array($0) } == Array(nn.intervalsMs.indices))
    #expect(nn.runs.allSatisfy { level == .none || $0.count >= 2 })
  }
}
