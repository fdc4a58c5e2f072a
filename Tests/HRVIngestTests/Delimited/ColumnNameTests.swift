import HRVModel
import Testing

@testable import HRVIngest

@Suite("Names of columns")
struct ColumnNameTests {
  @Test(
    "a name is taken apart into what it counts and its unit",
    arguments: [
      ("RR-interval [ms]", "rrinterval", "ms"), ("rr_ms", "rr", "ms"), ("R-R (s)", "rr", "s"),
      ("ecg [µV]", "ecg", "uv"), ("ms", "ms", nil), ("Time", "time", nil), ("", "", nil),
      ("rr (m-s)", "rrms", nil), ("a.b/c_mV", "abc", "mv"), ("[ms]", "ms", nil),
      ("Präparat", "präparat", nil),
    ] as [(String, String, String?)])
  func parts(name: String, quantity: String, unit: String?) {
    #expect(ColumnName(name).quantity == quantity)
    #expect(ColumnName(name).unit == unit)
  }

  @Test("names in ASCII are taken apart as those in any script are")
  func ascii() {
    var generator = SplitMix64(seed: 6)
    let pieces = [
      "ms", "S", "mV", "rr", "R", "_", " ", "[", "]", "(", ")", "/", ".", "-", "1", "\t", "\r\n",
    ]
    for _ in 0..<3000 {
      let count = Int(generator.nextUniform() * 8)
      let name = (0..<count).map { _ in
        pieces[Int(generator.nextUniform() * Double(pieces.count))]
      }.joined()
      let (quick, careful) = (ColumnName.parts(ofASCII: name), ColumnName.parts(of: name))
      #expect(quick.quantity == careful.quantity && quick.unit == careful.unit, "\(name)")
    }
  }
}
