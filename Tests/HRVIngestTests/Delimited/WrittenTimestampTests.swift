import HRVIngest
import HRVModel
import Testing

@Suite("Times that a person writes")
struct WrittenTimestampTests {
  // Hand: each text says what its reading is.
  @Test(
    "are read with what they say and nothing more",
    arguments: [
      ("2026-03-02T07:15", "2026-03-02T07:15:00.000"),
      ("2026-03-02 07:15:30", "2026-03-02T07:15:30.000"),
      ("2026-03-02T07:15Z", "2026-03-02T07:15:00.000Z"),
      ("2026-03-02T07:15+01:00", "2026-03-02T07:15:00.000+01:00"),
      ("2026-03-02", "2026-03-02T00:00:00.000"),
    ])
  func read(text: String, reading: String) {
    #expect(Timestamp(iso8601: text)?.description == reading)
  }

  @Test("or not at all", arguments: ["", "noon", "2026-02-30", "2026-03-02T25:00", "02.03.2026"])
  func refused(text: String) {
    #expect(Timestamp(iso8601: text) == nil)
  }
}
