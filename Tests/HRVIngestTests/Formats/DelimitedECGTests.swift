import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("Tables whose columns are named")
struct DelimitedECGTests {
  /// Samples 0, 1, 2 … at 250 Hz, with the time in ms beside them, divided by `delimiter`.
  private func table(
    _ header: String, delimiter: String = ",", count: Int = 200, time: (Int) -> String
  ) -> String {
    header + (0..<count).map { "\(time($0))\(delimiter)\($0)\n" }.joined()
  }

  @Test(
    "times in every unit, with every delimiter, with names, units or neither",
    arguments: [
      ("t_ms,ecg_uV\n", ",", 4.0, ReadingOptions(valueColumn: .name("ecg_uV"))),
      ("t [s];ecg [uV]\n", ";", 0.004, ReadingOptions(valueColumn: .name("ECG"))),
      ("time\tlead\ns\tuV\n", "\t", 0.004, ReadingOptions(valueColumn: .name("lead"))),
      ("a,b\n", ",", 4000, ReadingOptions(valueColumn: .number(2), valueUnit: .microvolts)),
      (
        "", ",", 4_000_000,
        ReadingOptions(valueColumn: .number(2), valueUnit: .microvolts, timeUnit: .nanoseconds)
      ),
      ("", " ", 0.004, ReadingOptions(valueColumn: .number(2), valueUnit: .microvolts)),
    ])
  func units(header: String, delimiter: String, step: Double, options: ReadingOptions) throws {
    var options = options
    options.timeColumn = .number(1)
    let text = table(header, delimiter: delimiter) { "\(Double($0) * step)" }
    let recording = try read(text, options: options)
    let ecg = try #require(recording.ecg)
    #expect(recording.provenance.formatID == "delimited")
    #expect(ecg.samplesMv.count == 200 && ecg.samplesMv[100] == 0.1 && ecg.isCalibrated)
    #expect(Tolerance.relative(1e-9).accepts(ecg.samplingRateHz, 250))
  }

  @Test("epoch numbers and dates give the start; so does no other number")
  func starts() throws {
    let options = ReadingOptions(
      valueColumn: .number(2), timeColumn: .number(1), valueUnit: .counts)
    let epoch = try read(table("") { "\(1_772_435_700_006 + $0 * 4)" }, options: options)
    #expect(epoch.start?.timestamp.description == "2026-03-02T07:15:00.006Z")
    #expect(epoch.ecg?.isCalibrated == false)
    let dates = try read(table("time,ecg\n") { phoneStamp($0 * 4) }, options: options)
    #expect(dates.start?.timestamp.description == "2026-03-02T07:15:00.000")
    let clock = try read(table("time,ecg\n") { "0:00.\(1000 + $0 * 4)" }, options: options)
    #expect(clock.start == nil)
    for recording in [epoch, dates] {
      let rateHz = try #require(recording.ecg?.samplingRateHz)
      #expect(Tolerance.relative(1e-9).accepts(rateHz, 250))
    }
  }

  @Test("cells without a sample are gaps, with times and without")
  func missing() throws {
    let values = ["1", "2", "!", "nan", "", "6", "7", "8"]
    let stamped = values.enumerated().map { "\($0 * 4),\($1)\n" }.joined()
    let bare = "t,ecg\n" + values.map { "x,\($0)\n" }.joined()
    let timed = try read(
      "t_ms,ecg\n" + stamped,
      options: ReadingOptions(valueColumn: .name("ecg"), timeColumn: .name("t_ms")))
    let even = try read(
      bare, options: ReadingOptions(samplingRateHz: 250, valueColumn: .name("ecg")))
    for recording in [timed, even] {
      let ecg = try #require(recording.ecg)
      #expect(ecg.samplesMv == [1, 2, 6, 7, 8] && ecg.runs == [0..<2, 2..<5])
      #expect(Tolerance.absolute(1e-9).accepts(ecg.gaps[0].durationS, 0.012))
    }
    let error = try #require(
      readingError(
        bare.replacing("x,7", with: "x,7a"),
        options: ReadingOptions(samplingRateHz: 250, valueColumn: .name("ecg"))))
    #expect(error.place == "8:3")
  }

  @Test("what is not said and cannot be told is asked for")
  func asked() throws {
    let text = table("a,b\n", count: 20) { "\($0)" }
    let noRate = ReadingOptions(valueColumn: .name("b"))
    #expect(readingError(text, options: noRate)?.remedy.contains("--sampling-rate") == true)
    // Steps of 1 are 1 kHz in ms, and nothing else that an ECG has.
    let told = ReadingOptions(valueColumn: .name("b"), timeColumn: .name("a"))
    let told1 = try read(text, options: told)
    #expect(told1.remarks.contains { $0.message.contains("taken for ms") })
    // Steps of 0.1 are 10 Hz in s, 10 kHz in ms.
    let slow = table("a,b\n", count: 20) { "\(Double($0) / 10)" }
    #expect(readingError(slow, options: told)?.remedy.contains("--time-unit") == true)
    let noValue = ReadingOptions(timeColumn: .name("a"))
    #expect(readingError(text, options: noValue)?.remedy.contains("--value-column b") == true)
    let twice = ReadingOptions(valueColumn: .name("a"), timeColumn: .name("a"))
    #expect(readingError(text, options: twice)?.message.contains("the same column") == true)
    for reference in [ColumnReference.name("c"), .number(0), .number(3), .number(Int.max)] {
      let error = readingError(text, options: ReadingOptions(valueColumn: reference))
      guard case .missingColumn? = error?.reason else {
        Issue.record("\(reference): \(error?.description ?? "read")")
        continue
      }
    }
  }

  @Test("an unknown table of numbers is refused with the options that would read it")
  func remedies() throws {
    let error = try #require(
      readingError(table("millis,button,ecg\n", count: 20) { "\($0 * 4),0" }))
    guard case .unknownFormat = error.reason else {
      Issue.record("\(error)")
      return
    }
    #expect(error.remedy.contains("--time-column millis --value-column ecg --unit "))
    // The options of the remedy do read the file.
    let options = ReadingOptions(
      valueColumn: .init("ecg"), timeColumn: .init("millis"), valueUnit: .init(name: "mV"))
    let text = table("millis,button,ecg\n", count: 20) { "\($0 * 4),0" }
    #expect(try read(text, options: options).ecg?.samplesMv.count == 20)
    let spaced = try #require(readingError("the signal,x\n5,a\n-3,b\n2,c\n7,d\n"))
    #expect(spaced.remedy.contains("--value-column 1 --unit <mV|uV|V|raw> --sampling-rate"))
    #expect(readingError("no numbers\nin here\nat all\n")?.remedy.contains("--value") == false)
  }

  @Test("references: digits are numbers, names match exactly or, where unique, without units")
  func references() {
    #expect(ColumnReference("12") == .number(12) && ColumnReference("t2") == .name("t2"))
    #expect(ColumnReference("99999999999999999999") == .name("99999999999999999999"))
    let names = ["t_ms", "ECG [mV]", "ecg_uV", "Resp"]
    #expect(ColumnReference.name("ecg_uV").index(in: names, count: 4) == 2)
    #expect(ColumnReference.name("ecg").index(in: names, count: 4) == nil)
    #expect(ColumnReference.name("resp").index(in: names, count: 4) == 3)
    #expect(ColumnReference.number(4).index(in: [], count: 4) == 3)
    #expect(ColumnReference.number(1).index(in: [], count: 0) == nil)
    #expect(SampleUnit(name: " µV") == .microvolts && SampleUnit(name: "RAW") == .counts)
    #expect(StampUnit(name: "μs") == .microseconds && StampUnit(name: "min") == nil)
  }
}
