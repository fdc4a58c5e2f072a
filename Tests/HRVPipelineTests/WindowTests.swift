import HRVDSP
import HRVModel
import HRVPipeline
import HRVSimulation
import HRVTestSupport
import Testing

@Suite("Windows of a recording")
struct WindowTests {
  private func recording(_ rr: RRSeries, start: Timestamp? = nil) -> Recording {
    Recording(
      provenance: Provenance(file: "x", formatID: "plain-rr"),
      start: start.map { RecordingStart(timestamp: $0, source: .file) }, signal: .rr(rr))
  }

  private func series(seconds: Double, gapAfter: Int? = nil) throws -> RRSeries {
    var options = SimulatedRR.Options()
    options.durationS = seconds
    let intervals = try SimulatedRR(options).series.intervalsMs
    var builder = RRSeries.Builder()
    for (index, interval) in intervals.enumerated() {
      builder.append(intervalMs: interval)
      if index == gapAfter { builder.addGap(durationMs: 200_000, cause: .dropout) }
    }
    return try builder.finish()
  }

  private func windows(
    _ rr: RRSeries, _ windows: AnalysisWindows, start: Timestamp? = nil
  ) throws -> [WindowAnalysis] {
    var options = AnalysisOptions()
    options.windows = windows
    options.correction = .none
    var workspace = AnalysisWorkspace()
    return try #require(
      Analysis(options: options)(recording(rr, start: start), using: &workspace).windows)
  }

  // Naive twin: the intervals whose two beats lie in the window, cut out by comparing every
  // instant and analysed as a recording of their own. Time 0 differs, so the sums of times may
  // differ in the last bits.
  @Test("a window has the metrics of its intervals alone", arguments: [nil, 700] as [Int?])
  func twin(gapAfter: Int?) throws {
    let rr = try series(seconds: 1500, gapAfter: gapAfter)
    let ends = rr.endTimesS()
    let got = try windows(rr, AnalysisWindows(lengthS: 300, stepS: 70, minimumCoverage: 0))
    #expect(got.count == Int((rr.durationS - 300) / 70) + 1)
    for (number, window) in got.enumerated() {
      let startS = Double(number) * 70
      #expect(window.startS == startS)
      var builder = RRSeries.Builder()
      var previous: Int?
      for i in ends.indices
      where ends[i] - rr.intervalsMs[i] / 1000 > startS - 1e-6 && ends[i] < startS + 300 + 1e-6 {
        if let previous, rr.runs.contains(where: { $0.lowerBound == i }) {
          let pauseS = ends[i] - rr.intervalsMs[i] / 1000 - ends[previous]
          builder.addGap(durationMs: pauseS * 1000, cause: .dropout)
        }
        builder.append(intervalMs: rr.intervalsMs[i])
        previous = i
      }
      guard previous != nil else {
        #expect(window.intervalCount == 0 && window.invalidity != nil)
        continue
      }
      let part = try builder.finish()
      #expect(window.intervalCount == part.intervalsMs.count)
      var options = AnalysisOptions()
      options.correction = .none
      var workspace = AnalysisWorkspace()
      let alone = try Analysis(options: options)(recording(part), using: &workspace)
      for (metric, expected) in zip(window.metrics, alone.metrics) {
        switch (metric.value, expected.value) {
        case (.success(let a), .success(let b)):
          #expect(Tolerance.relative(1e-7).accepts(a, b), "\(metric.definition.id)")
        case (.failure, .failure): break
        default: Issue.record("\(metric.definition.id) in window \(number)")
        }
      }
    }
  }

  // Hand: the clock shows 07:13:20 at time 0; multiples of 5 min after midnight follow at 100 s,
  // 400 s, 700 s.
  @Test("windows begin at round times of the clock when asked to")
  func clock() throws {
    let day = try #require(CivilDay(year: 2026, month: 3, day: 2))
    let start = try #require(Timestamp(day: day, hour: 7, minute: 13, second: 20))
    let rule = try AnalysisWindows(lengthS: 300, alignment: .clock)
    #expect(rule.startsS(inRecordingOf: 1000, from: start) == [100, 400, 700])
    #expect(rule.startsS(inRecordingOf: 999.9, from: start) == [100, 400])
    #expect(rule.startsS(inRecordingOf: 1000, from: nil).isEmpty)
    #expect(try AnalysisWindows(lengthS: 300).startsS(inRecordingOf: 299, from: start).isEmpty)
  }

  @Test("a window with too little in it has a reason instead of metrics")
  func coverage() throws {
    // A gap of 200 s after 700 intervals, some 600 s, leaves windows without their fifth.
    let got = try windows(series(seconds: 1500, gapAfter: 700), AnalysisWindows(lengthS: 300))
    let invalid = got.filter { $0.invalidity != nil }
    #expect(!invalid.isEmpty && invalid.count < got.count)
    for window in invalid {
      #expect(window.coveredS < 0.8 * 300)
      for metric in window.metrics { #expect(throws: MetricError.self) { try metric.value.get() } }
    }
    for window in got where window.invalidity == nil { #expect(window.coveredS >= 0.8 * 300) }
  }

  @Test("corrections are counted in the window in which they end")
  func corrections() throws {
    var intervals = [Double](repeating: 800, count: 750)
    for i in intervals.indices where i % 3 == 0 { intervals[i] = 810 }
    intervals[100] = 1600
    intervals[500] = 1600
    intervals[510] = 1600
    var options = AnalysisOptions()
    options.windows = try AnalysisWindows(lengthS: 120)
    var workspace = AnalysisWorkspace()
    let analysis = try Analysis(options: options)(
      recording(RRSeries(intervalsMs: intervals)), using: &workspace)
    let counts = try #require(analysis.windows).map {
      ($0.correctedFraction * Double($0.intervalCount)).rounded()
    }
    // Hand: interval 100 ends at 81 s, 500 and 510 at 404 s and 413 s.
    #expect(counts == [1, 0, 0, 2, 0])
  }

  // Naive twin: every entry of the audit is looked at for every window.
  @Test("overlapping windows count every correction that ends in them")
  func manyCorrections() throws {
    var intervals = [Double](repeating: 800, count: 2000)
    for i in intervals.indices where i % 3 == 0 { intervals[i] = 810 }
    for i in stride(from: 13, to: 1990, by: 37) { intervals[i] = 1600 }
    var options = AnalysisOptions()
    options.windows = try AnalysisWindows(lengthS: 60, stepS: 7, minimumCoverage: 0)
    options.metrics = []
    options.maximumCorrectedFraction = 1
    var workspace = AnalysisWorkspace()
    let analysis = try Analysis(options: options)(
      recording(RRSeries(intervalsMs: intervals)), using: &workspace)
    #expect(analysis.nn.audit.count == 54)
    for window in try #require(analysis.windows) {
      let endS = window.startS + window.lengthS
      let corrections = analysis.nn.audit.filter {
        $0.endTimeS > window.startS && $0.endTimeS <= endS
      }
      let nn = analysis.nn
      let normals = nn.labels.indices.filter {
        nn.labels[$0] == .normal && nn.endTimesS[$0] <= endS + 1e-6
          && nn.endTimesS[$0] - nn.intervalsMs[$0] / 1000 >= window.startS - 1e-6
      }
      #expect(
        window.correctedFraction
          == Double(corrections.count) / Double(normals.count + corrections.count))
    }
  }

  @Test(
    "refuses lengths that make no sense",
    arguments: [(0.0, 60.0), (60, 0), (.nan, 60), (1e9, 1)])
  func refusals(lengthS: Double, stepS: Double) {
    #expect(throws: ModelError.self) { try AnalysisWindows(lengthS: lengthS, stepS: stepS) }
  }
}
