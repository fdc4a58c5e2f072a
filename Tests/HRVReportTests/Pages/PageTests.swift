import Foundation
import HRVModel
import Testing

@testable import HRVReport

@Suite("Pages")
struct PageTests {
  static let pages: [(name: String, bytes: [UInt8])] = {
    var short = SyntheticRecording()
    (short.beats, short.hasSpectrum, short.hasStart, short.device) = (70, false, false, nil)
    (short.gapAt, short.artefactEvery) = (nil, nil)
    guard let one = try? SyntheticRecording().analysis(), let two = try? short.analysis(),
      let tiny = try? TinyRecording.analysis(), let planned = try? SyntheticStudy.complete(),
      let plan = try? TrialFixture.plan(), let windowed = try? WindowChartTests.analysis(),
      let batch = try? BatchReportTests.report()
    else { return [] }
    let errors = [ReportedError(file: "bad.csv", message: "broken")]
    guard let hostile = try? Self.hostile(),
      let hostileBatch = try? BatchReportTests.report(2, file: Hostile.long)
    else { return [] }
    return hostile + [
      ("hostile-batch", BatchReportTests.page(hostileBatch, Hostile.long)),
      ("recording", RecordingReport.html(one, disclaimer: "d")),
      (
        "detailed",
        RecordingReport.html([one], details: [SyntheticDetails.make(of: one)], disclaimer: "d")
      ),
      ("short", RecordingReport.html(two, disclaimer: "d")),
      ("tiny", RecordingReport.html(tiny, disclaimer: "d")),
      ("several", RecordingReport.html([one, two, tiny], errors: errors, disclaimer: "d")),
      ("none", RecordingReport.html([], errors: errors, disclaimer: "d")),
      ("study", StudyReport.html(SyntheticStudy().result(), disclaimer: "d")),
      ("refused", StudyReport.html(SyntheticStudy.refused.result(), disclaimer: "d")),
      ("empty", StudyReport.html(SyntheticStudy.refused.result(days: []), disclaimer: "d")),
      ("planned", StudyReport.html(planned.result(), disclaimer: "d")),
      ("batch", BatchReportTests.page(batch)),
      ("windows", RecordingReport.html(windowed, disclaimer: "d")),
      ("plan", PlanReport.html(plan, forecast: TrialFixture.forecast(), disclaimer: "d")),
    ]
  }()

  @Test("are well-formed, complete in themselves, and run nothing but their own scripts")
  func selfContained() throws {
    #expect(Self.pages.count == 18)
    for (name, bytes) in Self.pages {
      let page = ParsedPage(bytes)
      #expect(page.error == nil, "\(name): \(page.error ?? "")")
      let head = page.elements.filter { $0.path.last == "head" }
      // A policy holds from where it stands: only the encoding comes before it.
      #expect(
        head.prefix(2).map { $0.attributes["http-equiv"] } == [nil, "Content-Security-Policy"])
      let scripts = page.elements(named: "script").map(\.text)
      let policy = head.dropFirst().first?.attributes["content"] ?? ""
      #expect(
        policy.replacing(/( 'sha256-[A-Za-z0-9+\/]{43}=')+/, with: " 'none'")
          == "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; img-src data:;"
          + " base-uri 'none'; form-action 'none'")
      // A plan has no values to show, and only a batch something to sort.
      let expected: [StaticString] =
        switch name {
        case "plan", "hostile-plan": []
        case "batch", "hostile-batch": [PageScript.reading, PageScript.sorting]
        default: [PageScript.reading]
        }
      #expect(scripts == expected.map { "\($0)" })
      #expect(policy.components(separatedBy: "sha256-").count - 1 == scripts.count)
      #expect(page.elements(named: "link").isEmpty)
      #expect(page.elements(named: "html").first?.attributes["lang"] == "en")
      #expect(page.elements(named: "title").first?.text.isEmpty == false)
      let text = String(decoding: bytes, as: UTF8.self)
      let bare = text.replacingOccurrences(of: "xmlns=\"http://www.w3.org/", with: "")
        .replacingOccurrences(of: "createElementNS('http://www.w3.org/2000/svg'", with: "")
      #expect(!bare.contains("http://") && !bare.contains("https://") && !bare.contains("url("))
    }
  }

  @Test("name their drawings, and every id once")
  func accessibility() throws {
    for (name, bytes) in Self.pages {
      let page = ParsedPage(bytes)
      let ids = page.elements.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count, "\(name)")
      for drawing in page.elements(named: "svg") {
        guard drawing.attributes["aria-hidden"] == nil else { continue }
        #expect(drawing.attributes["role"] == "img")
        let names = (drawing.attributes["aria-labelledby"] ?? "").split(separator: " ")
        #expect(names.count == 2 && names.allSatisfy { ids.contains(String($0)) })
      }
      for link in page.elements(named: "a") {
        #expect(ids.contains(String((link.attributes["href"] ?? "").dropFirst())))
      }
      var last = 0
      for element in page.elements {
        guard element.name.count == 2, element.name.hasPrefix("h"),
          let level = element.name.last?.wholeNumberValue
        else { continue }
        #expect(level <= last + 1, "\(name): \(element.name) \(element.text) after h\(last)")
        last = level
      }
      #expect(page.elements(named: "h1").count == 1, "\(name)")
    }
  }

  @Test("have numbers behind every drawn chart")
  func numbers() throws {
    for (_, bytes) in Self.pages {
      let page = ParsedPage(bytes)
      let drawn = page.elements.count {
        $0.attributes["role"] == "img" && $0.path.contains("figure")
      }
      let tables = page.elements.count { $0.name == "details" && $0.path.contains("figure") }
      let undrawn = page.elements(named: "p").count { $0.text.hasPrefix("Not drawn: ") }
      #expect(tables == page.elements(named: "figure").count - undrawn && drawn >= tables)
    }
  }

  /// The kinds of elements and attributes on pages made of harmless text.
  static let known: (elements: Set<String>, attributes: Set<String>) = {
    let all = pages.flatMap { ParsedPage($0.bytes).elements }
    return (Set(all.map(\.name)), Set(all.flatMap { $0.attributes.keys }))
  }()

  /// Pages in which whatever may come from outside is `text`.
  private static func pages(of text: String) throws -> [(name: String, bytes: [UInt8])] {
    var synthetic = SyntheticRecording(file: text, device: text, beats: 60)
    (synthetic.gapAt, synthetic.lead) = (30, text)
    synthetic.remarks = [ReadingRemark(text, at: .init(file: text))]
    var study = SyntheticStudy()
    study.warnings = [text]
    study.excluded = [.init(file: text, reason: text)]
    study.dayCount = 30
    study.forms = [.init(formID: text, days: 3, account: [text])]
    study.adjustment.covariates = [
      .init(name: text, kind: "number", lagDays: 1, columns: [text])
    ]
    study.analysisCount = AnalysisCount(
      study: text, number: 1, total: 2, primaryOutcome: MetricID(rawValue: text),
      primaryExposure: text, isPrimary: false)
    study.secondary = [
      SecondaryAnalysis(
        id: "sensitivity", title: text, standing: .exploratory, remarks: [text], source: text,
        figures: [.init(id: text, label: text, estimate: 1, unit: "%")])
    ]
    let plan = try TrialFixture.plan()
    study.conduct = TrialConduct(
      plan: FiledPlan(file: text, plan: plan, statedDigest: text, statedSchedule: text),
      knownDays: 1, adherentDays: 1, objections: [text])
    let analysis = try synthetic.analysis()
    let program = PresetOutcome(
      PresetDefinition(
        id: text, name: text, version: text, call: text, summary: text, evidence: .source,
        quirks: [text]),
      [
        PresetResult(
          id: "rmssd", printedAs: text, unit: text, value: .success(1), cause: text)
      ])
    let details = RecordingDetails(
      otherSpectra: [.init(name: text, spectrum: analysis.spectrum)], outcomes: [program],
      methods: text)
    return [
      ("recording", RecordingReport.html([analysis], details: [details], disclaimer: text)),
      ("several", RecordingReport.html([analysis, analysis], disclaimer: text)),
      ("study", StudyReport.html(study.result(), disclaimer: text)),
      (
        "plan",
        PlanReport.html(plan, forecast: TrialFixture.forecast(warning: text), disclaimer: text)
      ),
    ]
  }

  /// Pages of a very long name that has no blank.
  private static func hostile() throws -> [(name: String, bytes: [UInt8])] {
    try pages(of: Hostile.long).map { ("hostile-" + $0.name, $0.bytes) }
  }

  @Test("keep what comes from files as text", arguments: Hostile.texts)
  func hostile(text: String) throws {
    for bytes in try Self.pages(of: text).map(\.bytes) {
      let page = ParsedPage(bytes)
      #expect(page.error == nil, "\(page.error ?? "")")
      let shown = VisibleText.flow(text).replacingOccurrences(of: "\r\n", with: "\n")
      #expect(page.text.contains(shown.split(separator: "\n").first ?? ""))
      #expect(Set(page.elements.map(\.name)).isSubset(of: Self.known.elements))
      let attributes = Set(page.elements.flatMap { $0.attributes.keys })
      #expect(attributes.isSubset(of: Self.known.attributes))
      #expect(!attributes.contains { $0.hasPrefix("on") })
    }
  }

  @Test("survive whatever a recorder may write")
  func odd() throws {
    for marks in [[1e300], [0], [.nan, -5], [65_535, 65_535]] as [[Double]] {
      var builder = RRSeries.Builder()
      marks.forEach { builder.append(intervalMs: $0) }
      builder.append(intervalMs: 800)
      marks.forEach { builder.append(intervalMs: $0) }
      let rr = try builder.finish()
      let nn = NNSeries(
        intervalsMs: rr.intervalsMs, endTimesS: rr.endTimesS(), runs: rr.runs, labels: [.normal],
        audit: [], recordedCount: 1, durationS: rr.durationS)
      let flat = Spectrum(
        densityMs2PerHz: marks.count == 1 ? [] : [0], resolutionHz: 1e-9,
        estimate: .init(method: "Welch", samplingRateHz: 4, segmentS: 1e9, segmentCount: 0))
      let analysis = RecordingAnalysis(
        recording: Recording(
          provenance: Provenance(file: "", formatID: "plain-rr"), start: nil, signal: .rr(rr)),
        rr: rr, nn: nn, correction: "none", spectrum: .success(flat),
        bands: .standard, metrics: [])
      let bytes = RecordingReport.html(analysis, disclaimer: "d")
      #expect(ParsedPage(bytes).error == nil)
      let texts = [
        String(decoding: bytes, as: UTF8.self), AnalysisDocument.json([analysis]),
        AnalysisDocument.csv([analysis]), AnalysisDocument.text([analysis]),
        InspectionDocument.text(Inspection([analysis])),
      ]
      // "nan" is part of no word on these pages.
      #expect(texts.allSatisfy { !$0.lowercased().contains("nan") && !$0.contains("\"inf") })
    }
  }

  @Test("say why a number or a chart is missing")
  func reasons() throws {
    var synthetic = SyntheticRecording()
    synthetic.hasSpectrum = false
    let analysis = try synthetic.analysis()
    let page = ParsedPage(RecordingReport.html(analysis, disclaimer: "d"))
    for result in analysis.metrics {
      guard case .failure(let error) = result.value else { continue }
      #expect(page.text.contains("No value: \(error)"))
    }
    #expect(page.text.contains("Not drawn: needs 120 s of recording"))
    for result in analysis.metrics {
      #expect(page.text.contains(result.definition.formula))
      #expect(page.text.contains(result.definition.source))
    }
  }

  @Test("put refusals first")
  func refusals() throws {
    let result = SyntheticStudy.refused.result()
    let page = ParsedPage(StudyReport.html(result, disclaimer: "d"))
    let section = try #require(page.elements(named: "section").first)
    #expect(section.attributes["class"] == "panel answer refused")
    for refusal in result.refusals {
      #expect(section.text.contains(refusal.finding) && section.text.contains(refusal.remedy))
    }
  }

  @Test("are the same bytes for the same values")
  func deterministic() throws {
    let analysis = try SyntheticRecording().analysis()
    let first = RecordingReport.html(analysis, disclaimer: "d")
    for _ in 0..<3 { #expect(RecordingReport.html(analysis, disclaimer: "d") == first) }
    let study = SyntheticStudy().result()
    #expect(StudyReport.html(study, disclaimer: "d") == StudyReport.html(study, disclaimer: "d"))
  }

  @Test("stay small for a day of beats with many artefacts and gaps")
  func size() throws {
    var synthetic = SyntheticRecording()
    (synthetic.beats, synthetic.artefactEvery) = (100_000, 7)
    let bytes = RecordingReport.html(try synthetic.analysis(), disclaimer: "d")
    #expect(bytes.count <= 2_000_000)
    #expect(ParsedPage(bytes).error == nil)
  }

  // WCAG 2.2, 2.3.3: who asked for less motion gets what everybody gets.
  @Test("nothing on a page moves by itself")
  func still() {
    let css = Stylesheet.all.map { "\($0)" }.joined()
    for word in ["transition", "animation", "@keyframes", "scroll-behavior"] {
      #expect(!css.contains(word), "\(word)")
    }
  }

  // WCAG 2.2, success criterion 1.4.3 and the definition of relative luminance.
  @Test("have text that can be read in light and in dark")
  func contrast() throws {
    let css = Stylesheet.all.map { "\($0)" }.joined()
    let themes = css.components(separatedBy: ":root{").dropFirst().map {
      String($0.prefix { $0 != "}" })
    }
    #expect(themes.count == 2)
    for theme in themes {
      func colour(_ name: String) throws -> Double {
        let start = try #require(theme.range(of: "--\(name):#"))
        return luminance(theme[start.upperBound...].prefix { $0 != ";" })
      }
      for ground in ["ground", "panel", "warn"] {
        for ink in ["ink", "muted", "accent"] where ground != "warn" || ink != "accent" {
          let pair = [try colour(ground), try colour(ink)].sorted()
          #expect((pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, "\(ink) on \(ground)")
        }
      }
    }
  }

  private func luminance(_ hex: Substring) -> Double {
    let digits = hex.count == 3 ? hex.map { "\($0)\($0)" }.joined() : String(hex)
    let value = Int(digits, radix: 16) ?? 0
    let channels = [value >> 16, value >> 8 & 255, value & 255].map { channel -> Double in
      let c = Double(channel) / 255
      return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
