import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("ECG exports of sensors' apps")
struct SensorAppTests {
  private let preamble = String(repeating: " ", count: 80) + "ECG 25.01.25 16.42.59 200 \n"

  @Test("Movesense: a pause is a gap, clipped samples stay and are counted")
  func movesense() throws {
    var text = preamble + "Timestamp,Sample\n"
    for i in 0..<1000 {
      // 5 ms steps from 2025-01-25T16:42:59Z; after 400 samples, a pause of 166 s.
      let us = 1_737_823_379_000_000 + i * 5000 + (i >= 400 ? 166_000_000 : 0)
      let micro = "\(us % 1_000_000)"
      text += "\(us / 1_000_000).\(String(repeating: "0", count: 6 - micro.count))\(micro),"
      text += i == 7 ? "-131072\n" : i == 8 ? "131071\n" : "\(i)\n"
    }
    let recording = try read(text)
    let ecg = try #require(recording.ecg)
    #expect(recording.provenance.formatID == "movesense-ecg")
    #expect(ecg.runs == [0..<400, 400..<1000] && !ecg.isCalibrated)
    // µs are read exactly; what remains is the rounding of the slope.
    #expect(Tolerance.relative(1e-12).accepts(ecg.samplingRateHz, 200))
    #expect(Tolerance.absolute(1e-9).accepts(ecg.gaps[0].durationS, 166))
    #expect(ecg.samplesMv[7] == -131_072 && ecg.samplesMv[9] == 9)
    #expect(recording.remarks.count { $0.message.contains("clipped") } == 2)
    #expect(recording.start?.timestamp.description == "2025-01-25T16:42:59.000Z")
  }

  @Test("Movesense: without a rate in the stamps, that of the first line counts")
  func movesenseNominal() throws {
    let text = preamble + "Timestamp,Sample\n1737823379.0,1\n"
    #expect(try read(text).ecg?.samplingRateHz == 200)
    #expect(readingError("Timestamp,Sample\n1737823379.0,1\n") != nil)
    let error = try #require(readingError(preamble + "Timestamp,Sample\n1737823379.0,1x\n"))
    #expect(error.place == "3:14")
  }

  @Test("ECG Recorder: the name vouches for the rate; elsewhere it is asked for")
  func ecgRecorder() throws {
    let text = "-120\r\n35\r\n410\r\n"
    let recording = try read(text, name: "a/2026-03-02_07-15-00_ECG-data.txt")
    #expect(recording.ecg?.samplesMv == [-0.12, 0.035, 0.41])
    #expect(recording.ecg?.samplingRateHz == 130)
    #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.000")
    #expect(recording.remarks.first?.message.contains("nominal rate") == true)
    var options = ReadingOptions(formatID: "ecg-recorder")
    let error = try #require(readingError(text, name: "x.txt", options: options))
    #expect(error.remedy.contains("--sampling-rate"))
    options.samplingRateHz = 130.16
    #expect(try read(text, name: "x.txt", options: options).ecg?.samplingRateHz == 130.16)
    let bad = readingError("1\r\n2\r\nx\r\n4\r\n", name: "2026-03-02_07-15-00_ECG-data.txt")
    #expect(bad?.place == "3:1")
  }

  @Test("Apple: English and German, points and commas, µV and mV read alike")
  func apple() throws {
    let english = """
      Name
      Date of Birth,"Jan 8, 2002"
      Recorded Date,2026-05-30 16:32:18 -0700
      Classification,Sinus Rhythm
      Symptoms,
      Software Version,1.90
      Device,"Watch7,12"
      Sample Rate,512.562 hertz


      Lead,Lead I
      Unit,µV

      -12.345
      7
      1234.5

      """
    let german = english.replacing("Name", with: "Name,Erika M")
      .replacing("Date of Birth", with: "Geburtstag")
      .replacing("Recorded Date", with: "Aufzeichnungsdatum")
      .replacing("Sample Rate,512.562 hertz", with: "Messrate,512,562\u{A0}Hertz")
      .replacing("Device", with: "Gerät").replacing("Lead,Lead I", with: "Ableitung,Ableitung I")
      .replacing("Unit", with: "Einheit").replacing("12.345", with: "12,345")
      .replacing("1234.5", with: "1234,5")
    for text in [english, german, german.replacing("\n", with: "\r\n")] {
      let recording = try read(text)
      let ecg = try #require(recording.ecg)
      #expect(recording.provenance.formatID == "apple-ecg")
      #expect(recording.provenance.device == "Watch7,12")
      #expect(ecg.samplesMv == [-0.012345, 0.007, 1.2345] && ecg.samplingRateHz == 512.562)
      #expect(recording.start?.timestamp.description == "2026-05-30T16:32:18.000-07:00")
    }
    #expect(try read(english.replacing("µV", with: "mV")).ecg?.samplesMv[1] == 7)
    #expect(readingError(english.replacing("µV", with: "LSB"))?.remedy.contains("--unit") == true)
    #expect(
      readingError(english.replacing("512.562 hertz", with: "?"))?.remedy
        .contains("--sampling-rate") == true)
    // Two decimal marks in one file: the second is pointed at.
    let mixed = try #require(readingError(german.replacing("1234,5", with: "1234.5")))
    #expect(mixed.place == "16:1")
    #expect(readingError(english.replacing("7\n1234.5", with: "I,0.001")) != nil)
  }

  @Test("Shimmer: the unit of the column, the first lead or a chosen one, ms or dates")
  func shimmer() throws {
    let names =
      "A_Timestamp_Unix_CAL\tA_ECG_Status_CAL\tA_ECG_LA-RA_24BIT_CAL\t"
      + "A_ECG_LL-RA_24BIT_CAL\t\n"
    var text = "sep=\t\n" + names + "ms\tno_units\tmV\tuV\t\n"
    // 500 Hz on a clock that writes whole ms.
    for i in 0..<500 { text += "\(1_595_933_810_034 + i * 2)\t128\t0.5\t-250\t\n" }
    let recording = try read(text)
    let ecg = try #require(recording.ecg)
    #expect(recording.provenance.formatID == "shimmer-ecg")
    #expect(ecg.lead == "A_ECG_LA-RA_24BIT_CAL" && ecg.samplesMv.allSatisfy { $0 == 0.5 })
    #expect(Tolerance.relative(1e-9).accepts(ecg.samplingRateHz, 500))
    #expect(recording.start?.timestamp.description == "2020-07-28T10:56:50.034Z")
    let chosen = ReadingOptions(formatID: "shimmer-ecg", valueColumn: .number(4))
    #expect(try read(text, options: chosen).ecg?.samplesMv[0] == -0.25)
    let formatted = text.replacing("Unix_CAL", with: "FormattedUnix_CAL")
      .replacing("ms\t", with: "yyyy/mm/dd hh:mm:ss.000\t")
      .replacing("1595933810", with: "2026/03/02 07:15:10.").replacing("159593381", with: "x")
    let local = try read(formatted.split(separator: "\n").prefix(100).joined(separator: "\n"))
    #expect(local.start?.timestamp.description == "2026-03-02T07:15:10.034")
  }

  @Test("Zephyr: dates with the day first, across midnight; ADC values stay as they are")
  func zephyr() throws {
    var text = "Time,EcgWaveform\n"
    for i in 0..<500 {
      let ms = 59_000 + i * 4
      let (s, day) = ms < 60_000 ? (59, "28/02/2026 23:59") : (ms / 1000 - 60, "01/03/2026 00:00")
      let fraction = "\(ms % 1000)"
      text +=
        "\(day):\(s < 10 ? "0" : "")\(s)."
        + "\(String(repeating: "0", count: 3 - fraction.count))\(fraction),\(2000 + i)\n"
    }
    let recording = try read(text)
    let ecg = try #require(recording.ecg)
    #expect(ecg.runs == [0..<500] && ecg.samplesMv[499] == 2499 && !ecg.isCalibrated)
    #expect(Tolerance.relative(1e-9).accepts(ecg.samplingRateHz, 250))
    #expect(recording.start?.timestamp.description == "2026-02-28T23:59:59.000")
    let error = try #require(readingError(text.replacing("28/02", with: "02/28")))
    #expect(error.place == "2:1")
  }

  @Test("rdsamp: missing samples are gaps, hours count, seconds too, leads can be chosen")
  func rdsamp() throws {
    var clock = "'Elapsed time','MLII','V5'\n'hh:mm:ss.mmm','mV','uV'\n"
    var seconds = "'Elapsed time','MLII','V5'\n'seconds','mV','uV'\n"
    for i in 0..<1000 {
      // 250 Hz from 59:58.000 on.
      let ms = 3_598_000 + i * 4
      let (h, m, s, f) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
      func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
      let fraction = (f < 100 ? "0" : "") + two(f)
      let time = h > 0 ? "\(h):\(two(m)):\(two(s)).\(fraction)" : "\(m):\(two(s)).\(fraction)"
      let sample = 600..<603 ~= i ? "-" : "-0.145"
      clock += "'\(time)',\(sample),-65\n"
      seconds += "\(ms / 1000).\(fraction),\(sample),-65\n"
    }
    for text in [clock, seconds] {
      let recording = try read(text)
      let ecg = try #require(recording.ecg)
      #expect(recording.provenance.formatID == "rdsamp-csv")
      #expect(ecg.runs == [0..<600, 600..<997] && ecg.samplesMv[0] == -0.145)
      #expect(Tolerance.relative(1e-9).accepts(ecg.samplingRateHz, 250))
      #expect(Tolerance.absolute(1e-9).accepts(ecg.gaps[0].durationS, 0.012))
      let chosen = ReadingOptions(formatID: "rdsamp-csv", valueColumn: .name("V5"))
      #expect(try read(text, options: chosen).ecg?.samplesMv[0] == -0.065)
    }
    let none = ReadingOptions(formatID: "rdsamp-csv", valueColumn: .name("V1"))
    #expect(readingError(clock, options: none)?.message.contains("\"V1\"") == true)
    let error = try #require(readingError(clock.replacing("'59:58.008'", with: "'[59:58.008]'")))
    #expect(error.place == "5:1")
  }

  @Test("sample numbers: skipped ones are a gap; the rate is asked for")
  func sampleNumbers() throws {
    let text = "'sample #','MLII','V5'\n0,995,1011\n1,995,1011\n4,996,1011\n5,997,1011\n"
    #expect(readingError(text)?.remedy.contains("--sampling-rate") == true)
    let ecg = try #require(try read(text, options: .init(samplingRateHz: 100)).ecg)
    #expect(ecg.samplingRateHz == 100 && ecg.runs == [0..<2, 2..<4] && !ecg.isCalibrated)
    #expect(Tolerance.absolute(1e-9).accepts(ecg.gaps[0].durationS, 0.02))
    // The number that stands for no sample is none, and leaves a gap of one.
    let without = try read(
      "'sample #','MLII'\n0,995\n1,995\n2,-32768\n3,996\n4,997\n5,998\n",
      options: .init(samplingRateHz: 100))
    #expect(without.ecg?.samplesMv == [995, 995, 996, 997, 998] && without.ecg?.gaps.count == 1)
    #expect(without.ecg?.runs == [0..<2, 2..<5])
  }
}
