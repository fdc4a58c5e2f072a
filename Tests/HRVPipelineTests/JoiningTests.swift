import Foundation
import HRVDSP
import HRVModel
import HRVPipeline
import HRVSimulation
import Testing

@Suite("Files of one recording")
struct JoiningTests {
  /// A folder that goes away with its owner.
  private final class Folder {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

    init() throws {
      try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func write(_ text: String, to name: String) throws -> String {
      try Data(text.utf8).write(to: root.appending(path: name))
      return root.appending(path: name).path
    }
  }

  private func rr(seed: UInt64, durationS: Double) throws -> [Double] {
    var heart = SimulatedRR.Options()
    heart.seed = seed
    heart.durationS = durationS
    return try SimulatedRR(heart).series.intervalsMs
  }

  private func text(_ intervalsMs: [Double]) -> String {
    intervalsMs.map { "\(Int($0))\n" }.joined()
  }

  // The pause is by hand: the second file begins 200 s after the first, whose intervals say how
  // long it lasts. Names of these files tell when they began.
  @Test("two files of intervals are analysed as one series with a gap")
  func intervals() async throws {
    let folder = try Folder()
    let (first, second) = (try rr(seed: 1, durationS: 190), try rr(seed: 2, durationS: 180))
    let lastsMs = first.reduce(0, +)
    let late = try folder.write(text(second), to: "2026-03-02 07-03-20.txt")
    let broken = try folder.write("8oo\n", to: "broken.txt")
    let early = try folder.write(text(first), to: "2026-03-02 07-00-00.txt")
    let other = try folder.write(text(second), to: "2026-03-03 07-00-00.txt")

    let analysis = Analysis()
    let paths = [late, broken, early, other]
    let joined = await analysis.recordings(joining: paths, workers: 2)
    #expect(joined.count == 3)
    let outcomes = await analysis(joined.map(\.reading), workers: 2)
    let one = try outcomes[0].get()
    #expect(one.recording.provenance.files == [early, late])
    #expect(throws: AnalysisError.self) { try outcomes[1].get() }
    #expect(try outcomes[2].get().recording.provenance.files == [other])
    #expect(joined[0].obstacle == nil)
    // Hand: the next day's begins 86,400 s after the first, 86,200 s after the second.
    let pauseS = 86_200 - second.reduce(0, +) / 1000
    guard case .pause(let lastsS, 600) = joined[2].obstacle else {
      Issue.record("\(String(describing: joined[2].obstacle))")
      return
    }
    #expect(abs(lastsS - pauseS) < 1e-6)

    var builder = RRSeries.Builder()
    for intervalMs in first { builder.append(intervalMs: intervalMs) }
    builder.addGap(durationMs: 200_000 - lastsMs, cause: .recorderPause)
    for intervalMs in second { builder.append(intervalMs: intervalMs) }
    var workspace = AnalysisWorkspace()
    let expected = try analysis(
      Recording(
        provenance: Provenance(file: "x", formatID: "x"), start: nil,
        signal: .rr(builder.finish())), using: &workspace)
    #expect(one.gaps == expected.gaps && one.beatCount == expected.beatCount)
    #expect(one.metrics == expected.metrics)
  }

  /// The table that the app's files are read as, of the samples in `range`, at 130 Hz.
  private func table(_ samplesMv: [Float], _ range: Range<Int>) -> String {
    var text = "Phone timestamp;sensor timestamp [ns];timestamp [ms];ecg [uV]\n"
    for i in range {
      let ns = 700_000_000_000_000_000 + Int(Double(i) * 1e9 / 130)
      let ms = Int(Double(i) * 1000 / 130)
      let stamp =
        "2026-03-02T07:\(padded(ms / 60_000)):\(padded(ms / 1000 % 60)).\(padded(ms % 1000, 3))"
      text +=
        "\(stamp);\(ns);\(Double(i - range.lowerBound) * 1000 / 130);\(Int(samplesMv[i] * 1000))\n"
    }
    return text
  }

  private func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  // Simulated: the beats that are found in both halves of an ECG of 60 s are those of the whole,
  // but for the few next to the cut, which lasts 5 s.
  @Test("two files of an ECG are analysed as one signal with a gap")
  func ecg() async throws {
    var heart = SimulatedRR.Options()
    heart.durationS = 60
    heart.resolution = .exact
    var options = SimulatedECG.Options()
    options.samplingRateHz = 130
    let samples = try SimulatedECG(SimulatedRR(heart), options).signal.samplesMv
    let folder = try Folder()
    let name = "Polar_H10_12345678_20260302_07"
    let parts = [
      try folder.write(table(samples, 0..<3900), to: "\(name)0000_ECG.txt"),
      try folder.write(table(samples, 4550..<samples.count), to: "\(name)0035_ECG.txt"),
    ]
    let whole = try folder.write(table(samples, 0..<samples.count), to: "whole_ECG.txt")
    let analysis = Analysis()
    let joined = await analysis.recordings(joining: parts, workers: 2)
    #expect(joined.count == 1)
    var workspace = AnalysisWorkspace()
    let one = try analysis(#require(joined.first).reading.get(), using: &workspace)
    #expect(one.recording.provenance.files == parts)
    let gaps = one.recording.gaps
    #expect(gaps.count == 1)
    #expect(abs((gaps.first?.durationS ?? 0) - 5) < 0.02, "\(gaps)")
    #expect(abs((gaps.first?.startS ?? 0) - 30) < 0.02, "\(gaps)")

    let all = try #require(
      try analysis(fileAt: whole, using: &workspace).ecg?.beats
    ).map(\.timeS)
    let found = try #require(one.ecg?.beats).map(\.timeS)
    let outside = all.filter { $0 < 29 || $0 > 36 }
    #expect(outside.count > 50)
    for timeS in outside {
      // A quarter of a sample interval, and the rounding of the stamps to 1 ms.
      #expect(found.contains { abs($0 - timeS) < 0.005 }, "\(timeS)")
    }
    #expect(found.allSatisfy { $0 < 30 || $0 > 35 })
  }

  @Test("an ECG without beats, and intervals that are all artefacts, leave their recording")
  func recordingOfAnError() throws {
    let flat = Recording(
      provenance: Provenance(file: "flat", formatID: "x"), start: nil,
      signal: .ecg(
        try ECGSignal(samplesMv: [Float](repeating: 0, count: 2600), samplingRateHz: 130)))
    var workspace = AnalysisWorkspace()
    do throws(AnalysisError) {
      _ = try Analysis()(flat, using: &workspace)
      Issue.record("found beats in a flat line")
    } catch {
      #expect(error.recording?.provenance.file == "flat")
      #expect(error.location.file == "flat")
    }
  }
}
