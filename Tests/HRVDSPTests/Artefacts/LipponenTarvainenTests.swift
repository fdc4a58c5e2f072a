import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("Lipponen–Tarvainen")
struct LipponenTarvainenTests {
  private func labels(_ x: [Double]) throws -> [BeatLabel] {
    let nn = try ArtefactCorrection(method: .lipponenTarvainen)(recording(x))
    var labels = [BeatLabel](repeating: .normal, count: x.count)
    for decision in nn.audit { labels[decision.recordedIndex] = decision.label }
    return labels
  }

  /// Rhythms of all lengths around the windows of 11 and 91, whole milliseconds with many ties
  /// among them, spoilt in every way.
  private func series(seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    let count = [12, 13, 45, 46, 47, 89, 91, 92, 99, 137, 260, 700][Int(seed) % 12]
    let grid = [1.0, 7.8125, 0.001][Int(seed / 12) % 3]
    var x = sinusRhythm(count: count, seed: seed).map {
      (($0 + 30 * (generator.nextUniform() - 0.5)) / grid).rounded() * grid
    }
    var i = Int(seed % 9)
    while i + 2 < x.count {
      switch Int(generator.nextUniform() * 5) {
      case 0: x[i] *= 2
      case 1: x[i] /= 2; x.insert(x[i], at: i)
      case 2: x[i] -= 250; x[i + 1] += 250
      case 3: x[i] += 180
      default: x[i] -= 200
      }
      i += 3 + Int(generator.nextUniform() * 60)
    }
    return x
  }

  @Test("labels are those of the equations", arguments: 0..<144 as Range<UInt64>)
  func twin(seed: UInt64) throws {
    let x = series(seed: seed)
    #expect(try labels(x) == NaiveLipponenTarvainen.labels(x))
  }

  // The twin sorts; the bits are those of the same elements, interpolated alike.
  @Test("thresholds and medians are those of the equations", arguments: 0..<144 as Range<UInt64>)
  func thresholds(seed: UInt64) throws {
    let x = series(seed: seed)
    let naive = NaiveLipponenTarvainen.firstThresholdsAndMedians(x)
    for decision in try ArtefactCorrection(method: .lipponenTarvainen)(recording(x)).audit {
      #expect(decision.allowedMs == naive[decision.recordedIndex].threshold)
      #expect(decision.referenceMs == naive[decision.recordedIndex].median)
    }
  }

  // Differences between which most of a run lies in one bin, and one between which it lies in all.
  @Test("one great artefact does not hide what is small beside it")
  func hostile() throws {
    for size in [1.0, 0.01] {
      var generator = SplitMix64(seed: 4)
      var x = (0..<400).map { _ in 800 + size * generator.nextUniform() }
      for i in stride(from: 7, to: 200, by: 9) { x[i] = 2900 }
      for i in stride(from: 250, to: 390, by: 40) { x[i] += 20 * size }
      #expect(try labels(x) == NaiveLipponenTarvainen.labels(x))
      #expect(try labels(x)[250] != .normal)
    }
  }

  // Of 5 · 144 kinds of artefacts, the twin test would pass if nothing were ever found.
  @Test("every kind is found somewhere")
  func kinds() throws {
    var found: Set<BeatLabel> = []
    for seed in 0..<144 as Range<UInt64> { found.formUnion(try labels(series(seed: seed))) }
    #expect(found == [.normal, .ectopic, .missed, .extra, .misaligned])
  }

  // Section 3 of the paper: one beat in a hundred taken out, put in halfway, or moved.
  @Test("missed, extra and moved beats are named and mended")
  func published() throws {
    let clean = sinusRhythm(count: 500, seed: 3)
    let truth = try evaluate("rmssd", uncorrected(clean)).get()
    // The early interval is short by equation 13 before the pause is ectopic by equation 10.
    let labels: [(Artefact, [BeatLabel])] = [
      (.missed, [.missed]), (.extra, [.extra]), (.premature(0.35), [.misaligned, .ectopic]),
    ]
    for (artefact, names) in labels {
      let (x, spoilt) = injected(artefact, into: clean, every: 100)
      let nn = try ArtefactCorrection(method: .lipponenTarvainen)(recording(x))
      #expect(nn.audit.map(\.recordedIndex) == spoilt)
      #expect(nn.audit.allSatisfy { names.contains($0.label) && $0.pass == 1 })
      #expect(nn.intervalsMs.count == clean.count)
      // The paper gives errors of RMSSD below 2 %.
      #expect(abs(try evaluate("rmssd", nn).get() - truth) < 0.02 * truth)
    }
  }

  @Test("runs of ten intervals are too short to be judged, eleven are not")
  func short() throws {
    let ten = [800.0, 810, 790, 805, 800, 1610, 795, 800, 812, 800]
    #expect(try labels(ten).allSatisfy { $0 == .normal })
    #expect(try labels(ten + [790])[5] == .missed)
  }

  @Test("where differences do not vary, nothing is found")
  func flat() throws {
    var x = [Double](repeating: 800, count: 60)
    x[30] = 1600
    #expect(try labels(x).allSatisfy { $0 == .normal })
  }
}
