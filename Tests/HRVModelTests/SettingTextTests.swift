import HRVModel
import Testing

@Suite("Settings as text")
struct SettingTextTests {
  @Test(
    "decimals without a power of ten read back as the same number",
    arguments: [
      0, 1, -1, 0.1, 1.5, 1e-5, -2.5e-7, 123_456.75, 1e16, 1.25e20, -9.875e22, 0.00012,
    ])
  func plain(_ value: Double) {
    let text = SettingText.plainDecimal(value)
    #expect(!text.contains("e"))
    #expect(Double(text) == value)
  }

  @Test("as a person would write it")
  func words() {
    #expect(SettingText.plainDecimal(5e-5) == "0.00005")
    #expect(SettingText.plainDecimal(200) == "200")
    #expect(SettingText.plainDecimal(1.25e20) == "125000000000000000000")
  }
}
