internal import HRVModel

extension SampleDataPlan {
  /// No file of these is longer, in bytes.
  static let longestFormatSample = 8000

  /// A short recording in every layout, in the folder of the format that reads it.
  static func formatSamples() throws(ModelError) -> [Sample] {
    let session = try session(2026, 3, 4, hour: 6, minute: 30)
    var heart = SimulatedRR.Options()
    heart.durationS = 50
    heart.meanNNMs = 850
    heart.artefacts.gapsS = [6]
    heart.seed = 31
    let rr = try SimulatedRR(heart)
    var samples = ExportLayout<SimulatedRR>.all.map { layout in
      sample(
        layout.files(of: rr, session).map { $0.inFolder(folder(of: layout)) }, layout.summary, rr)
    }
    heart.durationS = 10
    heart.artefacts.gapsS = []
    heart.resolution = .exact
    heart.seed = 32
    let beats = try SimulatedRR(heart)
    for layout in ExportLayout<SimulatedECG>.all {
      let (ecg, files) = try short(layout, beats, session)
      samples.append(
        sample(
          files.map { $0.inFolder(folder(of: layout)) },
          "\(layout.summary); the first \(ecg.samplesUv.count) samples", ecg))
    }
    return samples
  }

  /// As many samples of an electrocardiogram as the files have room for.
  private static func short(
    _ layout: ExportLayout<SimulatedECG>, _ beats: SimulatedRR, _ session: ExportSession
  ) throws(ModelError) -> (SimulatedECG, [SimulatedFile]) {
    var options = SimulatedECG.Options()
    if let rateHz = layout.nominalRateHz { options.samplingRateHz = rateHz }
    options.signalToNoiseDb = 25
    options.seed = beats.options.seed
    var ecg = try SimulatedECG(beats, options)
    while true {
      let files = layout.files(of: ecg, session)
      let longest = files.reduce(0) { max($0, $1.bytes.count) }
      guard longest > longestFormatSample, ecg.samplesUv.count > 1 else { return (ecg, files) }
      // A little less each time: headers do not shrink with the samples.
      ecg = try ecg.prefix(ecg.samplesUv.count * longestFormatSample / longest * 99 / 100)
    }
  }

  private static func folder<Source>(of layout: ExportLayout<Source>) -> String {
    let own = layout.id == layout.formatID ? "" : "/\(layout.id)"
    return "formats/\(layout.formatID)\(own)"
  }
}
