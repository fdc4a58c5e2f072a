import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

/// What becomes of artefacts, by hand and by law.
@Suite("Artefact replacement")
struct ArtefactReplacementTests {
  private let steady = [Double](repeating: 800, count: 40)

  private func corrected(
    _ x: [Double], _ replacement: ArtefactReplacement? = nil, _ method: ArtefactMethod = .rhythm
  ) throws -> NNSeries {
    try ArtefactCorrection(method: method, replacement: replacement)(recording(x))
  }

  // By hand: 1600 is two intervals of 800, 2410 is three.
  @Test("missed beats are inserted, as many as fit")
  func divided() throws {
    let two = try corrected(steady + [1600] + steady)
    #expect(two.intervalsMs == [Double](repeating: 800, count: 82))
    let entry = try #require(two.audit.first)
    #expect(two.audit.count == 1 && entry.label == .missed && entry.action == .divided)
    #expect(entry.replacementMs == 800 && entry.replacementCount == 2)
    #expect(abs(two.endTimesS[40] - 32.8) < 1e-9 && two.endTimesS[41] == 33.6)
    let three = try corrected(steady + [2410] + steady)
    #expect(three.intervalsMs[40..<43].allSatisfy { abs($0 - 2410.0 / 3) < 1e-9 })
    #expect(three.audit.first?.replacementCount == 3)
    #expect(three.correctedFraction == 1.0 / 81)
  }

  @Test("extra beats are taken out")
  func merged() throws {
    let nn = try corrected(steady + [300, 490] + steady)
    #expect(nn.intervalsMs == steady + [790] + steady)
    #expect(nn.labels[40] == .extra)
    #expect(nn.audit.map(\.recordedIndex) == [40, 41])
    #expect(nn.audit.map(\.action) == [.merged, .merged])
    #expect(nn.audit.map(\.replacementMs) == [790, nil])
    #expect(nn.audit.map(\.replacementCount) == [1, 0])
    #expect(nn.endTimesS[40] == 32.79)
  }

  // By hand: 560 + 1050 is 10 more than 800 + 800; the line between 800 and 800 is flat.
  @Test("a beat with a full pause after it is moved, and the sum kept")
  func moved() throws {
    let nn = try corrected(steady + [560, 1050] + steady)
    #expect(nn.intervalsMs[40..<42].allSatisfy { abs($0 - 805) < 1e-9 })
    #expect(nn.audit.map(\.action) == [.moved, .moved])
    #expect(nn.audit.map(\.label) == [.ectopic, .ectopic])
    #expect(abs(nn.endTimesS[40] - 32.805) < 1e-9)
    #expect(nn.endTimesS[41] == 33.61)
  }

  // By hand: 560 alone is 240 short of 800: nothing to be moved.
  @Test("a beat that resets the rhythm is interpolated, and ends when it did")
  func interpolated() throws {
    let nn = try corrected(steady + [560] + steady)
    #expect(nn.intervalsMs == [Double](repeating: 800, count: 81))
    #expect(nn.audit.map(\.action) == [.interpolated])
    #expect(nn.endTimesS == (try recording(steady + [560] + steady)).endTimesS())
  }

  // By hand: the line from (32.00 s, 800 ms) to (35.32 s, 820 ms): 1.6 s of 3.32 s on from its
  // beginning, and so on; 1700 is no artefact of its neighbours but of the median.
  @Test("the line is that between the intervals before and after, at the recorded instants")
  func linear() throws {
    let x = steady + [1600, 900] + [Double](repeating: 820, count: 40)
    let method = try #require(ArtefactMethod.named("medium"))
    let nn = try corrected(x, .linear, method)
    #expect(nn.audit.map(\.recordedIndex) == [40])
    // From 32.0 s (800) to 34.5 s (900); the long one ends at 33.6 s.
    #expect(abs(nn.intervalsMs[40] - (800 + 100 * 1.6 / 2.5)) < 1e-9)
  }

  @Test("removal ends a run, and no difference is taken across")
  func removed() throws {
    let nn = try corrected(steady + [1600] + steady, .remove)
    #expect(nn.intervalsMs.count == 80 && nn.runs == [0..<40, 40..<80])
    #expect(nn.differenceCount == 78)
    #expect(nn.audit.map(\.action) == [.removed])
    #expect(nn.audit.map(\.replacementCount) == [0])
  }

  @Test(
    "whatever comes, time is kept and the audit adds up",
    arguments: ArtefactMethod.all, ArtefactReplacement.allCases)
  func laws(method: ArtefactMethod, replacement: ArtefactReplacement) throws {
    for seed in 0..<12 as Range<UInt64> {
      var generator = SplitMix64(seed: seed)
      var x = sinusRhythm(count: 200, seed: seed)
      for i in x.indices {
        let u = generator.nextUniform()
        if u < 0.02 { x[i] *= 2 }
        if u > 0.96 { x[i] *= 0.4 }
        if u > 0.5, u < 0.51 { x[i] = .nan }
      }
      let rr = try recording([820, 810] + x + [800, 800])
      let nn = try ArtefactCorrection(method: method, replacement: replacement)(rr)
      let gained = nn.audit.reduce(0) { $0 + $1.replacementCount - 1 }
      #expect(nn.intervalsMs.count == rr.intervalsMs.count + gained)
      #expect(nn.correctedFraction == Double(nn.audit.count) / Double(rr.intervalsMs.count))
      #expect(nn.durationS == rr.durationS)
      let decided = nn.audit.map(\.recordedIndex)
      #expect(decided == Array(Set(decided)).sorted())
      #expect(zip(nn.endTimesS.dropFirst(), nn.endTimesS).allSatisfy { $0 > $1 })
      #expect(nn.intervalsMs.allSatisfy { $0.isFinite && $0 > 0 })
      #expect(nn.runs.flatMap { Array($0) } == Array(nn.intervalsMs.indices))
      #expect(nn.labels.count { $0 != .normal } == nn.audit.reduce(0) { $0 + $1.replacementCount })
      for decision in nn.audit where decision.action == .removed {
        #expect(decision.replacementMs == nil && decision.replacementCount == 0)
      }
      // What ends with a recorded beat that was kept ends at its instant.
      let times = Set(rr.endTimesS())
      let kept = zip(nn.endTimesS, nn.labels).filter { $0.1 == .normal }
      #expect(kept.allSatisfy { times.contains($0.0) })
    }
  }
}
