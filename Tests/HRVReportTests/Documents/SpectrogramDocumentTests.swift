import HRVModel
import HRVReport
import Testing

@Suite("Spectrogram documents")
struct SpectrogramDocumentTests {
  private func spectrogram() -> Spectrogram {
    var made = Spectrogram(lengthS: 300, stepS: 60, resolutionHz: 0.25, binCount: 2)
    made.append(startS: 0, coveredS: 299.5) { $0 += [1.5, 2] }
    made.append(
      startS: 60, coveredS: 12, invalidity: .tooShort(neededS: 110, gotS: 12))
    return made
  }

  // By hand.
  @Test("a window a row, a frequency a column, and the reason where there is none")
  func golden() throws {
    #expect(
      SpectrogramDocument.csv(spectrogram())
        == "window_start_s,window_start,covered_s,0.0,0.25,missing\r\n"
        + "0.0,,299.5,1.5,2.0,\r\n"
        + "60.0,,12.0,,,\"needs 110 s of recording, has 12 s\"\r\n")
  }

  @Test("windows stand on the clock where the start is known")
  func clock() throws {
    let day = try #require(CivilDay(year: 2026, month: 3, day: 2))
    let start = try #require(Timestamp(day: day, hour: 23, minute: 59, utcOffsetS: 3600))
    let rows = SpectrogramDocument.csv(spectrogram(), start: start).split(separator: "\r\n")
    #expect(
      rows.map { $0.split(separator: ",", omittingEmptySubsequences: false)[1] } == [
        "window_start", "2026-03-02T23:59:00.000+01:00", "2026-03-03T00:00:00.000+01:00",
      ])
  }
}
