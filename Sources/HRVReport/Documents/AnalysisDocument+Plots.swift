public import HRVModel

extension AnalysisDocument {
  /// Intervals and spectrum of each recording, drawn in characters without colours.
  ///
  /// Lines are at most `widthColumns` wide, but the area at least 20.
  public static func plots(_ analyses: [RecordingAnalysis], widthColumns: Int) -> String {
    analyses.map { analysis in
      let heading =
        analyses.count > 1 ? VisibleText.line(analysis.recording.provenance.file) + "\n" : ""
      return "\n" + heading + tachogram(analysis, widthColumns) + "\n"
        + spectrum(analysis, widthColumns)
    }.joined()
  }

  private static func tachogram(_ analysis: RecordingAnalysis, _ widthColumns: Int) -> String {
    let (nn, time) = (analysis.nn, TimeAxis(analysis))
    var plot = TextPlot(
      x: time.domainS, y: .init(spanning: nn.intervalsMs), widthColumns: widthColumns)
    for run in nn.runs {
      let kept = Decimation.extremes(
        run, column: { plot.column(nn.endTimesS[$0]) }, value: { nn.intervalsMs[$0] })
      plot.line(kept.map { (nn.endTimesS[$0], nn.intervalsMs[$0]) })
    }
    let marks = time.marks(about: max(2, widthColumns / 12))
    return plot.text(title: "intervals after correction, ms; \(time.title)", marks: marks)
  }

  private static func spectrum(_ analysis: RecordingAnalysis, _ widthColumns: Int) -> String {
    guard case .success(let spectrum) = analysis.spectrum else {
      if case .failure(let error) = analysis.spectrum { return "  no spectrum: \(error)\n" }
      return ""
    }
    let density = spectrum.densityMs2PerHz
    let bands = [analysis.bands.vlf, analysis.bands.lf, analysis.bands.hf]
    let first = spectrum.bins(in: analysis.bands.vlf).lowerBound
    let last = min(density.count, spectrum.bins(in: analysis.bands.hf).upperBound)
    guard first < last else { return "" }
    var plot = TextPlot(
      x: 0...analysis.bands.hf.upperHz, y: 0...(density[first..<last].max() ?? 1),
      widthColumns: widthColumns)
    func hz(_ bin: Int) -> Double { Double(bin) * spectrum.resolutionHz }
    let kept = Decimation.extremes(
      first..<last, column: { plot.column(hz($0)) }, value: { density[$0] })
    plot.line(kept.map { (hz($0), density[$0]) })
    let ticks = Ticks.inside(0...analysis.bands.hf.upperHz, about: max(2, widthColumns / 12))
    let names = bands.map { band in
      let chart = SpectrumChart(spectrum: spectrum, analysis: analysis)
      let power = chart.bands.first { $0.band == band }.map(chart.powerText) ?? ""
      return "\(band.name) \(power.replacing("\u{A0}", with: " "))"
    }
    return plot.text(
      title: "\(spectrum.estimate.method) spectrum, ms²/Hz over Hz; "
        + names.joined(separator: ", "),
      marks: ticks.values.map { ($0, ticks.label($0)) })
      + plot.strip("bands") { range in
        let middle = (range.lowerBound + range.upperBound) / 2
        let index = bands.lastIndex { $0.lowerHz <= middle && middle < $0.upperHz }
        return index.map { ["·", "▒", "█"][$0] } ?? " "
      }
  }
}
