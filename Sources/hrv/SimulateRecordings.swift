import ArgumentParser
import HRVIngest
import HRVModel
import HRVSimulation

/// The heart of a simulated recording.
struct HeartFlags: ParsableArguments {
  @Option(help: "Seed of everything random.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Length of the recording.", valueName: "s"))
  var duration = 300.0

  @Option(name: .customLong("mean-nn"), help: ArgumentHelp("Mean interval.", valueName: "ms"))
  var meanNN = 900.0

  @Option(help: ArgumentHelp("Amplitude of the slow (LF) sinusoid.", valueName: "ms"))
  var lfAmplitude = 20.0

  @Option(help: ArgumentHelp("Frequency of the slow (LF) sinusoid.", valueName: "Hz"))
  var lfFrequency = 0.1

  @Option(help: ArgumentHelp("Amplitude of the respiratory (HF) sinusoid.", valueName: "ms"))
  var hfAmplitude = 30.0

  @Option(help: ArgumentHelp("Frequency of the respiratory (HF) sinusoid.", valueName: "Hz"))
  var hfFrequency = 0.25

  @Option(
    help: ArgumentHelp("Standard deviation of white noise on each interval.", valueName: "ms"))
  var noise = 5.0

  @Option(help: "Premature beats with a compensatory pause.")
  var ectopic = 0

  @Option(help: "Start of the recording, as 2026-03-02T07:00 with or without offset.")
  var start = "2026-03-02T07:00"

  var options: SimulatedRR.Options {
    var options = SimulatedRR.Options()
    options.seed = seed
    options.durationS = duration
    options.meanNNMs = meanNN
    options.lf = .init(amplitudeMs: lfAmplitude, frequencyHz: lfFrequency)
    options.hf = .init(amplitudeMs: hfAmplitude, frequencyHz: hfFrequency)
    options.noiseSDMs = noise
    options.artefacts.ectopic = ectopic
    return options
  }

  func session() throws -> ExportSession {
    guard let timestamp = Timestamp(iso8601: start) else {
      throw ValidationError("--start: \"\(start)\" is no time like 2026-03-02T07:00+01:00.")
    }
    return try simulated { () throws(ModelError) in try ExportSession(start: timestamp) }
  }
}

/// Where a simulated recording goes.
struct SimulationOutput: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: """
      The file to write, or the folder for layouts of several files; standard output if none is
      given.
      """, completion: .file())
  var output: String?

  func write(_ files: [SimulatedFile]) throws {
    guard let output else {
      guard files.count == 1, let text = String(validating: files[0].bytes, as: UTF8.self),
        !files[0].bytes.contains(0)
      else {
        throw ValidationError(
          "--output: \(files.map(\.path).joined(separator: ", ")) is no text; say where to write"
            + " it.")
      }
      return try Console.result(text)
    }
    guard files.count > 1 else {
      return try OutputFile.write(files[0].bytes, to: output, replacesAll: true)
    }
    for file in files {
      try OutputFile.write(file.bytes, to: "\(output)/\(file.path)", replacesAll: true)
    }
  }
}

struct SimulateRR: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rr", abstract: "Intervals made of two sinusoids and noise, with artefacts.",
    discussion: """
      Layouts: \(ExportLayout<SimulatedRR>.listing)

        hrv simulate rr --seed 7 --duration 300 --output rr.txt
        hrv simulate rr --missed 2 --extra 2 --gap 30 --layout hrv-logger-zoned --output export
      """)

  @OptionGroup(title: "Heart") var heart: HeartFlags
  @OptionGroup var destination: SimulationOutput

  @Option(help: "Layout of the export.")
  var layout = "plain-rr"

  @Option(help: "Resolution of the recorder: 1ms, 1/1024s or exact.")
  var resolution = SimulatedRR.Resolution.milliseconds

  @Option(help: "Beats that the recorder does not see.")
  var missed = 0

  @Option(help: "Beats that the recorder sees where there are none.")
  var extra = 0

  @Option(help: "Values that no heart produces.")
  var impossible = 0

  @Option(
    name: .customLong("gap"),
    help: ArgumentHelp("A loss of contact; may be repeated.", valueName: "s"))
  var gaps: [Double] = []

  func run() throws {
    let layout = try ExportLayout<SimulatedRR>.named(layout)
    var options = heart.options
    options.resolution = resolution
    options.artefacts.missed = missed
    options.artefacts.extra = extra
    options.artefacts.impossible = impossible
    options.artefacts.gapsS = gaps
    let rr = try simulated { () throws(ModelError) in try SimulatedRR(options) }
    try destination.write(layout.files(of: rr, heart.session()))
  }
}

struct SimulateECG: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ecg", abstract: "An electrocardiogram with R waves at known instants.",
    discussion: """
      Layouts: \(ExportLayout<SimulatedECG>.listing)

        hrv simulate ecg --seed 7 --duration 60 --output ecg.txt
        hrv simulate ecg --snr 10 --wander 0.3 --layout wfdb-record --output record
      """)

  @OptionGroup(title: "Heart") var heart: HeartFlags
  @OptionGroup var destination: SimulationOutput

  @Option(help: "Layout of the export.")
  var layout = "polar-sensor-logger-ecg"

  @Option(
    help: ArgumentHelp(
      "True sampling rate; if not given, that of the layout, or 130.06.", valueName: "Hz"))
  var samplingRate: Double?

  @Option(help: ArgumentHelp("Height of the R wave.", valueName: "mV"))
  var amplitude = 1.0

  @Option(help: ArgumentHelp("Signal to noise; no noise if not given.", valueName: "dB"))
  var snr: Double?

  @Option(help: ArgumentHelp("Wandering of the baseline.", valueName: "mV"))
  var wander = 0.0

  @Option(help: ArgumentHelp("Hum of the mains at 50 Hz.", valueName: "mV"))
  var mains = 0.0

  @Flag(help: "Swap the electrodes.")
  var inverted = false

  func run() throws {
    let layout = try ExportLayout<SimulatedECG>.named(layout)
    var options = SimulatedECG.Options()
    options.seed = heart.seed
    options.samplingRateHz =
      samplingRate ?? layout.nominalRateHz ?? SimulatedECG.Options().samplingRateHz
    // A clock may be off by a percent, as straps' are; more, and the header would be wrong.
    if let nominalHz = layout.nominalRateHz, abs(options.samplingRateHz / nominalHz - 1) > 0.01 {
      throw ValidationError("--sampling-rate: \(layout.id) is recorded at \(nominalHz) Hz.")
    }
    options.amplitudeMv = amplitude
    options.signalToNoiseDb = snr
    options.wander.amplitudeMv = wander
    options.mains.amplitudeMv = mains
    options.isInverted = inverted
    let ecg = try simulated { () throws(ModelError) in
      var heartOptions = heart.options
      heartOptions.resolution = .exact
      return try SimulatedECG(SimulatedRR(heartOptions), options)
    }
    try destination.write(layout.files(of: ecg, heart.session()))
  }
}

/// Runs a simulation; an option outside its range is wrong usage.
func simulated<R>(_ body: () throws(ModelError) -> R) throws -> R {
  do throws(ModelError) { return try body() } catch { throw ValidationError("\(error).") }
}

extension ExportLayout {
  /// The layout with this id among `all`.
  static func named(_ id: String, among all: [ExportLayout]) throws -> ExportLayout {
    guard let layout = all.first(where: { $0.id == id }) else {
      let known = all.map(\.id).joined(separator: ", ")
      throw ValidationError("--layout: no layout \"\(id)\" among \(known).")
    }
    return layout
  }
}

extension ExportLayout where Source == SimulatedRR {
  static func named(_ id: String) throws -> ExportLayout { try named(id, among: all) }
  static var listing: String { all.map(\.id).joined(separator: ", ") + "." }
}

extension ExportLayout where Source == SimulatedECG {
  static func named(_ id: String) throws -> ExportLayout { try named(id, among: all) }
  static var listing: String { all.map(\.id).joined(separator: ", ") + "." }
}
