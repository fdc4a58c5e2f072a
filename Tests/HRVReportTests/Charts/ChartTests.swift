import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVReport

@Suite("Charts")
struct ChartTests {
  private func source(_ chart: some Chart) -> String {
    SVG.group(chart.drawing(chart.sizes[0])).source
  }

  /// The commands of the paths of a class.
  private func path(_ name: String, in source: String) throws -> String {
    let start = try #require(source.range(of: "class=\"\(name)\" d=\""))
    return String(source[start.upperBound...].prefix { $0 != "\"" })
  }

  @Test("no line is drawn across a gap")
  func gaps() throws {
    let chart = Tachogram(analysis: try SyntheticRecording().analysis())
    let path = try path("series", in: source(chart))
    #expect(path.count { $0 == "M" } == 2)
    #expect(path.count { $0 == "M" || $0 == "L" } == 420)
    #expect(source(chart).contains("class=\"gap\""))
  }

  @Test("a day of beats keeps its extremes")
  func longExtremes() throws {
    var synthetic = SyntheticRecording()
    (synthetic.beats, synthetic.gapAt, synthetic.artefactEvery) = (60_000, nil, nil)
    let analysis = try synthetic.analysis()
    let source = source(Tachogram(analysis: analysis))
    let path = try path("series", in: source)
    let heights = path.split { "ML".contains($0) }.compactMap {
      $0.split(separator: " ").last.flatMap { Double($0) }
    }
    #expect(heights.count < 4 * 900)
    // The plot of 210 units shows the axis from tick to tick, so the drawn extremes are known.
    let range = ClosedRange(spanning: analysis.nn.intervalsMs)
    let domain = Ticks.covering(range, about: 5).domain
    let scale = Scale(domain, from: 244, to: 34)
    let (top, bottom) = (scale(range.upperBound), scale(range.lowerBound))
    // Paths are written in tenths of a unit.
    #expect(Tolerance.absolute(0.051).accepts(heights.min() ?? 0, top))
    #expect(Tolerance.absolute(0.051).accepts(heights.max() ?? 0, bottom))
  }

  @Test("what was recorded beyond the axis is marked at its edge, with its value")
  func pinned() throws {
    let analysis = try SyntheticRecording().analysis()
    let source = source(Tachogram(analysis: analysis))
    for decision in analysis.nn.audit {
      let recorded = NumberText.fixed(decision.recordedMs, 0)
      #expect(source.contains("\(recorded) ms, \(decision.label.name), replaced by"))
    }
    #expect(source.count(of: "class=\"artefact\"") == analysis.nn.audit.count)
  }

  @Test("no pair spans a gap")
  func pairs() throws {
    var builder = RRSeries.Builder()
    for intervalMs in [700.0, 720] { builder.append(intervalMs: intervalMs) }
    builder.addGap(durationMs: 5000, cause: .dropout)
    for intervalMs in [900.0, 940] { builder.append(intervalMs: intervalMs) }
    let rr = try builder.finish()
    let nn = NNSeries(
      intervalsMs: rr.intervalsMs, endTimesS: rr.endTimesS(), runs: rr.runs,
      labels: Array(repeating: .normal, count: 4), audit: [], recordedCount: 4,
      durationS: rr.durationS)
    let analysis = RecordingAnalysis(
      recording: Recording(
        provenance: Provenance(file: "f", formatID: "plain-rr"), start: nil, signal: .rr(rr)),
      rr: rr, nn: nn, correction: "none",
      spectrum: .failure(.tooShort(neededS: 120, gotS: 8)), bands: .standard, metrics: [])
    let chart = PoincarePlot(analysis: analysis)
    // Two runs of two intervals hold two pairs, not three.
    #expect(source(chart).count(of: "h0") == 2)
    #expect(chart.summary.hasPrefix("2 pairs") && chart.summary.contains("were not computed"))
  }

  @Test("peaks are the highest bins, bands are shaded from edge to edge")
  func spectrum() throws {
    var density = [Double](repeating: 1, count: 121)
    (density[25], density[60]) = (900, 500)
    let spectrum = Spectrum(
      densityMs2PerHz: density, resolutionHz: 0.004,
      estimate: .init(method: "Welch", samplingRateHz: 4, segmentS: 250, segmentCount: 1))
    let analysis = try SyntheticRecording(beats: 200).analysis(spectrum: .success(spectrum))
    let chart = SpectrumChart(spectrum: spectrum, analysis: analysis)
    // By hand: bin 25 is 0.1 Hz, bin 60 is 0.24 Hz; LF holds the bins 10 to 37.
    #expect(chart.summary.contains("Peaks: LF 0.100 Hz, HF 0.240 Hz."))
    #expect(chart.summary.contains("LF \(NumberText.display((27 + 900) * 0.004))\u{A0}ms²"))
    for name in ["vlf", "lf", "hf"] { #expect(!(try path(name, in: source(chart))).isEmpty) }
    #expect(source(chart).count(of: "class=\"peak\"") == 2)
  }

  @Test("a power that the metric refuses is not printed beside the spectrum")
  func refusedPower() throws {
    let analysis = try SyntheticRecording().analysis()
    let spectrum = try analysis.spectrum.get()
    let refused = RecordingAnalysis(
      recording: analysis.recording, rr: analysis.rr, nn: analysis.nn,
      correction: "medium", spectrum: analysis.spectrum, bands: .standard,
      metrics: analysis.metrics.map {
        MetricResult(
          $0.definition, .failure(.tooManyCorrections(allowedFraction: 0.2, gotFraction: 0.5)))
      })
    let chart = SpectrumChart(spectrum: spectrum, analysis: refused)
    #expect(
      chart.summary
        == "No band has a power: 50 % of the intervals were corrected, at most 20 % are allowed.")
    #expect(!source(chart).contains("ms²<") && !source(chart).contains("class=\"peak\""))
  }

  @Test("unknown days are marked, and a mean needs three of seven days")
  func days() throws {
    let first = try #require(CivilDay(year: 2026, month: 1, day: 1))
    var study = SyntheticStudy()
    study.dayCount = 121
    let chart = try #require(DailySeriesChart(study.result()))
    let drawing = source(chart)
    // Unknown are the days 70 to 72, one stretch, and 96.
    #expect(drawing.count(of: "class=\"unknown\"") == 2)
    #expect(drawing.count(of: "class=\"switch\"") == 1)
    #expect(drawing.count(of: "class=\"day\"") == study.result().data.validDays)
    let values: [Double?] = [1, 1, nil, nil, 1, nil, nil, nil, nil, nil, 1]
    let days = values.enumerated().map { index, value in
      StudyDay(
        day: first.advanced(by: index), outcome: value, intake: .unknown, exposureMgPerDay: nil)
    }
    let result = SyntheticStudy.refused.result(days: days)
    let sparse = try #require(DailySeriesChart(result))
    let path = try path("mean", in: source(sparse))
    // By hand: of the seven days up to day 4, 5 and 6 three have a value, up to others fewer.
    #expect(path.count { $0 == "M" || $0 == "L" } == 3)
  }

  // Hand: off days alternate between 3 and 5; of 24 of them the mean is 4, the SD √(24/23). Magnesium
  // was taken on days 24 to 26, and on 28.
  @Test("what is usual without magnesium is a band, days with it are a ground")
  func phases() throws {
    let first = try #require(CivilDay(year: 2026, month: 1, day: 1))
    func days(_ off: Int) -> [StudyDay] {
      (0..<off + 5).map { index in
        let isOn = index >= off && index != off + 3
        return StudyDay(
          day: first.advanced(by: index), outcome: isOn ? 9 : index % 2 == 0 ? 3 : 5,
          intake: index == off + 3 ? .unknown : .known(elementalMg: isOn ? 200 : 0),
          exposureMgPerDay: 0)
      }
    }
    let usual = try #require(DailySeriesChart.usual(days(24)))
    let deviation = (24.0 / 23).squareRoot()
    #expect(Tolerance.relative(1e-12).accepts(usual.lowerBound, 4 - deviation))
    #expect(Tolerance.relative(1e-12).accepts(usual.upperBound, 4 + deviation))
    #expect(DailySeriesChart.usual(days(19)) == nil)
    let chart = try #require(DailySeriesChart(SyntheticStudy().result(days: days(24))))
    #expect(source(chart).count(of: "class=\"phase\"") == 2)
    #expect(source(chart).count(of: "class=\"usual\"") == 1)
  }

  @Test("the interval, the worthwhile band and the detectable effect are to scale")
  func effect() throws {
    let chart = try #require(EffectChart(StudyAnswer(result: SyntheticStudy().result())))
    let drawing = source(chart)
    // By hand: the axis runs from −25 to 25 over the units 16 to 884, 17.36 a percent; 12 % upward are
    // 1 − 1/1.12 downward.
    #expect(drawing.contains("class=\"trivial\" x=\"264\""))
    #expect(drawing.contains("width=\"394.32\""))
    #expect(chart.summary.contains("changes of −10.7\u{A0}% to +12\u{A0}% would not matter"))
    #expect(drawing.contains("class=\"interval\" x1=\"290.29\""))
    #expect(drawing.contains("x2=\"785.05\""))
    #expect(chart.summary.contains("from −9.2\u{A0}% to +19.3\u{A0}%"))
  }

  @Test("an effect in a unit of its own is as large downward as upward")
  func symmetricEffect() throws {
    var study = SyntheticStudy()
    study.effect = TestResult(
      testID: "t", nullHypothesis: "h", estimate: 4, unit: "ms",
      interval: ConfidenceInterval(lower: -9, upper: 19, level: 0.95), pValue: 0.5, n: 100,
      assumptions: [])
    let chart = try #require(EffectChart(StudyAnswer(result: study.result())))
    // The fixture's change of 12 is to either side of the middle, 450, of an axis from −25 to 25.
    #expect(chart.summary.contains("changes of ±12\u{A0}ms would not matter"))
    #expect(source(chart).contains("class=\"trivial\" x=\"241.68\""))
  }

  @Test("numbers that are none never reach a drawing")
  func notFinite() throws {
    let first = try #require(CivilDay(year: 2026, month: 1, day: 1))
    let days = [Double.nan, .infinity, 3].enumerated().map { index, value in
      StudyDay(
        day: first.advanced(by: index), outcome: value, intake: .known(elementalMg: value),
        exposureMgPerDay: value)
    }
    let page = StudyReport.html(SyntheticStudy.refused.result(days: days), disclaimer: "x")
    let text = String(decoding: page, as: UTF8.self)
    #expect(!text.contains("nan") && !text.contains("\"inf"))
  }
}

extension String {
  fileprivate func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
