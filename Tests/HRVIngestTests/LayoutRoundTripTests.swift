import HRVModel
import HRVSimulation
import Testing

@testable import HRVIngest

/// Writers and readers of a layout do not know each other; here they meet.
@Suite("What a layout wrote is what is read")
struct LayoutRoundTripTests {
  /// What a person has to say for a file to be read.
  private static let told: [String: ReadingOptions] = [
    "rdsamp-sample-numbers": ReadingOptions(samplingRateHz: 360),
    "delimited": ReadingOptions(
      valueColumn: .name("ecg_measurement"), timeColumn: .number(1), valueUnit: .volts,
      timeUnit: .microseconds),
    "edf-hrv": ReadingOptions(formatID: "edf-hrv"),
  ]

  /// 2026-03-02T07:15:00, an hour ahead of UTC.
  private func session() throws -> ExportSession {
    let day = try #require(CivilDay(year: 2026, month: 3, day: 2))
    let start = try #require(Timestamp(day: day, hour: 7, minute: 15, utcOffsetS: 3600))
    return try ExportSession(start: start)
  }

  private func read(
    _ files: [SimulatedFile], _ formatID: String
  ) throws -> Recording {
    let siblings = files.dropFirst().map { ($0.path, $0.bytes) }
    let recording = try RecordingReader(options: Self.told[formatID] ?? ReadingOptions()).read(
      bytes: files[0].bytes, file: files[0].path,
      siblings: Dictionary(uniqueKeysWithValues: siblings))
    #expect(recording.provenance.formatID == formatID)
    return recording
  }

  @Test("every format is written by a layout, and every layout is read by a format")
  func coverage() {
    let written =
      ExportLayout<SimulatedRR>.all.map(\.formatID)
      + ExportLayout<SimulatedECG>.all.map(\.formatID)
    #expect(Set(written) == Set(RecordingFormats.all.map(\.id)))
    for layout in ExportLayout<SimulatedRR>.all {
      let format = RecordingFormats.all.first { $0.id == layout.formatID }
      #expect(format?.content == .rr, "\(layout.id)")
    }
    let ids = ExportLayout<SimulatedRR>.all.map(\.id) + ExportLayout<SimulatedECG>.all.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  /// Two minutes of whole ms with faults that stay intervals, and 9 s without contact.
  private func heart(gapsS: [Double] = [9]) throws -> SimulatedRR {
    var options = SimulatedRR.Options()
    options.durationS = 120
    options.meanNNMs = 820
    options.seed = 5
    options.artefacts.missed = 1
    options.artefacts.extra = 1
    options.artefacts.ectopic = 1
    options.artefacts.gapsS = gapsS
    return try SimulatedRR(options)
  }

  @Test(
    "intervals come back at the layout's resolution, and gaps where it tells of them",
    arguments: ExportLayout<SimulatedRR>.all.map(\.id))
  func intervals(id: String) throws {
    let layout = try #require(ExportLayout<SimulatedRR>.all.first { $0.id == id })
    for truth in [try heart(), try heart(gapsS: [])] {
      let recording = try read(layout.files(of: truth, session()), layout.formatID)
      let rr = try #require(recording.rr)
      let step = layout.fidelity.step
      let errors = zip(rr.intervalsMs, truth.series.intervalsMs).map { abs($0 - $1) }
      #expect(rr.intervalsMs.count == truth.series.intervalsMs.count)
      // Whole ms are exact in steps of 1 ms or less; both instants of an interval are rounded.
      #expect(errors.allSatisfy { step <= 1 ? $0 < 1e-6 : $0 <= step })
      switch layout.fidelity.gaps {
      case .hidden: #expect(rr.gaps.isEmpty && truth.series.gaps.count < 2)
      case .exact:
        #expect(rr.gaps.map(\.beforeInterval) == truth.series.gaps.map(\.beforeInterval))
        for (read, gap) in zip(rr.gaps, truth.series.gaps) {
          #expect(abs(read.durationS - gap.durationS) <= max(step, 1e-3) / 1000 + 1e-9)
        }
      case .byArrival:
        #expect(rr.gaps.count == truth.series.gaps.count)
        // Up to four intervals wait for one message.
        for (read, gap) in zip(rr.gaps, truth.series.gaps) {
          #expect(abs(read.beforeInterval - gap.beforeInterval) <= 4)
          #expect(abs(read.durationS - gap.durationS) <= 2)
        }
      }
      try expectStart(recording, layout.fidelity)
    }
  }

  /// The start is that of time 0, on the same clock or in UTC.
  private func expectStart(_ recording: Recording, _ fidelity: ExportFidelity) throws {
    guard let stepS = fidelity.startStepS else {
      #expect(recording.start == nil)
      return
    }
    let start = try #require(recording.start).timestamp
    let truth = try session().start
    let offMs =
      if let unixMs = start.unixMilliseconds, let truthMs = truth.unixMilliseconds {
        unixMs - truthMs
      } else {
        start.localMilliseconds - truth.localMilliseconds
      }
    #expect(abs(Double(offMs)) <= stepS * 1000 + 1, "\(start)")
  }

  @Test(
    "samples come back at the layout's resolution, their rate and their gaps too",
    arguments: ExportLayout<SimulatedECG>.all.map(\.id))
  func samples(id: String) throws {
    let layout = try #require(ExportLayout<SimulatedECG>.all.first { $0.id == id })
    var options = SimulatedECG.Options()
    if let rateHz = layout.nominalRateHz { options.samplingRateHz = rateHz }
    options.signalToNoiseDb = 30
    var heart = SimulatedRR.Options()
    heart.durationS = 16
    heart.artefacts.gapsS = [2]
    heart.seed = 6
    let truth = try SimulatedECG(try SimulatedRR(heart), options)
    let recording = try read(layout.files(of: truth, session()), layout.formatID)
    let ecg = try #require(recording.ecg)
    #expect(abs(ecg.samplingRateHz / options.samplingRateHz - 1) < 1e-4)
    try expectStart(recording, layout.fidelity)
    if layout.fidelity.gaps == .hidden {
      expectSamples(ecg, 0..<ecg.samplesMv.count, truth, 0, layout)
      #expect(ecg.samplesMv.count == truth.samplesUv.count)
      return
    }
    #expect(truth.signal.runs.count == 2 && ecg.runs.count == 2)
    for (i, run) in ecg.runs.enumerated() where truth.signal.runs.indices.contains(i) {
      let whole = truth.signal.runs[i]
      #expect(whole.count - run.count >= 0 && whole.count - run.count < layout.fidelity.block)
      expectSamples(ecg, run, truth, whole.lowerBound, layout)
      // Times to the ms are the coarsest.
      #expect(abs(ecg.runStartsS[i] - truth.signal.runStartsS[i]) <= 0.0015)
    }
  }

  /// Heights are compared with that of the first sample: a converter's zero may lie anywhere.
  private func expectSamples(
    _ ecg: ECGSignal, _ run: Range<Int>, _ truth: SimulatedECG, _ first: Int,
    _ layout: ExportLayout<SimulatedECG>
  ) {
    let unitUv = ecg.isCalibrated ? 1000 : layout.fidelity.step
    let off = run.filter { k in
      let read = Double(ecg.samplesMv[k] - ecg.samplesMv[run.lowerBound]) * unitUv
      let uv = Double(truth.samplesUv[first + k - run.lowerBound] - truth.samplesUv[first])
      return abs(read - uv) > max(layout.fidelity.step, 0.01)
    }
    #expect(off.isEmpty, "\(off.count) of \(run.count) samples, the first \(off.first ?? 0)")
    // In mV, nothing is moved either.
    if ecg.isCalibrated {
      let uv = Double(truth.samplesUv[first])
      let moved = abs(Double(ecg.samplesMv[run.lowerBound]) * 1000 - uv)
      #expect(moved <= max(layout.fidelity.step, 0.01))
    }
  }

  /// The apexes are those of the simulation, at the nearest of 360 samples a second.
  @Test("a record of an ECG has its true beats beside it")
  func reference() throws {
    var options = SimulatedECG.Options()
    options.samplingRateHz = 360
    let ecg = try SimulatedECG(try heart(), options)
    let layout = try #require(ExportLayout<SimulatedECG>.all.first { $0.id == "wfdb-record" })
    let files = layout.files(of: ecg, try session())
    let read = try RecordingReader().annotations(
      header: files[0].bytes, file: files[0].path, annotator: "atr",
      siblings: Dictionary(uniqueKeysWithValues: files.dropFirst().map { ($0.path, $0.bytes) }))
    #expect(read.beats.map(\.sample) == ecg.truth.rTimesS.map { Int(($0 * 360).rounded()) })
    #expect(read.beats.indices.filter { read.beats[$0].symbol == "V" } == ecg.truth.ectopicBeats)
    #expect(!ecg.truth.ectopicBeats.isEmpty && read.rateHz == 360)
  }
}
