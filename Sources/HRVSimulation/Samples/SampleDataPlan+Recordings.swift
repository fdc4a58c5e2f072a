internal import HRVModel

extension SampleDataPlan {
  /// The layouts of the apps that people use with a strap.
  private static var strapLayouts: [ExportLayout<SimulatedRR>] {
    [
      .plainMilliseconds, .plainSeconds, .eliteHRV, .polarSensorLogger, .hrvLoggerUnix,
      .hrvLoggerZoned, .hrvLoggerLocal,
    ]
  }

  /// One recording with artefacts in each of these, and two special ones.
  static func rrSamples() throws(ModelError) -> [Sample] {
    var options = SimulatedRR.Options()
    options.lf.amplitudeMs = 25
    options.hf.amplitudeMs = 35
    options.noiseSDMs = 8
    options.seed = 11
    options.artefacts.missed = 3
    options.artefacts.extra = 2
    options.artefacts.ectopic = 3
    options.artefacts.gapsS = [8]
    let session = try session(2026, 3, 2, hour: 7, minute: 15)
    let faulty = try SimulatedRR(options)
    var samples = strapLayouts.map { layout in
      sample(
        [layout.file(of: faulty, session).inFolder("rr/\(layout.id)")], layout.summary, faulty)
    }

    options.artefacts = SimulatedRR.ArtefactPlan()
    options.resolution = .ticks1024
    options.seed = 12
    let clean = try SimulatedRR(options)
    let plain = ExportLayout<SimulatedRR>.plainMilliseconds
    samples.append(
      sample(
        [plain.file(of: clean, session).inFolder("rr/clean")],
        "without artefacts, in ticks of 1/1024 s", clean))

    options.resolution = .milliseconds
    options.artefacts.impossible = 4
    options.seed = 13
    let impossible = try SimulatedRR(options)
    samples.append(
      sample(
        [plain.file(of: impossible, session).inFolder("rr/impossible")],
        "with values that no heart produces", impossible))
    return samples
  }

  /// A minute of ECG in each layout.
  static func ecgSamples() throws(ModelError) -> [Sample] {
    let session = try session(2026, 3, 3, hour: 7, minute: 20)
    var heart = SimulatedRR.Options()
    heart.durationS = 60
    heart.resolution = .exact
    heart.seed = 21
    var options = SimulatedECG.Options()
    options.wander.amplitudeMv = 0.1
    options.signalToNoiseDb = 25
    options.settlingMv = 8
    options.seed = 21
    let upright = try SimulatedECG(try SimulatedRR(heart), options)

    heart.artefacts.ectopic = 2
    heart.seed = 22
    options.isInverted = true
    options.mains.amplitudeMv = 0.03
    options.signalToNoiseDb = 20
    options.settlingMv = 0
    options.seed = 22
    let inverted = try SimulatedECG(try SimulatedRR(heart), options)

    let polar = ExportLayout<SimulatedECG>.polarSensorLogger
    let logger = ExportLayout<SimulatedECG>.ecgLogger
    return [
      sample(
        [polar.file(of: upright, session).inFolder("ecg/\(polar.id)")],
        "\(polar.summary); begins with a settling transient of 8 mV", upright),
      sample(
        [logger.file(of: inverted, session).inFolder("ecg/\(logger.id)")],
        "\(logger.summary); swapped electrodes, mains hum", inverted),
    ]
  }

  /// A row of the README about files that are one recording.
  static func sample(
    _ files: [SimulatedFile], _ content: String, _ rr: SimulatedRR
  ) -> Sample {
    let kinds = SimulatedRR.Artefact.Kind.allCases.compactMap { kind in
      let count = rr.truth.artefacts.count { $0.kind == kind }
      return count > 0 ? "\(count) \(kind.rawValue)" : nil
    }
    let faults = kinds.isEmpty ? "no artefacts" : kinds.joined(separator: ", ")
    return Sample(
      path: path(of: files), content: content, seed: rr.options.seed,
      truth: "RMSSD \(fixed(rr.truth.rmssdMs, 2)) ms, SDNN \(fixed(rr.truth.sdnnMs, 2)) ms before "
        + "artefacts; \(faults)",
      files: files)
  }

  /// The same of an electrocardiogram.
  static func sample(
    _ files: [SimulatedFile], _ content: String, _ ecg: SimulatedECG
  ) -> Sample {
    let ectopic = ecg.truth.ectopicBeats.count
    return Sample(
      path: path(of: files), content: content, seed: ecg.options.seed,
      truth: "\(ecg.truth.rTimesS.count) R waves, \(ectopic) ectopic; true rate "
        + "\(fixed(ecg.options.samplingRateHz, 2)) Hz",
      files: files)
  }

  /// The path of a file, or the folder of several.
  private static func path(of files: [SimulatedFile]) -> String {
    let first = files.first?.path ?? ""
    guard files.count > 1, let slash = first.lastIndex(of: "/") else { return first }
    return String(first[...slash])
  }
}
