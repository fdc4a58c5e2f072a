import HRVModel
import HRVReport
import Testing

@Suite("Documents of scores")
struct ScoreDocumentTests {
  private func score(_ name: String, _ tp: Int, _ fn: Int, _ fp: Int) -> RecordScore {
    let counts = MatchCounts(truePositives: tp, falseNegatives: fn, falsePositives: fp)
    return RecordScore(
      name: name, durationS: 60, flutterS: 5, counts: [counts, counts, MatchCounts()],
      errorsMs: [1, 2, 6], hasPacedBeats: false)
  }

  // By hand: 3 + 1 of 4 + 2, 3 + 1 of 3 + 2; errors 1, 2, 6 twice: mean 3, squares 28 / 5.
  @Test("gross figures are of all beats, not means of records")
  func json() throws {
    let scores = DetectionScores([score("a", 3, 1, 0), score("b", 1, 1, 1)])
    let document = try ParsedJSON(ScoreDocument.json(scores, errors: []))
    #expect(document["schema"] == .string("hrv.score/1"))
    let gross = try #require(document["gross"])
    #expect(gross.names == ["150", "50", "11"])
    #expect(gross["150"]?["tp"] == .number(4) && gross["150"]?["fn"] == .number(2))
    #expect(gross["150"]?["se"] == .number(4.0 / 6) && gross["150"]?["ppv"] == .number(0.8))
    #expect(gross["150"]?["f1"] == .number(8.0 / 11))
    #expect(gross["11"]?["se"] == .null)
    #expect(document["timing"]?["meanMs"] == .number(3))
    #expect(document["timing"]?["sdMs"] == .number((28.0 / 5).squareRoot()))
    #expect(document["timing"]?["madMs"] == .number(1))
    #expect(document["flutterS"] == .number(10))
    let record = try #require(document["records"]?["b"])
    #expect(record["150"]?["fp"] == .number(1) && record["timing"]?["pairs"] == .number(3))
  }

  @Test("the table says what was left out")
  func text() {
    let text = ScoreDocument.text(DetectionScores([score("a", 3, 1, 0)]), errors: [])
    #expect(text.contains("75.000  100.000") && text.contains("flutter of 5.0 s left out"))
    #expect(ScoreDocument.text(DetectionScores([]), errors: []).isEmpty)
  }
}
