import Foundation
import HRVModel
import HRVTestSupport
import Testing

@testable import HRVReport

@Suite("Doses by form")
struct DoseChartTests {
  private static func day(
    _ index: Int, _ forms: [(String, Double)], isLogged: Bool = true, isKnown: Bool = true
  ) -> StudyDay {
    StudyDay(
      day: CivilDay(daysSince1970: 20_000 + index), outcome: 4,
      intake: isKnown ? .known(elementalMg: forms.reduce(0) { $0 + $1.1 }) : .unknown,
      forms: forms.map { FormDose(formID: $0.0, elementalMg: $0.1) }, isLogged: isLogged,
      exposureMgPerDay: nil)
  }

  private static func source(_ days: [StudyDay]) throws -> String {
    let chart = try #require(DailySeriesChart(SyntheticStudy().result(days: days)))
    return SVG.group(chart.drawing(chart.sizes[0])).source
  }

  private static func box(_ source: String, _ title: String) throws -> (top: Double, height: Double)
  {
    let before = try #require(source.range(of: "<title>\(title)</title>")).lowerBound
    let element = try #require(source[..<before].components(separatedBy: "<rect ").last)
    func value(_ name: String) throws -> Double {
      let start = try #require(element.range(of: " \(name)=\"")).upperBound
      return try #require(Double(element[start...].prefix { $0 != "\"" }))
    }
    return (try value("y"), try value("height"))
  }

  @Test("stand upon each other to scale, one axis for all")
  func stacked() throws {
    let source = try Self.source([
      Self.day(0, [("citrate", 200), ("oxide", 100)]), Self.day(1, [("citrate", 300)]),
      Self.day(2, [("citrate", 150)]),
    ])
    let first = try Self.box(source, "2024-10-04: citrate 200 mg")
    let second = try Self.box(source, "2024-10-04: oxide 100 mg")
    let whole = try Self.box(source, "2024-10-05: citrate 300 mg")
    let tolerance = Tolerance.absolute(0.011)
    #expect(tolerance.accepts(second.top + second.height, first.top))
    #expect(tolerance.accepts(second.top, whole.top))
    #expect(tolerance.accepts(first.height * 3, whole.height * 2))
    #expect(tolerance.accepts(second.height * 3, whole.height))
    // The rarer form has strokes as well as a colour.
    #expect(source.contains("class=\"dose form1\"") && source.contains("class=\"dose form2\""))
    #expect(source.contains("class=\"texture\""))
  }

  @Test("days of none declared, without an entry, and unknown are three things")
  func without() throws {
    func classes(_ day: StudyDay) throws -> [Bool] {
      let source = try Self.source([Self.day(0, [("citrate", 1)]), day])
      return ["none", "noentry", "unknown", "hatching"].map { source.contains("class=\"\($0)\"") }
    }
    #expect(try classes(Self.day(1, [])) == [true, false, false, false])
    #expect(try classes(Self.day(1, [], isLogged: false)) == [false, true, false, false])
    #expect(
      try classes(Self.day(1, [], isLogged: false, isKnown: false)) == [false, false, true, true])
    #expect(try classes(Self.day(1, [("citrate", 2)])) == [false, false, false, false])
    #expect(
      DailySeriesChart.intakeText(Self.day(0, [("citrate", 2), ("oxide", 3)]))
        == "citrate 2 mg + oxide 3 mg")
  }

  @Test("a seventh form joins the sixth, and no milligram is lost")
  func many() {
    let names = ["a", "b", "c", "d", "e", "f", "g"]
    let days = names.indices.map { index in
      Self.day(index, names.prefix(index + 1).map { ($0, 10) })
    }
    let forms = DrawnForm.all(days)
    #expect(forms.map(\.name) == ["a", "b", "c", "d", "e", "2 other forms"])
    for day in days {
      #expect(forms.reduce(0) { $0 + $1.massMg(day) } == day.intake.elementalMg)
    }
    #expect(Set(forms.map { "\($0.style.fill)" }).count == 6)
  }

  @Test("names stand over stretches that have room for them")
  func names() throws {
    let long = (0..<40).map { Self.day($0, [("citrate", 300)]) }
    #expect(try Self.source(long).contains(">citrate 300</text>"))
    let turns = (0..<40).map { Self.day($0, [("citrate", $0 % 2 == 0 ? 300 : 200)]) }
    #expect(try !Self.source(turns).contains(">citrate"))
  }

  @Test("a name does not reach over days of unknown or of no intake")
  func nameOfOneDay() throws {
    for isKnown in [true, false] {
      let days = (0..<200).map { index in
        Self.day(index, index == 20 ? [("citrate", 300)] : [], isKnown: isKnown || index == 20)
      }
      #expect(try !Self.source(days).contains(">citrate 300</text>"))
    }
  }

  @Test("bars of many days have no strokes, which would hide their colour")
  func strokes() throws {
    func days(_ count: Int) -> [StudyDay] {
      (0..<count).map { Self.day($0, [($0 % 2 == 0 ? "oxide" : "glycinate", 300)]) }
    }
    #expect(try Self.source(days(100)).contains("class=\"texture\""))
    #expect(try !Self.source(days(960)).contains("class=\"texture\""))
  }

  @Test("a form looks the same whatever else was taken")
  func colours() {
    func fill(_ form: String, among others: [String]) -> String? {
      // Those before are more frequent.
      let days = others.enumerated().flatMap { index, other in
        (0...(others.count - index)).map { Self.day($0, [(other, 10)]) }
      }
      return DrawnForm.all(days + [Self.day(90, [(form, 10)])]).first { $0.name == form }
        .map { "\($0.style.fill)" }
    }
    for form in ["citrate", "oxide", "glycinate", "malate", "threonate"] {
      let alone = fill(form, among: [])
      #expect(alone != nil && alone == fill(form, among: ["taurate", "chloride"]))
    }
    #expect(fill("taurate", among: ["citrate"]) != fill("citrate", among: ["taurate"]))
  }

  @Test("the legend has the exposure only where it is drawn, and days without a value as ticks")
  func legend() throws {
    let days = (0..<3).map { Self.day($0, [("citrate", 10)]) }
    let chart = try #require(DailySeriesChart(SyntheticStudy().result(days: days)))
    #expect(!chart.legend.contains { $0.text.hasPrefix("exposure") })
    let study = try #require(DailySeriesChart(SyntheticStudy().result()))
    #expect(study.legend.contains { $0.text.hasPrefix("exposure") })
    let absent = try #require(study.legend.first { $0.text == "no valid recording" })
    let mark = SVG.group([absent.mark]).source
    #expect(mark.contains("x1=\"11\"") && mark.contains("x2=\"11\""))
  }

  @Test(
    "strokes stay within their box",
    arguments: [Texture.rising, .falling, .across, .upright])
  func textures(texture: Texture) {
    let box = Box(left: 13.2, top: 40.1, right: 19.7, bottom: 98.6)
    var path = PathData()
    texture.add(to: &path, in: box, distance: 5)
    let points = path.text.split { "ML".contains($0) }.map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
    #expect(points.count >= 2)
    for point in points {
      #expect(point[0] >= box.left - 0.051 && point[0] <= box.right + 0.051)
      #expect(point[1] >= box.top - 0.051 && point[1] <= box.bottom + 0.051)
    }
    var empty = PathData()
    texture.add(to: &empty, in: Box(left: 1, top: 5, right: 4, bottom: 5), distance: 5)
    #expect(empty.text.isEmpty)
  }
}
