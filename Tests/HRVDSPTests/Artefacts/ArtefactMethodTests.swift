import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

/// The table of methods, and what each finds in series worked by hand.
@Suite("Artefact methods")
struct ArtefactMethodTests {
  private func found(_ id: String, _ x: [Double]) throws -> [Int] {
    let method = try #require(ArtefactMethod.named(id))
    // Removal leaves the findings as they are.
    let nn = try ArtefactCorrection(method: method, replacement: .remove)(recording(x))
    return nn.audit.map(\.recordedIndex)
  }

  @Test("the ids are a contract")
  func ids() {
    #expect(
      ArtefactMethod.all.map(\.id) == [
        "none", "range", "malik", "kamath", "karlsson", "acar", "quotient", "very-low", "low",
        "medium", "strong", "very-strong", "lipponen-tarvainen", "rhythm",
      ])
    #expect(ArtefactMethod.standard.id == "rhythm")
    #expect(ArtefactCorrection().description == "rhythm")
    #expect(ArtefactCorrection(method: .malik, replacement: .remove).description == "malik, remove")
    for method in ArtefactMethod.all { #expect(ArtefactMethod.named(method.id) == method) }
    #expect(ArtefactMethod.named("kubios") == nil)
  }

  @Test("a range of one's own is read, and nonsense is not")
  func ranges() throws {
    #expect(ArtefactMethod.named("range:400-1500")?.id == "range:400-1500")
    #expect(ArtefactMethod.named("range:300-2000")?.id == "range")
    for id in ["range:", "range:400", "range:1500-400", "range:0-9", "range:a-b", "range:1-inf"] {
      #expect(ArtefactMethod.named(id) == nil, "\(id)")
    }
    #expect(try found("range:400-1500", [800, 399, 400, 1500, 1501, 800, 800]) == [1, 4])
    #expect(try found("range", [800, 299, 300, 2000, 2001, 800, 800]) == [1, 4])
  }

  // By hand: 700 < 0.8 · 1000; 1300 > 1.2 · 700; 1000 < 0.8 · 1300; 1190 is within 20 % of 1000.
  @Test("Malik: more than 20 % from the interval before, whatever that was")
  func malik() throws {
    #expect(try found("malik", [1000, 1000, 700, 1300, 1000, 1190, 1000]) == [2, 3, 4])
  }

  // By hand: 1.324 and 0.756 are within the bounds, 1.326 and 0.754 are not.
  @Test("Kamath: up by 32.5 %, down by 24.5 %")
  func kamath() throws {
    #expect(try found("kamath", [1000, 1324, 1324, 1001, 757, 757]) == [])
    #expect(try found("kamath", [1000, 1326, 1326, 1326]) == [1])
    #expect(try found("kamath", [1000, 754, 754, 754]) == [1])
  }

  // By hand: 1300 is 300 from 1000; its neighbours are 150 from 1150. 1000 is 300 from 1300, and
  // from 700.
  @Test("Karlsson: more than 20 % from the mean of both neighbours")
  func karlsson() throws {
    #expect(try found("karlsson", [1000, 1000, 1300, 1000, 1000]) == [2])
    #expect(try found("karlsson", [1600, 1000, 1000, 1000, 400]) == [1, 3])
  }

  @Test("Acar: against the last nine accepted, and anew after nine rejected")
  func acar() throws {
    let nine = [Double](repeating: 1000, count: 9)
    #expect(try found("acar", nine + [1300, 1000, 790, 1190]) == [9, 11])
    // What is rejected does not move the mean; the first nine are never judged.
    #expect(try found("acar", [400] + nine.dropLast() + [1150]) == [9])
    let step = try found("acar", nine + [Double](repeating: 700, count: 15))
    #expect(step == Array(9..<18))
  }

  // By hand: 1000 / 700 = 1.43; 700 / 1000 = 0.7; the rest are equal.
  @Test("the quotient filter finds the first of a pair")
  func quotient() throws {
    #expect(try found("quotient", [1000, 1000, 700, 1000, 1000]) == [1, 2])
  }

  // By hand: at first only 850 / 700 = 1.21 is out; without 850, 1000 stands before 700.
  @Test("the quotient filter looks again, and says in which pass it found what")
  func quotientPasses() throws {
    let nn = try ArtefactCorrection(method: .quotient)(recording([1000, 850, 700, 700, 700]))
    #expect(nn.audit.map(\.recordedIndex) == [0, 1])
    #expect(nn.audit.map(\.pass) == [2, 1])
    #expect(nn.audit.map(\.referenceMs) == [700, 700])
  }

  @Test(
    "clean rhythm keeps its bits under every method but the closest threshold",
    arguments: ArtefactMethod.all.filter { $0.id != "very-strong" })
  func clean(method: ArtefactMethod) throws {
    for seed in 0..<5 as Range<UInt64> {
      let rr = try recording(sinusRhythm(count: 400, seed: seed))
      let nn = try ArtefactCorrection(method: method)(rr)
      #expect(nn.intervalsMs == rr.intervalsMs && nn.endTimesS == rr.endTimesS())
      #expect(nn.audit.isEmpty)
    }
  }

  @Test("a factor changes no verdict, a range excepted", arguments: ArtefactMethod.all)
  func scale(method: ArtefactMethod) throws {
    guard method.id != "range" else { return }
    let x = injected(.premature(0.3), into: sinusRhythm(count: 300, seed: 4), every: 17).series
    let base = try ArtefactCorrection(method: method)(recording(x))
    let half = try ArtefactCorrection(method: method)(recording(x.map { $0 / 2 }))
    #expect(base.audit.map(\.recordedIndex) == half.audit.map(\.recordedIndex))
    #expect(base.audit.map(\.label) == half.audit.map(\.label))
    // Early by 30 % is within 45 % of any median, and about 35 % of some.
    if method.id != "low" {
      #expect(base.audit.isEmpty == ["none", "very-low"].contains(method.id))
    }
  }

  @Test("what a workspace served before changes nothing", arguments: ArtefactMethod.all)
  func workspace(method: ArtefactMethod) throws {
    var workspace = CorrectionWorkspace()
    let correction = ArtefactCorrection(method: method)
    for (seed, count) in zip(0..<6 as Range<UInt64>, [500, 40, 300, 3, 700, 90]) {
      let x = injected(.extra, into: sinusRhythm(count: count, seed: seed), every: 23).series
      let rr = try recording(x + [.nan] + x.reversed())
      #expect(try correction(rr, using: &workspace) == correction(rr))
    }
  }

  @Test("runs are judged apart", arguments: ArtefactMethod.all)
  func runs(method: ArtefactMethod) throws {
    let a = injected(.premature(0.35), into: sinusRhythm(count: 150, seed: 1), every: 31).series
    let b = injected(.missed, into: sinusRhythm(count: 120, seed: 2), every: 37).series
    let correction = ArtefactCorrection(method: method)
    let together = try correction(recording(a + [.nan] + b)).audit.map(\.recordedIndex)
    let apart =
      try correction(recording(a)).audit.map(\.recordedIndex)
      + correction(recording(b)).audit.map { $0.recordedIndex + a.count }
    #expect(together == apart)
  }
}
