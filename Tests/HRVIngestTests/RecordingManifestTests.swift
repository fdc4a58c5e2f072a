import HRVModel
import Testing

@testable import HRVIngest

@Suite("Manifest")
struct RecordingManifestTests {
  private func manifest(
    _ text: String, file: String = "study/manifest.csv"
  ) throws(IngestError) -> RecordingManifest {
    try RecordingManifest.read(bytes: Array(text.utf8), file: file)
  }

  @Test("rows give paths relative to the manifest, starts, devices and notes")
  func rows() throws {
    let manifest = try manifest(
      """
      file,start,device,note,position
      rest/a.txt,2026-03-02T07:15,Polar H10,"slept badly, late",supine
      b.txt,2026-03-03 07:05+01:00,,,
      /data/c.txt,,,,

      """)
    #expect(manifest.entries.map(\.path) == ["study/rest/a.txt", "study/b.txt", "/data/c.txt"])
    #expect(
      manifest.entries.map { $0.start?.description } == [
        "2026-03-02T07:15:00.000", "2026-03-03T07:05:00.000+01:00", nil,
      ])
    #expect(manifest.entries.map(\.device) == ["Polar H10", nil, nil])
    #expect(manifest.entries.map(\.posture) == ["supine", nil, nil])
    #expect(manifest.entries[0].note == "slept badly, late")
    #expect(manifest.entries.map(\.location.line) == [2, 3, 4])
    let here = try RecordingManifest.read(bytes: Array("path\na.txt\n".utf8), file: "m.csv")
    #expect(here.entries.map(\.path) == ["a.txt"])
  }

  @Test("slips are pointed at")
  func slips() throws {
    func place(_ text: String) -> String? {
      do throws(IngestError) {
        _ = try manifest(text)
        return nil
      } catch {
        return error.place
      }
    }
    #expect(place("file,start\na.txt,2026-03-02\n") == "2:7")
    #expect(place("file,start\na.txt,today\n") == "2:7")
    #expect(place("file,start\n,2026-03-02T07:15\n") == "2:1")
    #expect(place("file,start\na.txt,\nb.txt,\na.txt,\n") == "4:1")
    #expect(place("start,device\n2026-03-02T07:15,H10\n") == "1:1")
  }
}
