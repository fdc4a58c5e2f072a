import HRVModel
import Testing

@testable import HRVIngest

@Suite("Stamps of one minute")
struct CalendarMinuteTests {
  /// Random stamps, which follow each other within seconds, with slips among them.
  private func stamps(_ generator: inout SplitMix64) -> [String] {
    var ms = 1_772_435_700_000 as Int64
    return (0..<2000).map { _ in
      ms += Int64(generator.nextUniform() * 3000)
      var text = Timestamp(localMilliseconds: ms, utcOffsetS: nil).description
      let kind = generator.nextUniform()
      if kind < 0.02 { text = text.replacing("T", with: " ") }
      if kind > 0.9 {
        var bytes = Array(text.utf8)
        let at = Int(generator.nextUniform() * Double(bytes.count))
        bytes[at] = Array("0123456789:.-TZ x".utf8)[Int(generator.nextUniform() * 17)]
        text = String(decoding: bytes, as: UTF8.self)
      }
      return text
    }
  }

  @Test("what the minute before spares to read is what would be read")
  func minutes() {
    var generator = SplitMix64(seed: 5)
    var minute = CalendarMinute()
    var spared = 0
    for text in stamps(&generator) {
      let bytes = Array(text.utf8)
      let time = TimeText.calendar(bytes.span, bytes.indices)
      let ms = (time?.unixMilliseconds ?? time?.localMilliseconds).map(Double.init)
      if let quick = minute.milliseconds(bytes.span, bytes.indices) {
        #expect(quick == ms, "\(text)")
        spared += 1
      } else if let ms {
        minute.learn(ms, bytes.span, bytes.indices)
      }
    }
    #expect(spared > 1000)
  }
}
