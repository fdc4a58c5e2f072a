import Foundation
import HRVModel
import Testing

@testable import HRVReport

/// Charts of a recording whose metrics were refused as a whole.
@Suite("Charts of refused recordings")
struct RefusedChartTests {
  private static let reason = MetricError.atrialFibrillation(suspected: 3, stretches: 9)

  private func refused() throws -> RecordingAnalysis {
    let analysis = try SyntheticRecording().analysis()
    return RecordingAnalysis(
      recording: analysis.recording, rr: analysis.rr, nn: analysis.nn,
      correction: analysis.correction, spectrum: analysis.spectrum, bands: analysis.bands,
      metrics: analysis.metrics.map { MetricResult($0.definition, .failure(Self.reason)) })
  }

  private func numbers(_ chart: some Chart) -> String { HTML.group(chart.numbers).source }

  @Test("other estimators give no powers either, and the reason stands under the chart")
  func spectrum() throws {
    func chart(_ analysis: RecordingAnalysis) throws -> SpectrumChart {
      SpectrumChart(
        spectrum: try analysis.spectrum.get(), analysis: analysis,
        others: SyntheticDetails.make(of: analysis).otherSpectra)
    }
    let whole = try chart(SyntheticRecording().analysis())
    #expect(numbers(whole).contains("The same intervals by other estimators"))
    let chart = try chart(refused())
    #expect(!numbers(chart).contains("LF/HF"))
    #expect(numbers(chart).contains("left out: \(Self.reason)"))
    #expect(chart.summary.contains("No band has a power: \(Self.reason)."))
    #expect(chart.legend.map(\.text).last == "no powers: \(Self.reason)")
  }

  // At 0 Hz stands what detrending left: no rhythm, and often far above the plot.
  @Test("curves begin with the lowest band")
  func begin() throws {
    let analysis = try SyntheticRecording().analysis()
    let chart = SpectrumChart(
      spectrum: try analysis.spectrum.get(), analysis: analysis,
      others: SyntheticDetails.make(of: analysis).otherSpectra)
    let axes = Axes(
      plot: Box(left: 0, top: 0, right: 1000, bottom: 100), x: 0...0.5, y: 0...1)
    let other = SVG.group([chart.curve(chart.overlays[0], axes)]).source
    let start = try #require(other.range(of: "d=\"M")).upperBound
    let x = try #require(Double(other[start...].prefix { $0 != " " }))
    // VLF begins at 0.0033 Hz, the first bin in it is at 1/300 Hz: 6.7 of 1000.
    #expect(x == 6.7)
  }

  @Test("neither the cloud nor the histogram tells what was refused, asked for or not")
  func shapes() throws {
    let analysis = try refused()
    let poincare = PoincarePlot(analysis: analysis)
    #expect(numbers(poincare).components(separatedBy: "\(Self.reason)").count == 3)
    let unasked = RecordingAnalysis(
      recording: analysis.recording, rr: analysis.rr, nn: analysis.nn,
      correction: analysis.correction, spectrum: analysis.spectrum, bands: analysis.bands,
      metrics: analysis.metrics.filter { $0.definition.id == "rmssd" })
    let histogram = HistogramChart(SyntheticDetails.histogram(), of: unasked)
    #expect(histogram.summary.contains("No triangle: \(Self.reason)."))
  }

  // By hand: 42 of 420 intervals, and 5 of them.
  @Test("how much the correction put in is told where it is more than one in twenty")
  func replaced() throws {
    var synthetic = SyntheticRecording()
    synthetic.artefactEvery = 10
    let much = try synthetic.analysis()
    let sentence = " 10.0\u{A0}% of these intervals were put in by the correction."
    #expect(PoincarePlot(analysis: much).summary.contains(sentence))
    #expect(HistogramChart(SyntheticDetails.histogram(), of: much).summary.contains(sentence))
    let little = try SyntheticRecording().analysis()
    #expect(!PoincarePlot(analysis: little).summary.contains("put in"))
  }
}
