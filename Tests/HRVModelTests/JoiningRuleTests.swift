import HRVModel
import Testing

@Suite("Which recordings belong together")
struct JoiningRuleTests {
  private func outline(
    _ startS: Double?, lastsS: Int = 60, device: String? = "Polar H10 1", format: String = "rr"
  ) throws -> RecordingOutline {
    RecordingOutline(
      JoiningTests.recording(
        try JoiningTests.rr([Double](repeating: 1000, count: lastsS)),
        at: startS.map { $0 * 1000 }, file: "f", device: device, format: format))
  }

  private func groups(_ outlines: [RecordingOutline]) -> [[Int]] {
    JoiningRule().groups(of: outlines).map(\.members)
  }

  @Test("files of one device follow each other, in whatever order they are given")
  func chain() throws {
    let outlines = try [outline(200), outline(0), outline(5000), outline(100), outline(nil)]
    #expect(groups(outlines) == [[1, 3, 0], [2], [4]])
    let found = JoiningRule().groups(of: outlines)
    #expect(found[0].obstacle == nil)
    #expect(found[1].obstacle == .pause(lastsS: 4740, longestS: 600))
    #expect(found[2].obstacle == .unknownStart)
  }

  @Test("devices and formats are told apart, though they run at the same time")
  func kinds() throws {
    let outlines = try [
      outline(0), outline(1, device: "Polar H10 2"), outline(2, format: "ecg"), outline(100),
      outline(101, device: "Polar H10 2"), outline(102, format: "ecg"),
    ]
    #expect(groups(outlines) == [[0, 3], [1, 4], [2, 5]])
  }

  @Test("where two unnamed recordings run at a time, nothing is guessed")
  func ambiguous() throws {
    let outlines = try [
      outline(0, device: nil), outline(30, device: nil), outline(100, device: nil),
    ]
    #expect(groups(outlines) == [[0], [1], [2]])
    let found = JoiningRule().groups(of: outlines)
    #expect(found.map(\.obstacle) == [nil, .overlap(lastsS: 30), .ambiguous])
  }

  @Test("a copy in between does not divide the rest")
  func overlapping() throws {
    let outlines = try [outline(0, lastsS: 1000), outline(10, lastsS: 20), outline(1010)]
    #expect(groups(outlines) == [[0, 2], [1]])
  }

  @Test(
    "every recording is in one group, and every group can be joined",
    arguments: 0..<40 as Range<UInt64>)
  func partition(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let recordings = try (0..<60).map { _ in
      let isKnown = random.nextUniform() > 0.05
      let startMs = (random.nextUniform() * 3_000_000).rounded()
      let device = ["Polar H10 1", "Polar H10 2", nil][Int(random.nextUniform() * 3)]
      let count = 1 + Int(random.nextUniform() * 200)
      return JoiningTests.recording(
        try JoiningTests.rr([Double](repeating: 1000, count: count)),
        at: isKnown ? startMs : nil, file: "f", device: device)
    }
    let groups = groups(recordings.map(RecordingOutline.init))
    #expect(groups.flatMap { $0 }.sorted() == Array(0..<60))
    #expect(groups.contains { $0.count > 1 })
    for group in groups {
      let joined = try Recording.joined(group.map { recordings[$0] })
      guard case .rr(let rr) = joined.signal else { continue }
      #expect(
        rr.intervalsMs.count
          == group.reduce(0) { count, index in
            guard case .rr(let part) = recordings[index].signal else { return count }
            return count + part.intervalsMs.count
          })
      #expect(rr.gaps.count == group.count - 1)
    }
  }
}
