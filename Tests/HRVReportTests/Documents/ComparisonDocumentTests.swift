import HRVModel
import HRVReport
import Testing

@Suite("Comparison documents")
struct ComparisonDocumentTests {
  private static func definition(_ id: String, name: String) -> PresetDefinition {
    PresetDefinition(
      id: id, name: name, version: "1.0", call: "hrv(x)", summary: "all at once",
      evidence: .executed, quirks: ["counts the first beat twice"])
  }

  /// Ours has an RMSSD of 10 ms and no LF; one program agrees, one divides by another number.
  private func comparison(name: String = "Alpha") throws -> RecordingComparison {
    let agreeing = PresetOutcome(
      Self.definition("alpha", name: name),
      [
        PresetResult(
          id: "rmssd", printedAs: "RMSSD", unit: "ms", value: .success(10), cause: nil),
        PresetResult(
          id: "lf_power", printedAs: "LF", unit: "ms²",
          value: .failure(.undefined("it crashes on two beats")), cause: nil),
      ])
    let differing = PresetOutcome(
      Self.definition("beta", name: "Beta"),
      [
        PresetResult(
          id: "rmssd", printedAs: "rmssd, s", unit: "s", value: .success(0.0125),
          cause: "divisor: intervals")
      ])
    return RecordingComparison(
      analysis: try TinyRecording.analysis(), outcomes: [agreeing, differing])
  }

  // By hand, from the outcomes above.
  @Test("JSON has ours and theirs, with names, causes and reasons")
  func json() throws {
    let parsed = try ParsedJSON(ComparisonDocument.json([try comparison()]))
    #expect(parsed["schema"] == .string("hrv.comparison/1"))
    let recording = try #require(parsed["recordings"]?.elements.first)
    #expect(recording["file"] == .string("tiny.csv"))
    #expect(recording["metrics"]?["rmssd"]?["value"] == .number(10))
    let presets = try #require(recording["presets"]?.elements)
    #expect(presets.map { $0["id"] } == [.string("alpha"), .string("beta")])
    #expect(presets[0]["quirks"]?.elements == [.string("counts the first beat twice")])
    #expect(
      presets[0]["metrics"]?["lf_power"]?["missing"] == .string("it crashes on two beats"))
    let rmssd = try #require(presets[1]["metrics"]?["rmssd"])
    #expect(rmssd["value"] == .number(0.0125) && rmssd["unit"] == .string("s"))
    #expect(rmssd["printedAs"] == .string("rmssd, s"))
    #expect(rmssd["cause"] == .string("divisor: intervals"))
  }

  // By hand.
  @Test("CSV has a row for every metric of every program, ours first")
  func csv() throws {
    let lines = ComparisonDocument.csv([try comparison()]).split(separator: "\r\n")
    #expect(
      lines == [
        "file,metric,preset,printed_as,value,unit,cause,missing",
        "tiny.csv,rmssd,hrv,RMSSD,10.0,ms,,",
        "tiny.csv,lf_power,hrv,LF power,,ms²,,\"needs 120 s of recording, has 1.6 s\"",
        "tiny.csv,rmssd,alpha,RMSSD,10.0,ms,,",
        "tiny.csv,lf_power,alpha,LF,,ms²,,it crashes on two beats",
        "tiny.csv,rmssd,beta,\"rmssd, s\",0.0125,s,divisor: intervals,",
      ])
  }

  @Test("text puts programs beside each other and the cause under a gap")
  func text() throws {
    let text = ComparisonDocument.text([try comparison()])
    let lines = text.split(separator: "\n").map(String.init)
    let row = try #require(lines.firstIndex { $0.hasPrefix("RMSSD ms") })
    #expect(
      lines[row].split(separator: " ").map(String.init).starts(with: ["RMSSD", "ms", "10.0"]))
    #expect(lines[row + 1].contains("beta: divisor: intervals"))
    #expect(!lines[row + 1].contains("alpha"))
    let lf = try #require(lines.firstIndex { $0.hasPrefix("LF power") })
    #expect(lines[lf + 1].contains("alpha: no value: it crashes on two beats"))
  }

  @Test("what programs are called cannot steer the terminal", arguments: Hostile.texts)
  func hostile(name: String) throws {
    let text = ComparisonDocument.text([try comparison(name: name)])
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0.value == 127 })
    _ = try ParsedJSON(ComparisonDocument.json([try comparison(name: name)]))
  }
}
