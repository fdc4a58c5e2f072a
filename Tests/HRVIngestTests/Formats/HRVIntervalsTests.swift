import HRVModel
import Testing

@testable import HRVIngest

@Suite("hrv-intervals")
struct HRVIntervalsTests {
  private static let names = "interval_ms,kind,start_ms,start_s,duration_s,recorded_ms\n"

  private func read(_ rows: String, _ species: Species = .human) throws(IngestError) -> Recording {
    var options = ReadingOptions()
    options.species = species
    return try RecordingReader(options: options).read(
      bytes: Array((Self.names + rows).utf8), file: "000001.csv")
  }

  // By hand.
  @Test("rows make the series that they say, part by part")
  func parts() throws {
    let rr = try #require(
      read(
        """
        ,unusable signal,,0.0,1.25,
        812.5,,1250.0,,,
        805.0,ectopic,,,,
        ,dropout,,2.8675,1.1,
        ,impossible interval,,3.9675,0.0,inf
        823.0,,3967.5,,,
        ,recorder pause,,4.7905,30.0,
        ,end,34790.5,,,

        """
      ).rr)
    let expected = try RRSeries(
      species: .human, intervalsMs: [812.5, 805, 823], runs: [0..<2, 2..<3],
      runStartsMs: [1250, 3967.5],
      gaps: [
        Gap(beforeInterval: 0, startS: 0, durationS: 1.25, cause: .unusableSignal),
        Gap(beforeInterval: 2, startS: 2.8675, durationS: 1.1, cause: .dropout),
        Gap(
          beforeInterval: 2, startS: 3.9675, durationS: 0,
          cause: .impossibleInterval(recordedMs: .infinity)),
        Gap(beforeInterval: 3, startS: 4.7905, durationS: 30, cause: .recorderPause),
      ], ectopicIntervals: [1], durationMs: 34_790.5)
    #expect(rr == expected)
  }

  @Test(
    "what is no such series is refused with its place",
    arguments: [
      ("812,,0,,,\n", 2, "a last row"), ("812,,0,,,\n,end,812,,,", 3, "a last row"),
      ("812,,,,,\n,end,812,,,\n", 2, "the start of the first"),
      ("812,,0,,,\n,dropout,,1,1,\n805,,,,,\n,end,3000,,,\n", 4, "the start of the first"),
      ("812,odd,0,,,\n,end,812,,,\n", 2, "no kind, or ectopic"),
      ("812,,0,,,\n,lunch,,1,1,\n,end,812,,,\n", 3, "a gap of a known kind"),
      ("812,,0,,,\n,dropout,,-1,1,\n,end,812,,,\n", 3, "start_s"),
      ("8x2,,0,,,\n,end,812,,,\n", 2, "interval_ms"),
      ("812,,0,,,\n,impossible interval,,1,1,\n,end,812,,,\n", 3, "what the recorder wrote"),
      ("812,,0,,,\n,end,812,,,\n812,,0,,,\n", 4, "nothing behind"),
      ("5,,0,,,\n,end,5,,,\n", 3, "no series"), ("812,,900,,,\n,end,812,,,\n", 3, "no series"),
    ])
  func refused(_ rows: String, _ line: Int, _ what: String) {
    let error = #expect(throws: IngestError.self) { try read(rows) }
    #expect(error?.location.line == line)
    #expect(error?.message.contains(what) == true)
  }

  @Test("intervals of a rat are read when they are said to be a rat's")
  func species() throws {
    let rows = "150,,0,,,\n151,,,,,\n,end,301,,,\n"
    let error = #expect(throws: IngestError.self) { try read(rows) }
    #expect(error?.remedy.contains("--species") == true)
    #expect(try read(rows, .rat).rr?.intervalsMs == [150, 151])
  }
}
