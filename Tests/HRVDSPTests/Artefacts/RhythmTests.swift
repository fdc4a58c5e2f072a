import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("Smoothest rhythm")
struct RhythmTests {
  private func leftOut(_ x: [Double]) throws -> [Int] {
    try ArtefactCorrection(method: .rhythm, replacement: .remove)(recording(x)).audit.map(
      \.recordedIndex)
  }

  /// The definition, for a run of one block: every choice is tried.
  private func exhaustive(_ x: [Double]) -> [Int] {
    let pairs = zip(x.dropFirst(), x)
    let middle = (x.count - 1) / 2
    let differences = pairs.map { 2 * abs($0 - $1) / ($0 + $1) }.sorted()
    let tolerance = min(max(8 * differences[middle], 0.06), 0.2)
    let level = pairs.map { ($0 + $1) / 2 }.sorted()[middle]
    func step(_ a: Double, _ b: Double) -> Double {
      let z = 2 * (a - b) / (a + b) / tolerance
      return min(6, z * z)
    }
    var best = (cost: Double.infinity, kept: 0)
    for kept in 1..<(1 << x.count) {
      let indices = x.indices.filter { kept >> $0 & 1 == 1 }
      var cost = Double(x.count - indices.count)
      for i in indices {
        let beyond = (abs(x[i] / level - 1) - 0.2) / 0.2
        if beyond > 0 { cost += min(6, beyond * beyond) }
      }
      for (a, b) in zip(indices, indices.dropFirst()) { cost += step(x[a], x[b]) }
      let borders = [-1] + indices + [x.count]
      for (a, b) in zip(borders, borders.dropFirst()) where b > a + 1 {
        let row = x[(a + 1)..<b]
        let (before, after) = (x[a < 0 ? b : a], x[b == x.count ? a : b])
        let isShort = row.contains { $0 <= min(before, after) * (1 - tolerance / 2) }
        let isLong = row.reduce(0, +) >= Double(row.count) * 1.5 * (before + after) / 2
        if !isShort, !isLong { cost += 4 }
      }
      if cost < best.cost { best = (cost, kept) }
    }
    return x.indices.filter { best.kept >> $0 & 1 == 0 }
  }

  @Test("of all choices the cheapest is made", arguments: 0..<60 as Range<UInt64>)
  func twin(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let count = 5 + Int(seed % 8)
    let x = (0..<count).map { _ in
      let normal = 800 + 60 * (generator.nextUniform() - 0.5)
      let u = generator.nextUniform()
      return u < 0.12 ? normal * 0.6 : u < 0.24 ? normal * 1.5 : u < 0.3 ? normal * 2 : normal
    }
    let expected = exhaustive(x)
    guard x.count - expected.count >= 2 else { return }
    #expect(try leftOut(x) == expected)
  }

  @Test("missed, extra and premature beats are named", arguments: 0..<5 as Range<UInt64>)
  func kinds(seed: UInt64) throws {
    let clean = sinusRhythm(count: 500, seed: seed)
    for (artefact, label) in [
      (Artefact.missed, BeatLabel.missed), (.extra, .extra), (.premature(0.3), .ectopic),
    ] {
      let (x, spoilt) = injected(artefact, into: clean, every: 25)
      let nn = try ArtefactCorrection()(recording(x))
      #expect(nn.audit.map(\.recordedIndex) == spoilt)
      #expect(nn.audit.allSatisfy { $0.label == label })
      #expect(nn.intervalsMs.count == clean.count)
    }
  }

  // A median of the intervals is early or late here; that of the means of neighbours is 800.
  @Test("where every second beat is premature, no beat is taken for normal rhythm")
  func bigeminy() throws {
    let normal = sinusRhythm(count: 60, seed: 1)
    let bigeminal = (0..<20).flatMap { _ -> [Double] in [520, 1260] }
    let found = try leftOut(normal + bigeminal + normal)
    #expect(found == Array(60..<100))
  }

  @Test("a heart that slows in one beat, and one that steps to a new rate, are left alone")
  func slowing() throws {
    let x = [720.0, 730, 715, 725, 740, 1000, 940, 880, 830, 800, 780, 760, 750, 740, 735]
    #expect(try leftOut(x + x + x) == [])
    let (slow, fast) = ([Double](repeating: 1000, count: 60), [Double](repeating: 700, count: 60))
    #expect(try leftOut(slow + fast) == [])
  }

  @Test("more than sixteen artefacts in a row do not stop the search")
  func longBurst() throws {
    let normal = sinusRhythm(count: 80, seed: 2)
    var generator = SplitMix64(seed: 5)
    let noise = (0..<30).map { _ in 300 + 1500 * generator.nextUniform() }
    let found = try leftOut(normal + noise + normal)
    #expect(found.allSatisfy { (79..<111).contains($0) })
    #expect(found.count > 20)
  }

  @Test(
    "of annotated sinus rhythm over a day, one interval in a thousand at most is altered",
    .enabled(if: RealData.isAvailable, Comment(rawValue: RealData.skipReason)))
  func realSinusRhythm() throws {
    guard let lines = realLines("plain_rr/rest_rri.txt") else { return }
    let x = lines.compactMap { Double($0) }
    let nn = try ArtefactCorrection()(recording(x))
    #expect(x.count == 910)
    // Measured: 3 of 910.
    #expect(nn.audit.count <= 3)
  }
}
