internal import HRVModel

/// Looks for the spike of a pacemaker at the start of a QRS complex: by far the sharpest thing
/// around, and over within a few ms.
///
/// With y(w) = |2x(t) − x(t − w) − x(t + w)|, a spike has nearly the same y at w = 6 ms and at
/// 24 ms, while that of an R wave grows several times; and nothing else near it has 40 % of its y.
/// Below 200 Hz, spikes are hardly ever sampled and an R wave is as sharp: there is none. A noisy signal or a very narrow R wave may look
/// like one now and then; so a spike counts where most beats of one shape have it.
struct PacingSpike {
  private static let lowestSamplingRateHz = 200.0
  private static let narrowS = 0.006
  private static let wideS = 0.024
  private static let searchS = -0.14...0.02
  private static let aroundS = -0.2...0.15
  private static let leastRatio: Float = 0.5
  private static let leastContrast: Float = 2.5

  private let narrow: Int
  private let wide: Int
  private let search: ClosedRange<Int>
  private let around: ClosedRange<Int>
  private let rateHz: Double

  init(samplingRateHz: Double) {
    rateHz = samplingRateHz
    func samples(_ timeS: Double) -> Int { Int((timeS * samplingRateHz).rounded()) }
    narrow = max(1, samples(Self.narrowS))
    wide = max(2, samples(Self.wideS))
    search = samples(Self.searchS.lowerBound)...samples(Self.searchS.upperBound)
    around = samples(Self.aroundS.lowerBound)...samples(Self.aroundS.upperBound)
  }

  /// Whether there is one before the beat at `offsetS`, in s since the first sample of `run`.
  ///
  /// - Complexity: O(1) in the length of the signal; no allocation.
  func isBefore(_ samples: [Float], run: Range<Int>, atS offsetS: Double) -> Bool {
    let place = offsetS * rateHz
    guard rateHz >= Self.lowestSamplingRateHz, place >= 0, place < Double(run.count) else {
      return false
    }
    let middle = run.lowerBound + Int(place)
    guard middle + around.lowerBound - wide >= run.lowerBound,
      middle + around.upperBound + wide < run.upperBound
    else { return false }
    let x = samples.span
    var best = (at: middle, y: Float(0))
    for i in (middle + search.lowerBound)...(middle + search.upperBound) {
      let y = abs(2 * x[i] - x[i - narrow] - x[i + narrow])
      if y > best.y { best = (i, y) }
    }
    let slow = abs(2 * x[best.at] - x[best.at - wide] - x[best.at + wide])
    guard best.y > 0, best.y > Self.leastRatio * slow else { return false }
    for i in (middle + around.lowerBound)...(middle + around.upperBound)
    where abs(i - best.at) > 3 * narrow {
      let y = abs(2 * x[i] - x[i - narrow] - x[i + narrow])
      if best.y <= Self.leastContrast * y { return false }
    }
    return true
  }
}
