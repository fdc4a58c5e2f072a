import HRVModel
import HRVTestSupport
import Testing

@Suite("Joining the files of one recording")
struct JoiningTests {
  /// 2026-03-02T07:15:00 on a clock without offset.
  static let origin = Timestamp(localMilliseconds: 1_772_435_700_000, utcOffsetS: nil)

  static func recording(
    _ signal: Recording.Signal, at startMs: Double?, file: String, device: String? = "Polar H10 1",
    format: String = "test", remarks: [ReadingRemark] = []
  ) -> Recording {
    Recording(
      provenance: Provenance(file: file, formatID: format, device: device),
      start: startMs.map {
        RecordingStart(timestamp: origin.advanced(byS: $0 / 1000), source: .file)
      }, signal: signal, remarks: remarks)
  }

  static func rr(_ intervalsMs: [Double]) throws -> Recording.Signal {
    .rr(try RRSeries(intervalsMs: intervalsMs))
  }

  private func error(_ recordings: [Recording]) -> JoiningObstacle? {
    do throws(JoiningError) {
      _ = try Recording.joined(recordings)
      return nil
    } catch {
      return error.obstacle
    }
  }

  // By hand: 800 + 810 ms from 0, a pause of 390 ms, 790 ms from 2000, then 1000 ms of pause.
  @Test("parts lie where their starts put them, and gaps divide them")
  func byHand() throws {
    let parts = [
      Self.recording(try Self.rr([820]), at: 3790, file: "c"),
      Self.recording(try Self.rr([800, 810]), at: 0, file: "a"),
      Self.recording(try Self.rr([790]), at: 2000, file: "b"),
    ]
    let joined = try Recording.joined(parts)
    guard case .rr(let rr) = joined.signal else { throw JoinedIsECG() }
    #expect(rr.intervalsMs == [800, 810, 790, 820])
    #expect(rr.runs == [0..<2, 2..<3, 3..<4])
    #expect(rr.runStartsMs == [0, 2000, 3790])
    #expect(
      rr.gaps == [
        Gap(beforeInterval: 2, startS: 1.61, durationS: 0.39, cause: .recorderPause),
        Gap(beforeInterval: 3, startS: 2.79, durationS: 1, cause: .recorderPause),
      ])
    #expect(rr.durationS == 4.61)
    #expect(joined.start?.timestamp == Self.origin)
    #expect(joined.provenance.file == "a")
    #expect(joined.provenance.files == ["a", "b", "c"])
  }

  private struct JoinedIsECG: Error {}

  @Test(
    "divided at any beats and joined, a series is what it was", arguments: 0..<60 as Range<UInt64>)
  func divided(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var whole = RRSeries.Builder()
    var part = RRSeries.Builder()
    var partStartMs = 0.0
    var parts: [Recording] = []
    /// Whether a beat is lost at each seam, as when an app begins a new file.
    let losesBeats = seed.isMultiple(of: 2)
    for i in 0..<200 {
      let intervalMs = (700 + 300 * random.nextUniform()).rounded()
      let isCut = random.nextUniform() < 0.05 && part.count > 0 && i < 199
      if isCut {
        parts.append(
          Self.recording(.rr(try part.finish()), at: partStartMs, file: "\(parts.count)"))
        part = RRSeries.Builder()
        whole.addGap(durationMs: losesBeats ? intervalMs : 0, cause: .recorderPause)
        partStartMs = whole.elapsedMs
        if losesBeats { continue }
      } else if random.nextUniform() < 0.05 {
        let lostMs = (5000 * random.nextUniform()).rounded()
        part.addGap(durationMs: lostMs, cause: .dropout)
        whole.addGap(durationMs: lostMs, cause: .dropout)
      } else if random.nextUniform() < 0.03 {
        part.append(intervalMs: 65_535)
        whole.append(intervalMs: 65_535)
      }
      part.append(intervalMs: intervalMs)
      whole.append(intervalMs: intervalMs)
    }
    if part.count > 0 {
      parts.append(
        Self.recording(.rr(try part.finish()), at: partStartMs, file: "\(parts.count)"))
    }
    let expected = try whole.finish()
    for i in parts.indices.dropFirst() {
      parts.swapAt(i, Int(random.nextUniform() * Double(i + 1)))
    }
    guard case .rr(let joined) = try Recording.joined(parts).signal else { throw JoinedIsECG() }
    #expect(joined.intervalsMs == expected.intervalsMs)
    #expect(joined.runs == expected.runs)
    // Whole milliseconds stay exact.
    #expect(joined.runStartsMs == expected.runStartsMs)
    #expect(joined.gaps.map(\.cause) == expected.gaps.map(\.cause))
    #expect(joined.gaps.map(\.beforeInterval) == expected.gaps.map(\.beforeInterval))
    // Gaps are kept in s, and s times 1000 rounds in the last digit.
    let tolerance = Tolerance.absolute(1e-9)
    #expect(mismatch(joined.gaps.map(\.startS), expected.gaps.map(\.startS), tolerance) == nil)
    #expect(
      mismatch(joined.gaps.map(\.durationS), expected.gaps.map(\.durationS), tolerance) == nil)
    #expect(joined.durationS == expected.durationS)
  }

  @Test("a part that begins a little early is moved behind, and none of it is lost")
  func jitter() throws {
    let parts = [
      Self.recording(try Self.rr([800, 810]), at: 0, file: "a"),
      Self.recording(try Self.rr([790, 805]), at: 1500, file: "b"),
    ]
    guard case .rr(let rr) = try Recording.joined(parts).signal else { throw JoinedIsECG() }
    #expect(rr.runStartsMs == [0, 1610])
    #expect(rr.gaps.map(\.durationS) == [0])
    #expect(rr.intervalsMs == [800, 810, 790, 805])
  }

  @Test("samples of an ECG are kept, and their times stretched to one rate")
  func ecg() throws {
    // By hand: 1000 samples at 100 Hz last 10 s, and as many at 100.05 Hz 1000/100.05 s; the
    // rate is that of 2000 samples in both times.
    let first = try ECGSignal(samplesMv: [Float](repeating: 1, count: 1000), samplingRateHz: 100)
    let gap = Gap(
      beforeInterval: 400, startS: 400 / 100.05, durationS: 2, cause: .dropout)
    let second = try ECGSignal(
      samplesMv: [Float](repeating: 2, count: 1000), samplingRateHz: 100.05,
      runs: [0..<400, 400..<1000], runStartsS: [0, 2 + 400 / 100.05], gaps: [gap])
    let joined = try Recording.joined([
      Self.recording(.ecg(first), at: 0, file: "a"),
      Self.recording(.ecg(second), at: 12_000, file: "b"),
    ])
    guard case .ecg(let ecg) = joined.signal else { throw JoinedIsECG() }
    let rateHz = 2000 / (10 + 1000 / 100.05)
    // Rounding of a few operations.
    let tolerance = Tolerance.relative(1e-12)
    #expect(tolerance.accepts(ecg.samplingRateHz, rateHz))
    #expect(ecg.samplesMv == first.samplesMv + second.samplesMv)
    #expect(ecg.runs == [0..<1000, 1000..<1400, 1400..<2000])
    let endS = 12 + 400 / rateHz
    let stretch = 100.05 / rateHz
    #expect(mismatch(ecg.runStartsS, [0, 12, endS + 2 * stretch], tolerance) == nil)
    #expect(ecg.gaps.map(\.beforeInterval) == [1000, 1400])
    #expect(mismatch(ecg.gaps.map(\.startS), [1000 / rateHz, endS], tolerance) == nil)
    #expect(
      mismatch(ecg.gaps.map(\.durationS), [12 - 1000 / rateHz, 2 * stretch], tolerance) == nil)
  }

  @Test("remarks keep their files, and each seam has one")
  func remarks() throws {
    let remark = { ReadingRemark("odd", at: SourceLocation(file: $0, line: 7)) }
    let joined = try Recording.joined([
      Self.recording(try Self.rr([1000]), at: 0, file: "a", remarks: [remark("a")]),
      Self.recording(try Self.rr([800]), at: 13_500, file: "b", remarks: [remark("b")]),
    ])
    #expect(
      joined.remarks.map(\.description) == [
        "a:7:1: note: odd", "b:1:1: note: joined to a, which ends 12.5 s before",
        "b:7:1: note: odd",
      ])
  }

  @Test("what does not belong together is not joined, with the reason")
  func obstacles() throws {
    let one = try Self.rr([1000])
    let a = Self.recording(one, at: 0, file: "a")
    func with(_ b: Recording) -> JoiningObstacle? { error([a, b]) }
    #expect(with(Self.recording(one, at: 601_000, file: "b")) == nil)
    #expect(
      with(Self.recording(one, at: 601_001, file: "b")) == .pause(lastsS: 600.001, longestS: 600))
    #expect(with(Self.recording(one, at: nil, file: "b")) == .unknownStart)
    #expect(with(Self.recording(one, at: 0, file: "b")) == .overlap(lastsS: 1))
    let long = Self.recording(try Self.rr([3000, 3000]), at: -3001, file: "b")
    #expect(with(long) == .overlap(lastsS: 2.999))
    #expect(
      with(Self.recording(one, at: 2000, file: "b", device: nil)) == .devices("Polar H10 1", nil))
    #expect(
      with(Self.recording(one, at: 2000, file: "b", format: "x")) == .formats("test", "x"))
    let clock = Recording(
      provenance: a.provenance,
      start: RecordingStart(
        timestamp: Timestamp(
          localMilliseconds: Self.origin.localMilliseconds + 2000, utcOffsetS: 0), source: .file),
      signal: one)
    #expect(with(clock) == .clocks)
    func ecg(_ rateHz: Double, lead: String? = nil, isCalibrated: Bool = true) throws -> Recording {
      let signal = try ECGSignal(
        samplesMv: [0, 1], samplingRateHz: rateHz, lead: lead, isCalibrated: isCalibrated)
      return Self.recording(.ecg(signal), at: 2000 + 100 * rateHz, file: "e")
    }
    #expect(with(try ecg(130)) == .contents)
    #expect(error([try ecg(130), try ecg(130.1)]) == nil)
    #expect(error([try ecg(130), try ecg(130.2)]) == .ratesHz(130, 130.2))
    #expect(error([try ecg(130), try ecg(131, lead: "II")]) == .leads(nil, "II"))
    #expect(error([try ecg(130), try ecg(131, isCalibrated: false)]) == .leads(nil, nil))
  }

  @Test("an offset from UTC that changes at night is no pause")
  func offsets() throws {
    let start = { (localMs: Int64, offsetS: Int) in
      RecordingStart(
        timestamp: Timestamp(localMilliseconds: localMs, utcOffsetS: offsetS), source: .file)
    }
    let provenance = Provenance(file: "a", formatID: "test")
    let hour: Int64 = 3_600_000
    let joined = try Recording.joined([
      Recording(provenance: provenance, start: start(0, 3600), signal: try Self.rr([1000])),
      Recording(
        provenance: provenance, start: start(hour + 5000, 7200), signal: try Self.rr([1000])),
    ])
    guard case .rr(let rr) = joined.signal else { throw JoinedIsECG() }
    #expect(rr.runStartsMs == [0, 5000])
  }
}
