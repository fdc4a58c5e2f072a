import ArgumentParser
import HRVDSP
import HRVIngest
import HRVModel
import HRVPipeline

/// The options that say how a recording is read and analysed; every default is the documented
/// one.
struct AnalysisFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Artefact correction: \(Self.corrections); or range:LOW-HIGH in ms.", valueName: "method"),
    transform: Self.method)
  var correction = AnalysisOptions().correction

  @Option(
    help: ArgumentHelp(
      "What becomes of artefacts, where not what goes with the method.", valueName: "how"))
  var replace: ArtefactReplacement?

  @Option(
    help: ArgumentHelp(
      "Above this share of corrected intervals a recording gets no metrics.",
      valueName: "fraction"))
  var maxCorrected = AnalysisOptions().maximumCorrectedFraction

  @Flag(help: "Use the beats of an ECG also in stretches too poor to rely on them.")
  var allBeats = false

  @Flag(help: "Compute metrics also where the rhythm looks like atrial fibrillation.")
  var allowFibrillation = false

  @Option(
    help: ArgumentHelp(
      "How the spectrum is estimated: \(SpectralMethod.all.map(\.id).joined(separator: ", ")).",
      valueName: "method"), transform: Self.spectralMethod)
  var psd = SpectralMethod.all[0]

  @Option(
    help: ArgumentHelp(
      "Order of the autoregressive model: a number, or akaike:MOST for the order that Akaike's"
        + " criterion prefers.", valueName: "order"), transform: Self.order)
  var arOrder = AutoregressiveOptions.Order.fixed(16)

  @Option(
    help: ArgumentHelp(
      "Trend to remove: none, constant, linear, polynomial:DEGREE or smoothness-priors:LAMBDA.",
      valueName: "trend"), transform: Self.trend)
  var detrend = Detrending.none

  @Option(
    help: """
      Where the trend is removed: from the resampled tachogram, which changes the spectrum, or from \
      the beats, which changes every metric, as Kubios does.
      """)
  var detrendOn = TrendPlace.grid

  @Option(help: ArgumentHelp("Length of a Welch segment.", valueName: "s"))
  var segment = WelchOptions.standard.segmentS

  @Option(
    help: ArgumentHelp("Share of a segment that the next one repeats.", valueName: "fraction"))
  var overlap = WelchOptions.standard.overlap

  @Option(help: ArgumentHelp("Rate of the resampled tachogram.", valueName: "Hz"))
  var resample = WelchOptions.standard.resampleHz

  @Option(help: ArgumentHelp("Very-low-frequency band.", valueName: "Hz-Hz"))
  var vlf = BandArgument(.vlf)

  @Option(help: ArgumentHelp("Low-frequency band.", valueName: "Hz-Hz"))
  var lf = BandArgument(.lf)

  @Option(help: ArgumentHelp("High-frequency band.", valueName: "Hz-Hz"))
  var hf = BandArgument(.hf)

  @Option(help: "Read as this format (see: hrv formats) instead of finding it out.")
  var format: String?

  @OptionGroup
  var readingFlags: ReadingFlags

  @Option(
    help: ArgumentHelp(
      "Zone of local clock readings, and of the days that UTC instants fall on: an IANA name,"
        + " UTC, or ±hh:mm.", valueName: "zone"))
  var timeZone: String?

  @Option(
    help: ArgumentHelp(
      "Start of each recording: a CSV with columns file and start.", valueName: "csv"),
    completion: .file())
  var manifest: String?

  @Flag(help: "Join the files of one recording, by device and time.")
  var join = false

  /// The options as the pipeline takes them.
  ///
  /// - Throws: `ValidationError` naming the option that is wrong.
  func options() throws -> AnalysisOptions {
    var options = AnalysisOptions()
    options.correction = correction
    options.replacement = replace
    guard (0...1).contains(maxCorrected) else {
      throw ValidationError("--max-corrected must lie between 0 and 1, as 0.2 does.")
    }
    options.maximumCorrectedFraction = maxCorrected
    options.allowsFibrillation = allowFibrillation
    options.usesAllBeats = allBeats
    do throws(ModelError) {
      options.estimator = try psd.estimator(spectralSettings())
      options.bands = try FrequencyBands(
        vlf: vlf.band(named: "VLF"), lf: lf.band(named: "LF"), hf: hf.band(named: "HF"))
    } catch {
      throw ValidationError("\(error).")
    }
    if detrendOn == .beats || psd.id == "lomb-scargle" { options.detrending = detrend }
    options.reading = try readingFlags.options(formatID: format, option: "--format")
    options.zone = try zone()
    return options
  }

  private static let corrections = ArtefactMethod.all.map(\.id).joined(separator: ", ")

  @Sendable private static func method(_ id: String) throws -> ArtefactMethod {
    guard let method = ArtefactMethod.named(id) else {
      throw ValidationError("no method \"\(id)\"; there are: \(corrections), and range:LOW-HIGH")
    }
    return method
  }

  /// What is said of the estimators of the spectrum.
  func spectralSettings() -> SpectralSettings {
    var settings = SpectralSettings()
    settings.resampleHz = resample
    settings.segmentS = segment
    settings.overlap = overlap
    settings.order = arOrder
    if detrendOn == .grid { settings.detrending = detrend }
    return settings
  }

  @Sendable private static func spectralMethod(_ id: String) throws -> SpectralMethod {
    guard let method = SpectralMethod.named(id) else {
      let ids = SpectralMethod.all.map(\.id).joined(separator: ", ")
      throw ValidationError("no method \"\(id)\"; there are: \(ids)")
    }
    return method
  }

  @Sendable private static func order(_ text: String) throws -> AutoregressiveOptions.Order {
    let parts = text.split(separator: ":")
    switch (parts.count, parts.last.flatMap { Int($0) }) {
    case (1, let order?): return .fixed(order)
    case (2, let most?) where parts[0] == "akaike": return .akaike(maximum: most)
    default: throw ValidationError("\"\(text)\" is neither a number nor akaike:MOST")
    }
  }

  @Sendable private static func trend(_ text: String) throws -> Detrending {
    guard let trend = Detrending(text) else {
      throw ValidationError(
        "no trend \"\(text)\"; there are: none, constant, linear, polynomial:DEGREE and"
          + " smoothness-priors:LAMBDA")
    }
    return trend
  }

  /// The choices that change a metric's value, in a line; what is as usual is left out.
  var choices: String {
    var parts = ["correction \(correction.id)"]
    if let replace { parts.append("replace \(replace.rawValue)") }
    if allBeats { parts.append("all beats") }
    if allowFibrillation { parts.append("fibrillation allowed") }
    if psd.id != SpectralMethod.all[0].id { parts.append("psd \(psd.id)") }
    if detrend != .none { parts.append("detrended on \(detrendOn.rawValue)") }
    return parts.joined(separator: "; ")
  }

  /// Refuses what only files can be asked for.
  func refuseChoices() throws {
    guard format == nil, manifest == nil, !join else {
      throw ValidationError("--format, --manifest and --join are for files, not for --archive.")
    }
  }

  /// The digest of the options that were said; nil when they are the usual ones.
  func saidDigest() throws -> String? {
    let said = try options().digest
    return said == AnalysisOptions().digest ? nil : said
  }

  /// The rules of the zone that was named.
  func zone() throws -> ZoneRules? {
    try timeZone.map { try ZoneDatabase.rules(named: $0) }
  }
}

/// Where a trend is removed.
enum TrendPlace: String, CaseIterable, ExpressibleByArgument {
  case grid, beats
}

/// A band as `0.04-0.15`.
struct BandArgument: ExpressibleByArgument {
  let lowerHz: Double
  let upperHz: Double

  init(_ band: FrequencyBand) {
    lowerHz = band.lowerHz
    upperHz = band.upperHz
  }

  init?(argument: String) {
    let edges = argument.split(separator: "-").map { Double($0) }
    guard edges.count == 2, let lower = edges[0], let upper = edges[1] else { return nil }
    lowerHz = lower
    upperHz = upper
  }

  var defaultValueDescription: String { "\(lowerHz)-\(upperHz)" }

  func band(named name: String) throws(ModelError) -> FrequencyBand {
    try FrequencyBand(name, lowerHz: lowerHz, upperHz: upperHz)
  }
}
