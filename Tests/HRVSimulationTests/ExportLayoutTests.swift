import Foundation
import HRVModel
import Testing

@testable import HRVSimulation

/// Expected lines are worked out by hand; real exports of the apps have the same shape.
@Suite struct ExportLayoutTests {
  /// 2026-03-02T07:15:00 on a clock an hour ahead of UTC: Unix time 1,772,432,100 s.
  static func session() throws -> ExportSession {
    let day = try #require(CivilDay(year: 2026, month: 3, day: 2))
    let start = try #require(Timestamp(day: day, hour: 7, minute: 15, utcOffsetS: 3600))
    return try ExportSession(start: start)
  }

  private func lines(
    _ layout: ExportLayout<SimulatedRR>, meanNNMs: Double,
    resolution: SimulatedRR.Resolution = .milliseconds
  ) throws -> [String] {
    var options = SimulatedRRTests.steady(meanNNMs)
    options.resolution = resolution
    return try text(layout.file(of: SimulatedRR(options), Self.session()))
  }

  private func text(_ file: SimulatedFile) -> [String] {
    String(decoding: file.bytes, as: UTF8.self).components(separatedBy: "\n")
  }

  // MARK: RR

  @Test func plain() throws {
    let whole = try lines(.plainMilliseconds, meanNNMs: 937.5)
    #expect(whole.prefix(3) == ["938", "937", "938"] && whole.last == "" && whole.count == 11)
    // 922 and 921 ticks of 1000/1024 ms.
    let ticks = try lines(.plainMilliseconds, meanNNMs: 900, resolution: .ticks1024)
    #expect(ticks.prefix(2) == ["900.390625", "899.4140625"])
    let seconds = try lines(.plainSeconds, meanNNMs: 900, resolution: .ticks1024)
    #expect(seconds.prefix(3) == ["RR [s]", "0.900390625", "0.8994140625"])
    #expect(try lines(.plainSeconds, meanNNMs: 1000)[1] == "1.000")
  }

  @Test func eliteHRV() throws {
    #expect(try lines(.eliteHRV, meanNNMs: 1000) == Array(repeating: "1000", count: 10) + [""])
  }

  @Test func polarSensorLogger() throws {
    let rows = try lines(.polarSensorLogger, meanNNMs: 937.5)
    #expect(
      rows.prefix(4) == [
        "Phone timestamp;RR-interval [ms]", "2026-03-02T07:15:00.000;938",
        "2026-03-02T07:15:00.938;937", "2026-03-02T07:15:01.875;938",
      ])
    #expect(rows.count == 12 && rows.last == "")
  }

  /// Beats end at 0.6, 1.2, 1.8, 2.4, 3.0 s; reports come at 1, 2, 3 s; the second beat of a
  /// report is stamped 25 ms later. The sum begins with 12 s of warm-up.
  @Test func hrvLogger() throws {
    let unix = try lines(.hrvLoggerUnix, meanNNMs: 600)
    #expect(
      unix.prefix(7) == [
        "timestamp, rr, since_start ", "", "1772432101000,600,12600", "1772432102000,600,13200",
        "1772432102025,600,13800", "1772432103000,600,14400", "1772432103025,600,15000",
      ])
    #expect(unix.count == 18 && unix.last?.isEmpty == false)
    let zoned = try lines(.hrvLoggerZoned, meanNNMs: 600)
    #expect(
      zoned.prefix(4) == [
        "date, rr, since start", "2026-03-02 06:15:01 +0000, 600, 12600",
        "2026-03-02 06:15:02 +0000, 600, 13200", "2026-03-02 06:15:02 +0000, 600, 13800",
      ])
    let local = try lines(.hrvLoggerLocal, meanNNMs: 600)
    #expect(
      local.prefix(4) == [
        "date,rr,since start", "2026-03-02 07:15:01.000,600,12600",
        "2026-03-02 07:15:02.000,600,13200", "2026-03-02 07:15:02.025,600,13800",
      ])
  }

  @Test func lostContactShowsInArrivalAloneAndNowhereElse() throws {
    var options = SimulatedRR.Options()
    options.artefacts.gapsS = [20]
    let rr = try SimulatedRR(options)
    let gap = rr.truth.artefacts[0]
    let rows = text(ExportLayout.hrvLoggerUnix.file(of: rr, try Self.session())).dropFirst(2)
    let numbers = rows.map { $0.split(separator: ",").compactMap { Int($0) } }
    let excess = numbers.map { ($0[0] - 1_772_432_100_000) - ($0[2] - 12_000) }
    // Waiting for the next report takes less than 1.1 s; the gap stays for good.
    #expect(excess[..<gap.row].allSatisfy { (0..<1100).contains($0) })
    let lostMs = Int(gap.durationMs)
    #expect(excess[gap.row...].allSatisfy { (lostMs..<lostMs + 1100).contains($0) })

    let polar = text(ExportLayout.polarSensorLogger.file(of: rr, try Self.session()))
    let stamps = try polar.dropFirst().dropLast().map { line in
      let clock = try #require(line.split(separator: ";").first).suffix(9)
      return try (#require(Double(clock.suffix(6))), #require(Int(clock.prefix(2))))
    }
    for i in stamps.indices.dropLast() {
      var stepMs = (stamps[i + 1].0 - stamps[i].0) * 1000
      if stepMs < 0 { stepMs += 60_000 }
      #expect(Int(stepMs.rounded()) == rr.rows[i].wholeMs)
    }
  }

  @Test func impossibleValuesAreWrittenAsTheyAre() throws {
    var options = SimulatedRR.Options()
    options.artefacts.impossible = 8
    let rr = try SimulatedRR(options)
    for layout in [ExportLayout<SimulatedRR>.plainMilliseconds, .eliteHRV] {
      let values = text(layout.file(of: rr, try Self.session())).dropLast().compactMap(Double.init)
      #expect(values == rr.rows.map(\.valueMs))
    }
  }

  // MARK: ECG

  @Test func polarSensorLoggerECG() throws {
    // 1/130.06 s is 7,688,758.99 ns; a frame ends with sample 72, at 553.59 ms; the strap's
    // clock counts from 2000: 1,772,432,100 − 946,684,800 = 825,747,300 s. Nothing happens
    // before the P wave of the first beat.
    let ecg = try SimulatedECG(SimulatedRR(SimulatedRRTests.steady(1000)))
    let rows = text(ExportLayout.polarSensorLogger.file(of: ecg, try Self.session()))
    #expect(
      rows.prefix(4) == [
        "Phone timestamp;sensor timestamp [ns];timestamp [ms];ecg [uV]",
        "2026-03-02T07:15:00.554;825747300000000000;0.0;0",
        "2026-03-02T07:15:00.554;825747300007688759;7.688759;0",
        "2026-03-02T07:15:00.554;825747300015377518;15.377518;0",
      ])
    let data = rows.dropFirst().dropLast()
    #expect(data.count == ecg.samplesUv.count)
    #expect(data.map { Int32($0.split(separator: ";")[3]) } == ecg.samplesUv)
    let stamps = data.map { $0.prefix(23) }
    for k in stamps.indices.dropFirst() where stamps[k] != stamps[k - 1] {
      #expect(k % 73 == 0)
    }
    #expect(Set(stamps).count == (1431 + 72) / 73)
  }

  @Test func framesBeginAnewAfterLostContact() throws {
    var options = SimulatedRR.Options()
    options.durationS = 30
    options.artefacts.gapsS = [4]
    let ecg = try SimulatedECG(SimulatedRR(options))
    let rows = text(ExportLayout.polarSensorLogger.file(of: ecg, try Self.session()))
    let ns = rows.dropFirst().dropLast().map { Int($0.split(separator: ";")[1]) ?? 0 }
    let jumps = zip(ns, ns.dropFirst()).enumerated().filter {
      $0.element.1 - $0.element.0 > 8_000_000
    }
    #expect(jumps.map { $0.offset + 1 } == [ecg.signal.runs[1].lowerBound])
    let gapNs = try #require(ecg.signal.gaps.first).durationS * 1e9
    #expect(abs(Double(jumps[0].element.1 - jumps[0].element.0) - gapNs) < 7.7e6)
  }

  @Test func ecgLogger() throws {
    // R waves at 0.5, 1.5, 2.5 s …: samples 66 (65.03 rounded up), 196, 326.
    let ecg = try SimulatedECG(SimulatedRR(SimulatedRRTests.steady(1000)))
    let rows = text(ExportLayout.ecgLogger.file(of: ecg, try Self.session()))
    #expect(
      rows.prefix(3) == [
        "time,ecg,hr,rr", "1772432100000000000,0.000,,", "1772432100007688759,0.000,,",
      ])
    #expect(rows[1 + 66].hasSuffix(",,"))
    #expect(rows[1 + 196].hasSuffix(",60,1000") && rows[1 + 326].hasSuffix(",60,1000"))
    #expect(rows.count { $0.hasSuffix(",60,1000") } == 10)
    #expect(rows.dropFirst().dropLast().allSatisfy { $0.count(where: { $0 == "," }) == 3 })
  }

  @Test func midnightTurnsTheDay() throws {
    let day = try #require(CivilDay(year: 2026, month: 12, day: 31))
    let start = try #require(Timestamp(day: day, hour: 23, minute: 59, second: 59))
    let session = try ExportSession(start: start)
    let rr = try SimulatedRR(SimulatedRRTests.steady(1500))
    let rows = text(ExportLayout.polarSensorLogger.file(of: rr, session))
    #expect(rows[1...2] == ["2026-12-31T23:59:59.000;1500", "2027-01-01T00:00:00.500;1500"])
  }

  // MARK: Refusals

  @Test func absurdSessionsAreRefused() {
    for ms in [Int64.min, -1, Int64.max] {
      #expect(throws: ModelError.self) {
        try ExportSession(start: Timestamp(localMilliseconds: ms, utcOffsetS: nil))
      }
    }
    for offsetS in [Int.min, 64_801, Int.max] {
      #expect(throws: ModelError.self) {
        try ExportSession(start: Timestamp(localMilliseconds: 0, utcOffsetS: offsetS))
      }
    }
    for (model, id) in [
      ("", "12345678"), ("H10", "1234567"), ("../x", "12345678"), ("H10", "1234567é"),
    ] {
      #expect(throws: ModelError.self) { try Strap(model: model, id: id) }
    }
    #expect(throws: Never.self) { try Strap(model: "H10", id: "a1B2c3D4") }
  }

  @Test func theLastAllowedDayCanBeWritten() throws {
    let last = CivilDay(daysSince1970: ExportSession.allowedDays.upperBound)
    #expect(last.description == "2199-12-31")
    let start = try #require(Timestamp(day: last, hour: 23, minute: 59, utcOffsetS: -64_800))
    let session = try ExportSession(start: start)
    let rr = try SimulatedRR(SimulatedRRTests.steady(1000))
    for layout in ExportLayout<SimulatedRR>.all { _ = layout.file(of: rr, session) }
    let ecg = try SimulatedECG(rr)
    for layout in ExportLayout<SimulatedECG>.all { _ = layout.file(of: ecg, session) }
  }
}
