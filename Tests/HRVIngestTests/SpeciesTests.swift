import HRVModel
import Testing

@testable import HRVIngest

@Suite("Species")
struct SpeciesTests {
  /// A rat at 305 beats a minute.
  private let rat = heartbeats(60, seed: 8, meanMs: 197)

  @Test("a rat is refused as a human, and read as a rat")
  func rats() throws {
    let text = rat.map { "0.\(Int($0))\n" }.joined()
    let error = try #require(readingError(text))
    #expect(error.message.contains("no human heart") && error.remedy.contains("species"))
    let recording = try read(text, options: ReadingOptions(species: .rat))
    #expect(recording.rr?.intervalsMs == rat && recording.rr?.species == .rat)
    #expect(recording.remarks.contains { $0.message.contains("heart of a rat") })
    #expect(readingError(text, options: ReadingOptions(species: .mouse)) == nil)
  }

  @Test("a human is refused as a rat or a mouse, and gaps follow the species")
  func humans() throws {
    let text = lines(heartbeats(60, seed: 8))
    for species in [Species.rat, .mouse] {
      let error = try #require(readingError(text, options: ReadingOptions(species: species)))
      #expect(error.message.contains("no \(species.rawValue) heart"))
    }
    let withPause = lines(rat) + "700\n" + lines(rat)
    let rr = try #require(try read(withPause, options: ReadingOptions(species: .rat)).rr)
    #expect(rr.intervalsMs.count == 120 && rr.gaps.map(\.durationS) == [0.7])
  }

  @Test("ranges are in order and hold the median")
  func ranges() {
    for species in Species.allCases {
      #expect(species.believableMs.lowerBound < species.medianMs.lowerBound)
      #expect(species.believableMs.upperBound > species.medianMs.upperBound)
    }
  }
}
