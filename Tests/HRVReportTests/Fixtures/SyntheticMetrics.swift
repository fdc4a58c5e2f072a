import HRVModel

/// A small metric table for made-up recordings: values worked out here, in the plainest way.
enum SyntheticMetrics {
  static func all(
    _ nn: NNSeries, _ spectrum: Result<Spectrum, MetricError>, durationS: Double
  ) -> [MetricResult] {
    time(nn) + frequency(spectrum) + nonlinear(nn, durationS: durationS)
  }

  private static func time(_ nn: NNSeries) -> [MetricResult] {
    let x = nn.intervalsMs
    let count = Double(x.count)
    let mean = x.reduce(0, +) / count
    let sdnn = (x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)).squareRoot()
    let differences = differences(nn)
    let rmssd: Result<Double, MetricError> =
      differences.isEmpty
      ? .failure(.tooFewDifferences(needed: 1, got: 0))
      : .success(
        (differences.reduce(0) { $0 + $1 * $1 } / Double(differences.count)).squareRoot())
    return [
      row("mean_rr", "Mean RR", "ms", .time, "mean of NN intervals", "Σ NNᵢ / n", .success(mean)),
      row(
        "mean_hr", "Mean HR", "bpm", .time, "heart rate that belongs to the mean interval",
        "60000 / mean RR", .success(60_000 / mean)),
      row(
        "sdnn", "SDNN", "ms", .time, "standard deviation of NN intervals",
        "√(Σ(NNᵢ − mean)² / (n − 1))", .success(sdnn)),
      row(
        "rmssd", "RMSSD", "ms", .time, "root mean square of successive differences",
        "√(Σ(NNᵢ₊₁ − NNᵢ)² / (n − 1))", rmssd),
      row(
        "ln_rmssd", "lnRMSSD", "ln ms", .time, "natural logarithm of RMSSD", "ln RMSSD",
        rmssd.map { logarithm($0) }),
    ]
  }

  private static func frequency(_ spectrum: Result<Spectrum, MetricError>) -> [MetricResult] {
    func power(_ band: FrequencyBand) -> Result<Double, MetricError> {
      spectrum.map { $0.powerMs2(in: band) }
    }
    func peak(_ band: FrequencyBand) -> Result<Double, MetricError> {
      spectrum.map { spectrum in
        let density = spectrum.densityMs2PerHz
        let bin = spectrum.bins(in: band).max { density[$0] < density[$1] } ?? 0
        return Double(bin) * spectrum.resolutionHz
      }
    }
    let ratio = spectrum.map { $0.powerMs2(in: .lf) / $0.powerMs2(in: .hf) }
    let bands: [(MetricID, FrequencyBand)] = [
      ("vlf_power", .vlf), ("lf_power", .lf), ("hf_power", .hf),
    ]
    return bands.map { id, band in
      row(
        id, "\(band.name) power", "ms²", .frequency,
        "power from \(band.lowerHz) to \(band.upperHz) Hz", "Σ density · bin width", power(band))
    } + [
      row(
        "lf_peak", "LF peak", "Hz", .frequency, "frequency of the LF peak", "argmax", peak(.lf)),
      row(
        "hf_peak", "HF peak", "Hz", .frequency, "frequency of the HF peak", "argmax", peak(.hf)),
      row(
        "lf_hf_ratio", "LF/HF", "", .frequency, "ratio of LF to HF power", "LF power / HF power",
        ratio),
    ]
  }

  private static func nonlinear(_ nn: NNSeries, durationS: Double) -> [MetricResult] {
    let differences = differences(nn)
    let half = differences.reduce(0) { $0 + $1 * $1 } / Double(max(1, differences.count)) / 2
    let mean = nn.intervalsMs.reduce(0, +) / Double(nn.intervalsMs.count)
    let variance =
      nn.intervalsMs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(nn.intervalsMs.count)
    let tooShort = MetricError.tooShort(neededS: 1800, gotS: durationS)
    return [
      row(
        "sd1", "SD1", "ms", .nonlinear, "spread across the line of equal intervals",
        "√(var(NNᵢ₊₁ − NNᵢ) / 2)", .success(half.squareRoot())),
      row(
        "sd2", "SD2", "ms", .nonlinear, "spread along the line of equal intervals",
        "√(2 var(NN) − var(NNᵢ₊₁ − NNᵢ) / 2)", .success(max(0, 2 * variance - half).squareRoot())),
      row(
        "dfa_alpha2", "DFA α2", "", .nonlinear, "long-range scaling exponent",
        "slope of log F(n) over log n, n = 16 … 64", .failure(tooShort)),
    ]
  }

  private static func differences(_ nn: NNSeries) -> [Double] {
    nn.runs.flatMap { run in
      run.dropLast().map { nn.intervalsMs[$0 + 1] - nn.intervalsMs[$0] }
    }
  }

  static func row(
    _ id: MetricID, _ symbol: String, _ unit: String, _ family: MetricDefinition.Family,
    _ summary: String, _ formula: String, _ value: Result<Double, MetricError>
  ) -> MetricResult {
    MetricResult(
      MetricDefinition(
        id: id, symbol: symbol, unit: unit, family: family, summary: summary, formula: formula,
        source: "Task Force (1996), doi:10.1161/01.CIR.93.5.1043", needs: "2 intervals"), value)
  }

  /// ln by halving and a series, so that fixtures need no library.
  static func logarithm(_ value: Double) -> Double {
    var (x, twos) = (value, 0.0)
    while x > 1.5 { (x, twos) = (x / 2, twos + 1) }
    let y = (x - 1) / (x + 1)
    var (term, sum) = (y, 0.0)
    for k in 0..<40 {
      sum += term / Double(2 * k + 1)
      term *= y * y
    }
    return 2 * sum + twos * 0.693147180559945309
  }
}
