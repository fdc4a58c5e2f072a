import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

@Suite("Daily summaries")
struct DailyFormatsTests {
  private static let rmssd = DailySummaryOptions(metric: "rmssd")

  /// `2026-03-02 58.3` for each day.
  private func days(_ series: DailySeries) -> [String] {
    series.points.map { "\($0.day) \($0.value)" }
  }

  @Test("HRV4Training: days written Y-D-M, blanks before names, 0 for missing, a bare CR")
  func hrv4Training() throws {
    let expected = ["2026-02-28 58.3", "2026-03-01 49.9", "2026-03-03 61.7"]
    let example = DailySummaryFormat.hrv4Training.example
    for text in [
      example, example.replacing("\n", with: "\r"), example.replacing("\n", with: "\r\n"),
      "\u{FEFF}" + example,
    ] {
      let series = try readDaily(text, Self.rmssd)
      #expect(days(series) == expected)
      #expect(
        series.remarks.map(\.message) == ["1 row without a value of RMSSD (blank, -, None or 0)"])
      #expect(series.remarks[0].location.line == 4)
    }
    let header = "date,HR,rMSSD,HRV4T_Recovery_Points\n"
    let iso = try readDaily(
      header + "2026-02-28,52,58.3,8\n2026-03-01,54,-,8\n2026-03-02,50,60,8\n", Self.rmssd)
    #expect(days(iso) == ["2026-02-28 58.3", "2026-03-02 60.0"])
    let clocked = try readDaily(
      header + "2026-03-01 00:01:00 +0000,52,58.3,8\n2026-03-02 00:01:00 +0000,54,49,8\n",
      Self.rmssd)
    #expect(days(clocked) == ["2026-03-01 58.3", "2026-03-02 49.0"])
    #expect(clocked.remarks.isEmpty)
  }

  @Test("HRV4Training: an order of day and month that nothing tells is refused, as is a mixture")
  func dayOrder() throws {
    let header = "date,rMSSD,HRV4T_Recovery_Points\n"
    let open = try #require(dailyError(header + "2026-03-03,50,8\n2026-03-04,51,8\n"))
    guard case .ambiguous = open.reason else { throw open }
    #expect(open.place == "3:1")
    let mixed = try #require(dailyError(header + "2026-13-03,50,8\n2026-03-14,51,8\n"))
    guard case .ambiguous = mixed.reason else { throw mixed }
    #expect(mixed.place == "2:1")
    #expect(dailyError(header + "2026-13-14,50,8\n")?.place == "2:1")
    #expect(dailyError(header + "2026-13-03,50,8\n2026-31-04,51,8\n")?.place == "3:1")
    #expect(days(try readDaily(header + "2026-03-03,50,8\n", Self.rmssd)) == ["2026-03-03 50.0"])
  }

  // ln 58.3 = 4.065602093…, by bc -l.
  @Test("the logarithm is that of the vendor's own value")
  func logarithm() throws {
    let series = try readDaily(DailySummaryFormat.hrv4Training.example)
    #expect(series.metric.id == "ln_rmssd" && series.metric.symbol == "lnRMSSD")
    #expect(
      series.metric.summary == "natural logarithm of RMSSD as HRV4Training computed it")
    #expect(
      Tolerance.absolute(1e-9).accepts(try #require(series.points.first).value, 4.065602093))
  }

  @Test("Elite HRV: the first reading of the morning counts, others are counted")
  func eliteHRV() throws {
    let series = try readDaily(DailySummaryFormat.eliteHRVSummary.example, Self.rmssd)
    #expect(days(series) == ["2026-03-02 56.5", "2026-03-03 64.2"])
    #expect(series.points[0].timestamp?.description == "2026-03-02T07:01:12.000")
    #expect(series.leftOut == [.init(reason: .outsideWindow, count: 1)])
    let list = try readDaily(
      DailySummaryFormat.eliteHRVReadings.example, .init(metric: "rmssd_raw"))
    #expect(days(list) == ["2026-03-02 61.0", "2026-03-03 64.2"])
    let notes = try readDaily(
      "Member,Type,Position,Date Time Start,Notes,Rmssd\n"
        + "A,r,lying,2026-03-02 07:00,a, b and c,50\nA,r,lying,2026-03-03 07:00,\"d, e\",51\n",
      Self.rmssd)
    #expect(days(notes) == ["2026-03-03 51.0"])
    #expect(notes.remarks.map(\.location.line) == [2])
    let american = try #require(
      dailyError("datetime,rmssd_clean_ms\n03/02/2026 07:00,50\n"))
    #expect(american.place == "2:1" && american.message.contains("America"))
  }

  @Test("Oura: None is missing")
  func oura() throws {
    let series = try readDaily(DailySummaryFormat.ouraTrends.example, Self.rmssd)
    #expect(days(series) == ["2026-03-02 61.0", "2026-03-03 52.0", "2026-03-05 66.0"])
    #expect(series.metric.summary.hasPrefix("RMSSD as Oura computed it (the mean of 5-minute"))
    #expect(series.remarks.count == 1 && series.window == .night)
  }

  @Test("Whoop: a night counts to the day of waking; the open cycle is missing, not zero")
  func whoop() throws {
    let series = try readDaily(DailySummaryFormat.whoopCycles.example, Self.rmssd)
    #expect(days(series) == ["2026-03-03 47.0", "2026-03-04 66.0"])
    #expect(series.remarks.count == 1)
    let headers = [
      "Startzeit des Zyklus,Endzeit des Zyklus,Herzfrequenzvariabilität (ms),Beginn des Aufwachens",
      "Hora de inicio del ciclo,Hora de finalización del ciclo,"
        + "Variabilidad de la frecuencia cardíaca (ms),Inicio de la vigilia",
      "Heure de début du cycle,Heure de fin du cycle,"
        + "Variabilité de la fréquence cardiaque (ms),Premiers signes de réveil",
      // An accent as a character of its own is the same letter.
      "Heure de de\u{301}but du cycle,Heure de fin du cycle,"
        + "Variabilite\u{301} de la fre\u{301}quence cardiaque (ms),x",
    ]
    for header in headers {
      let rows = "\n2026-03-03 23:10:00,,50,\n2026-03-03 01:10:00,2026-03-03 23:10:00,40,\n"
      // Without a time of waking: the start, twelve hours later.
      let localised = try readDaily(header + rows, Self.rmssd)
      #expect(days(localised) == ["2026-03-03 40.0", "2026-03-04 50.0"], "\(header)")
    }
    // The same words over a column of SDNN, as another app writes them.
    let other = "Data/Hora,Variabilidade da Frequência Cardíaca (ms)\n2026-03-03 00:00:00,54\n"
    guard case .unknownFormat? = dailyError(other)?.reason else {
      Issue.record("read as RMSSD")
      return
    }
  }

  // By hand: the night of 2 March has 28.117, 31.54 and 34.006; the middle one is 31.54.
  @Test("Fitbit: the night's median of five-minute values; the daily file as it stands")
  func fitbit() throws {
    let details = DailySummaryFormat.fitbitHRVDetails.example
    let series = try readDaily(details, Self.rmssd)
    #expect(days(series) == ["2026-03-02 31.54"])
    #expect(series.points[0].sampleCount == 3 && series.samples.count == 3)
    let nap = try readDaily(
      "\u{FEFF}" + details + "\n2026-03-02T14:00:00,90,0.9,1,1\n,,,,\n", Self.rmssd)
    #expect(days(nap) == ["2026-03-02 31.54"])
    #expect(nap.leftOut == [.init(reason: .outsideWindow, count: 1)])
    let daily = try readDaily(DailySummaryFormat.fitbitDailyHRV.example, Self.rmssd)
    #expect(days(daily) == ["2026-03-02 29.232", "2026-03-03 31.87"])
    // 14:05 UTC is 01:05 of the next day, eleven hours ahead.
    let utc = "timestamp,rmssd,coverage\n2026-03-01T14:05:00Z,30,0.9\n"
    let remarked = try readDaily(utc, Self.rmssd)
    #expect(remarked.points.isEmpty && remarked.remarks[0].message.contains("are UTC"))
    #expect(remarked.remarks[1].message.hasPrefix("no value lies in the night, 21:00 to 09:00"))
    let zone = ZoneRules(name: "+11:00", utcOffsetS: 39_600)
    let shown = try readDaily(utc, .init(metric: "rmssd", zone: zone))
    #expect(days(shown) == ["2026-03-02 30.0"] && shown.remarks.isEmpty)
  }

  @Test("values that cannot be: a word is an error with its place, a wild one is counted")
  func values() throws {
    let header = "timestamp,rmssd,nremhr,entropy\n"
    let word = try #require(dailyError(header + "2026-03-02T00:00:00,4O.1,50,2\n"))
    #expect(word.reason == .expected("RMSSD in ms", found: "4O.1") && word.place == "2:21")
    let wild = try readDaily(
      header + "2026-03-02T00:00:00,40,50,2\n2026-03-03T00:00:00,4000,50,2\n", Self.rmssd)
    #expect(wild.samples.count == 1)
    #expect(
      wild.remarks.map(\.message) == ["1 value outside 1 to 1000 ms, such as 4000, left out"])
    let seconds = try #require(dailyError(header + "2026-03-02T00:00:00,0.04,50,2\n"))
    guard case .wrongUnit = seconds.reason else { throw seconds }
    let nothing = try #require(dailyError(header + "2026-03-02T00:00:00,,50,2\n"))
    #expect(nothing.reason == .expected("at least one value of RMSSD", found: ""))
    let date = try #require(dailyError(header + "yesterday,40,50,2\n"))
    #expect(date.place == "2:1")
    let twice = try #require(
      dailyError("timestamp,rmssd,RMSSD,coverage\n2026-03-02T03:00:00,40,41,1\n"))
    guard case .ambiguous = twice.reason else { throw twice }
  }

  @Test("a number on which the file ends may be half of one")
  func cutOff() throws {
    let text = "timestamp,rmssd,coverage\n2026-03-02T03:00:00,40,1\n2026-03-03T03:00:00,4"
    let series = try readDaily(text, Self.rmssd)
    #expect(days(series) == ["2026-03-02 40.0"])
    #expect(series.remarks.map(\.location.line) == [3])
  }

  @Test("Apple Health: the night's median, one source, the watch that measured")
  func appleHealth() throws {
    func record(_ start: String, _ value: String, source: String = "W", unit: String = "ms")
      -> String
    {
      "<Record type=\"HKQuantityTypeIdentifierHeartRateVariabilitySDNN\" sourceName=\"\(source)\""
        + " unit=\"\(unit)\" startDate=\"\(start)\" value=\"\(value)\"/>\n"
    }
    let sdnn = DailySummaryOptions(metric: "sdnn")
    func export(_ records: String...) -> String {
      "<?xml version=\"1.0\"?>\n<HealthData locale=\"de_DE\">\n"
        + "<Record type=\"HKQuantityTypeIdentifierStepCount\" value=\"no number\"/>\n"
        + records.joined() + "</HealthData>\n"
    }
    let example = try readDaily(DailySummaryFormat.appleHealthSDNN.example, sdnn)
    #expect(example.samples.map(\.value) == [49.4, 61.25])
    #expect(example.samples.map(\.device) == ["Apple Watch Watch6,15", nil])
    // √(49.4 · 61.25) = 55.0068…
    let value = try #require(example.points.first).value
    #expect(example.points.count == 1 && Tolerance.absolute(1e-4).accepts(value, 55.0068))
    let several = try readDaily(
      export(
        record("2026-03-02 03:00:00 +0100", "40"), record("2026-03-02 15:00:00 +0100", "90"),
        record("2026-03-03 03:00:00 +0100", "44"),
        record("2026-03-03 07:00:00 +0100", "88", source: "App")), sdnn)
    #expect(days(several) == ["2026-03-02 40.0", "2026-03-03 44.0"])
    #expect(several.leftOut == [.init(reason: .outsideWindow, count: 1)])
    #expect(several.remarks.map(\.message).joined().contains("not those of \"App\" 1"))
    let morning = try readDaily(
      export(record("2026-03-02 07:00:00 +0100", "40")), .init(metric: "sdnn", window: .morning))
    #expect(morning.points[0].timestamp?.utcOffsetS == 3600)
    for broken in [
      record("2026-03-02 03:00:00 +0100", "x"), record("soon", "40"),
      record("2026-03-02 03:00:00 +0100", "0.04", unit: "s"),
    ] {
      #expect(dailyError(export(broken), sdnn)?.place == "4:1")
    }
    #expect(dailyError(export(), sdnn) != nil)
  }

  @Test("files of one export make one series")
  func merged() throws {
    let header = "timestamp,rmssd,nremhr,entropy\n"
    let a = try readDaily(header + "2026-03-02T00:00:00,40,50,2\n", name: "a.csv", Self.rmssd)
    let b = try readDaily(header + "2026-04-02T00:00:00,41,50,2\n", name: "b.csv", Self.rmssd)
    let both = try DailySeries(merging: [a, b])
    #expect(days(both) == ["2026-03-02 40.0", "2026-04-02 41.0"])
    #expect(both.sources.map(\.file) == ["a.csv", "b.csv"])
    let oura = try readDaily(DailySummaryFormat.ouraTrends.example, Self.rmssd)
    #expect(throws: ModelError.incompatible("values of Fitbit", "values of Oura")) {
      try DailySeries(merging: [a, oura])
    }
  }
}
