import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVReport

@Suite("Charts of details")
struct DetailChartTests {
  private func source(_ chart: some Chart) -> String {
    SVG.group(chart.drawing(chart.sizes[0])).source
  }

  private func points(_ name: String, in source: String) throws -> [(x: Double, y: Double)] {
    let start = try #require(source.range(of: "class=\"\(name)\" d=\""))
    let path = source[start.upperBound...].prefix { $0 != "\"" }
    return path.split { "MLZ".contains($0) }.compactMap { piece in
      let pair = piece.split(separator: " ").compactMap { Double($0) }
      return pair.count == 2 ? (pair[0], pair[1]) : nil
    }
  }

  // The finer spectrum is 1.2 and 0.8 times ours by turns. A bin of ours of bin k takes in the finer
  // bins 2k (1.2 dₖ) and 2k − 1 (0.8 dₖ₋₁) (halves round away from 0): their mean.
  @Test("other estimators are gathered in the bins of the first")
  func overlays() throws {
    let analysis = try SyntheticRecording().analysis()
    let spectrum = try analysis.spectrum.get()
    let details = SyntheticDetails.make(of: analysis)
    let overlays = SpectrumChart.overlays(details.otherSpectra, over: spectrum)
    #expect(overlays.map(\.name) == ["autoregressive"])
    let density = spectrum.densityMs2PerHz
    let bin = 30
    let point = overlays[0].points[bin]
    #expect(Tolerance.relative(1e-12).accepts(point.hz, 30 * spectrum.resolutionHz))
    #expect(
      Tolerance.relative(1e-12).accepts(
        point.density, (1.2 * density[30] + 0.8 * density[29]) / 2))
    let chart = SpectrumChart(
      spectrum: spectrum, analysis: analysis, others: details.otherSpectra)
    #expect(source(chart).contains("class=\"other first\""))
    #expect(chart.legend.map(\.text).suffix(2) == ["Welch", "autoregressive"])
  }

  // The plot is read back: the feet stand on the axis, the peak at the height of 14.
  @Test("the triangle stands where the histogram says")
  func triangle() throws {
    let chart = HistogramChart(histogram: SyntheticDetails.histogram())
    let points = try points("triangle", in: source(chart))
    #expect(points.count == 3 && points[0].y == points[2].y && points[1].y < points[0].y)
    // Feet and peak are in proportion to 793, 816.5 and 839.8 ms; paths are in tenths.
    let share = (points[1].x - points[0].x) / (points[2].x - points[0].x)
    #expect(Tolerance.absolute(0.001).accepts(share, 23.5 / 46.8))
    #expect(chart.summary.contains("33 intervals"))
    #expect(chart.summary.contains("TINN is 46.8 ms"))
    let refused = HistogramChart(histogram: SyntheticDetails.histogram(), withheld: "too much")
    #expect(
      !source(refused).contains("triangle") && refused.summary.contains("No triangle: too much"))
    #expect(!refused.summary.contains("46.8"))
    let lonely = HistogramChart(
      histogram: IntervalCounts(
        binMs: 7.8125, firstEdgeMs: 796.875, counts: [4], triangle: nil))
    #expect(!source(lonely).contains("triangle"))
  }

  @Test("a spectrogram has the strong rhythm in another shade, and leaves out what has none")
  func spectrogram() throws {
    let analysis = try SyntheticRecording().analysis()
    let chart = try #require(
      SpectrogramChart(SyntheticDetails.spectrogram(), of: analysis))
    // Of 1-2-5 steps the eight up to 1 (199 of 200 densities are no greater than 1000: one in fifty is
    // 1000), so the ladder ends at 1000.
    #expect(chart.legend.map(\.text).last == "from 1000")
    let strong = try points("heat s8", in: source(chart))
    // Two stretches of one row: before and after the window without a spectrum.
    #expect(strong.count == 4 && Set(strong.map(\.y)).count == 1)
    let weak = try points("heat s0", in: source(chart))
    #expect(Set(weak.map(\.y)).count == 43)
    #expect(chart.summary.hasSuffix(" 1 window stays empty: too few usable beats."))
    let none = Spectrogram(lengthS: 300, stepS: 300, resolutionHz: 0.01, binCount: 50)
    #expect(SpectrogramChart(none, of: analysis) == nil)
  }

  private static func windows(of lengthS: Double, every resolutionHz: Double) -> Spectrogram {
    var made = Spectrogram(
      lengthS: lengthS, stepS: lengthS, resolutionHz: resolutionHz, binCount: 200)
    made.append(startS: 0, coveredS: lengthS) { $0 += [Double](repeating: 1, count: 200) }
    let refusals: [MetricError] = [
      .tooManyCorrections(allowedFraction: 0.2, gotFraction: 0.5),
      .atrialFibrillation(suspected: 2, stretches: 2),
      .atrialFibrillation(suspected: 1, stretches: 1),
    ]
    for (index, refusal) in refusals.enumerated() {
      made.append(
        startS: Double(index + 1) * lengthS, coveredS: lengthS, invalidity: refusal)
    }
    return made
  }

  @Test("a spectrogram says why windows are empty, each reason with its number")
  func reasons() throws {
    let chart = try #require(
      SpectrogramChart(
        Self.windows(of: 300, every: 0.005), of: SyntheticRecording().analysis()))
    #expect(
      chart.summary.hasSuffix(
        " 3 windows stay empty: as irregular as atrial fibrillation, or noise (2),"
          + " too much corrected (1)."))
  }

  // The metric needs ten minutes and bins no wider than VLF's lower edge, 0.0033 Hz.
  @Test(
    "VLF by window needs ten minutes that resolve it",
    arguments: [(300, 0.003, false), (600, 0.005, false), (600, 0.003, true)])
  func vlf(lengthS: Double, resolutionHz: Double, isGiven: Bool) throws {
    let chart = try #require(
      SpectrogramChart(
        Self.windows(of: lengthS, every: resolutionHz), of: SyntheticRecording().analysis()))
    let numbers = HTML.group(chart.numbers).source
    #expect(numbers.contains("VLF ms²") == isGiven && numbers.contains("LF ms²"))
  }
}
