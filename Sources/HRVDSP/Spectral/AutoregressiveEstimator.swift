public import HRVModel

/// The spectrum of an autoregressive model of the resampled tachogram: smooth, with few peaks,
/// also from short stretches.
///
/// Every stretch of the minimum length is resampled as ``WelchEstimator`` does, detrended if
/// asked, and loses its mean; one model is fitted to all of them together by Burg's method. Then
///
///     S(f) = 2 σ² / ( rate · |1 + Σ a[m] e^(−2πi f m / rate)|² )
///
/// without the 2 at 0 and at the Nyquist frequency, at 4096 points of the circle. The area under
/// the density of such a model is the mean square of what it was fitted to. A line narrower than
/// a bin may stand between two of them; so the density is scaled to that area.
///
/// - Source: see ``BurgModel``; S. M. Kay, S. L. Marple, Proc. IEEE 69(11), 1981, pp. 1380–1419,
///   doi:10.1109/PROC.1981.12184.
/// - Complexity: O(*n* · *order*).
public struct AutoregressiveEstimator: SpectralEstimator {
  private static let circle = 4096

  /// How the model is chosen.
  public let options: AutoregressiveOptions

  /// The method with its parameters, in words.
  public var description: String {
    let order =
      switch options.order {
      case .fixed(let order): "order \(order)"
      case .akaike(let most): "order by Akaike's criterion, at most \(most)"
      }
    return "an autoregressive model by Burg's method (\(order); cubic spline at"
      + " \(SettingText.decimal(options.resampleHz)) Hz, trend removed: \(options.detrending))"
  }

  // Points of the upper half circle.
  private let cosines: [Double]
  private let sines: [Double]

  /// Creates an estimator, to be shared by any number of tasks.
  public init(_ options: AutoregressiveOptions = .standard) {
    self.options = options
    let points = (0...(Self.circle / 2)).map { UnitCircle.point($0, of: Self.circle) }
    cosines = points.map(\.cosine)
    sines = points.map(\.sine)
  }

  /// The spectrum of `nn` in `range`, made in `workspace`.
  ///
  /// - Throws: ``HRVModel/MetricError/tooShort(neededS:gotS:)`` or
  ///   ``HRVModel/MetricError/noContiguousStretch(neededS:longestS:)``.
  public func spectrum(
    of nn: NNSeries, in range: Range<Int>, using workspace: inout SpectralWorkspace
  ) throws(MetricError) -> Spectrum {
    let rateHz = options.resampleHz
    let minimum = Int((options.minimumS * rateHz).rounded())
    let longest = try ResampledRuns.longest(of: nn, in: range, rateHz: rateHz, minimum: minimum)
    workspace.burg.begin()
    var segments = 0
    for run in nn.runs(in: range) {
      let count = ResampledRuns.sampleCount(of: run, in: nn, rateHz: rateHz)
      guard count >= minimum else { continue }
      workspace.resample(
        nn.intervalsMs.span.extracting(run), at: nn.endTimesS.span.extracting(run),
        every: 1 / rateHz, count: count)
      workspace.detrend(count, by: options.detrending)
      let tachogram = workspace.tachogram
      workspace.burg.append(tachogram.span.extracting(..<count))
      segments += 1
    }
    workspace.burg.fit(options.order)
    return Spectrum(
      densityMs2PerHz: density(
        workspace.burg.coefficients, errorPower: workspace.burg.errorPower,
        powerMs2: workspace.burg.power),
      resolutionHz: rateHz / Double(Self.circle),
      estimate: SpectralEstimate(
        method: "Burg", samplingRateHz: rateHz, segmentS: Double(longest) / rateHz,
        segmentCount: segments))
  }

  private func density(
    _ coefficients: [Double], errorPower: Double, powerMs2: Double
  ) -> [Double] {
    // What no error is left of has no density; the smallest stands for none.
    let error = max(errorPower, powerMs2 * 1e-12)
    var density = cosines.indices.map { k in
      // Horner's rule in z = e^(−iω).
      var (re, im) = (0.0, 0.0)
      for a in coefficients.reversed() {
        let sum = re + a
        (re, im) = (sum * cosines[k] + im * sines[k], im * cosines[k] - sum * sines[k])
      }
      re += 1
      return 2 * error / (options.resampleHz * (re * re + im * im))
    }
    density[0] /= 2
    density[density.count - 1] /= 2
    let area = density.reduce(0, +) * options.resampleHz / Double(Self.circle)
    guard area > 0, area.isFinite else { return density.map { _ in 0 } }
    return density.map { $0 * (powerMs2 / area) }
  }
}
