// Times the rows of the speed table in this process, on one core, each with its memory in place:
// prints a row, a tab and the median seconds of its calls.
//
//   MetricTime FIVE_MINUTES.txt DAY.txt
import HRVDSP
import HRVIngest
import HRVModel
import HRVPipeline

/// The median seconds of calls that fill about a second, at least five of them.
func time(_ row: String, _ work: () throws -> Void) rethrows {
  let clock = ContinuousClock()
  try work()
  var seconds: [Double] = []
  let begin = clock.now
  while seconds.count < 5 || (clock.now - begin < .seconds(1) && seconds.count < 20_000) {
    let start = clock.now
    try work()
    seconds.append((clock.now - start) / .seconds(1))
  }
  print("\(row)\t\(seconds.sorted()[seconds.count / 2])")
}

func intervals(_ path: String) throws -> RRSeries {
  guard case .rr(let rr) = try RecordingReader().read(path: path).signal else {
    fatalError("\(path) holds no intervals")
  }
  return rr
}

func metrics(_ ids: MetricID...) -> [Metric] { ids.compactMap { Metric.named($0) } }

/// The metrics of a recording, its spectrum included; their number.
func evaluate(
  _ wanted: [Metric], _ nn: NNSeries, _ welch: WelchEstimator,
  _ spectral: inout SpectralWorkspace, _ workspace: inout MetricWorkspace
) -> Int {
  let input = MetricInput(nn: nn, spectrum: welch.estimate(of: nn, using: &spectral))
  return Metric.evaluate(wanted, input, using: &workspace).count
}

/// The metrics of a recording that need no spectrum; their number.
func evaluate(
  _ wanted: [Metric], _ nn: NNSeries, _ workspace: inout MetricWorkspace
) -> Int {
  let input = MetricInput(nn: nn, spectrum: .failure(.undefined("none was made")))
  return Metric.evaluate(wanted, input, using: &workspace).count
}

func measure(_ fiveMinutesPath: String, _ dayPath: String) throws {
  let fiveMinutes = try ArtefactCorrection(method: .none)(intervals(fiveMinutesPath))
  let recording = try RecordingReader().read(path: dayPath)
  let rr = try intervals(dayPath)
  let day = try ArtefactCorrection(method: .none)(rr)
  let welch = WelchEstimator()
  var spectral = SpectralWorkspace()
  var workspace = MetricWorkspace()

  let short = metrics("rmssd", "lf_power", "hf_power", "lf_hf_ratio")
  let timeDomain = metrics(
    "mean_nn", "median_nn", "sdnn", "rmssd", "ln_rmssd", "sdsd", "cvnn", "cvsd", "pnn50", "pnn20",
    "mean_hr", "min_hr", "max_hr", "sd1", "sd2", "lf_power", "hf_power", "lf_hf_ratio")
  var sum = 0
  try time("short") { sum += evaluate(short, fiveMinutes, welch, &spectral, &workspace) }
  try time("default") {
    sum += evaluate(Metric.standard, fiveMinutes, welch, &spectral, &workspace)
  }
  try time("day") { sum += evaluate(timeDomain, day, welch, &spectral, &workspace) }

  var options = AnalysisOptions()
  options.correction = .none
  options.metrics = metrics("rmssd")
  let whole = Analysis(options: options)
  options.metrics = short
  options.windows = try AnalysisWindows(lengthS: 300)
  let windowed = Analysis(options: options)
  var analysisWorkspace = AnalysisWorkspace()
  // The whole day is analysed too; the windows are what that takes less.
  try time("windows") {
    sum += try windowed(recording, using: &analysisWorkspace).windows?.count ?? 0
  }
  try time("whole") { sum += try whole(recording, using: &analysisWorkspace).metrics.count }

  try time("sampen") { sum += evaluate(metrics("sampen"), day, &workspace) }
  try time("dfa") { sum += evaluate(metrics("dfa_alpha1"), day, &workspace) }
  let lomb = LombScargleEstimator(.standard)
  try time("lomb-scargle") {
    sum += try lomb.spectrum(of: day, using: &spectral).densityMs2PerHz.count
  }
  let lipponen = ArtefactCorrection(method: ArtefactMethod.named("lipponen-tarvainen") ?? .none)
  var correction = CorrectionWorkspace()
  try time("lipponen-tarvainen") { sum += try lipponen(rr, using: &correction).intervalsMs.count }
  let priors = try Detrending.smoothnessPriors(lambda: 500)
  var detrending = DetrendingWorkspace()
  try time("smoothness-priors") { sum += try priors(day, using: &detrending).intervalsMs.count }
  precondition(sum > 0)
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else { fatalError("MetricTime FIVE_MINUTES.txt DAY.txt") }
try measure(arguments[1], arguments[2])
