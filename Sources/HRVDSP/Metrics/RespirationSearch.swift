internal import HRVModel

/// The search for the peak of breathing in a spectrum, in memory that is used again.
struct RespirationSearch: Sendable {
  private struct Peak {
    let hz: Double
    let density: Double
    let power: Double
  }

  private static let slowestHz = 0.07
  private static let borderHz = 0.15
  private static let fastestHz = 0.5
  private static let smoothingHz = 0.01
  private static let reachHz = 0.02
  // A peak of noise reaches some three times the lower quartile.
  private static let prominence = 5.0
  // A slow rhythm so much stronger is breathing itself; what is left above it is no breathing.
  private static let dominance = 15.0
  private static let harmonicDominance = 6.0
  private static let harmonicHz = 0.015

  private var sums: [Double] = []
  private var smooth: [Double] = []
  private var ordered: [Double] = []

  init() {}

  /// The rate of breathing in Hz; nil when no peak stands out.
  mutating func rateHz(_ spectrum: Spectrum, meanNNMs: Double) -> Double? {
    let upperHz = min(Self.fastestHz, 500 / meanNNMs, spectrum.estimate.samplingRateHz / 2)
    smooth(spectrum)
    let slow = peak(spectrum, from: Self.slowestHz, to: min(Self.borderHz, upperHz))
    guard upperHz > Self.borderHz else { return slow?.hz }
    let fast = peak(spectrum, from: Self.borderHz, to: upperHz)
    let floor = lowerQuartile(spectrum, from: Self.borderHz, to: upperHz)
    guard let slow, slow.density > Self.prominence * floor else {
      return fast.flatMap { $0.density > Self.prominence * floor ? $0.hz : nil }
    }
    guard let fast, fast.density > Self.prominence * floor else { return slow.hz }
    let isHarmonic = [2, 3].contains { abs(fast.hz - $0 * slow.hz) < Self.harmonicHz }
    let limit = isHarmonic ? Self.harmonicDominance : Self.dominance
    return slow.power > limit * fast.power ? slow.hz : fast.hz
  }

  /// Two running means, one over the other: a triangle.
  private mutating func smooth(_ spectrum: Spectrum) {
    let count = spectrum.densityMs2PerHz.count
    smooth.removeAll(keepingCapacity: true)
    smooth.append(contentsOf: spectrum.densityMs2PerHz)
    let half = Int(Self.smoothingHz / 2 / spectrum.resolutionHz)
    guard half > 0 else { return }
    for _ in 0..<2 {
      sums.removeAll(keepingCapacity: true)
      sums.append(0)
      for (k, value) in smooth.enumerated() { sums.append(sums[k] + value) }
      for k in 0..<count {
        let (low, high) = (max(0, k - half), min(count, k + half + 1))
        smooth[k] = (sums[high] - sums[low]) / Double(high - low)
      }
    }
  }

  private func peak(_ spectrum: Spectrum, from lowerHz: Double, to upperHz: Double) -> Peak? {
    let step = spectrum.resolutionHz
    let first = max(1, Int((lowerHz / step).rounded(.up)))
    let end = min(smooth.count - 1, Int((upperHz / step).rounded(.down)) + 1)
    var best: Int?
    for k in first..<max(first, end) where smooth[k] > smooth[k - 1] && smooth[k] >= smooth[k + 1] {
      if let known = best, smooth[k] <= smooth[known] { continue }
      best = k
    }
    guard let k = best, smooth[k - 1] > 0, smooth[k + 1] > 0 else {
      return best.map {
        Peak(hz: Double($0) * step, density: smooth[$0], power: power(spectrum, $0))
      }
    }
    let (a, b, c) = (
      naturalLogarithm(smooth[k - 1]), naturalLogarithm(smooth[k]), naturalLogarithm(smooth[k + 1])
    )
    let curvature = a - 2 * b + c
    let shift = curvature < 0 ? 0.5 * (a - c) / curvature : 0
    return Peak(
      hz: (Double(k) + shift) * step, density: smooth[k], power: power(spectrum, k))
  }

  private func power(_ spectrum: Spectrum, _ k: Int) -> Double {
    let reach = Int((Self.reachHz / spectrum.resolutionHz).rounded())
    let range = max(0, k - reach)..<min(spectrum.densityMs2PerHz.count, k + reach + 1)
    var sum = 0.0
    for k in range { sum += spectrum.densityMs2PerHz[k] }
    return sum * spectrum.resolutionHz
  }

  /// The lower quartile of the smoothed density, from places a smoothing apart.
  private mutating func lowerQuartile(
    _ spectrum: Spectrum, from lowerHz: Double, to upperHz: Double
  ) -> Double {
    let step = spectrum.resolutionHz
    let stride = max(1, Int(Self.smoothingHz / step))
    ordered.removeAll(keepingCapacity: true)
    var k = Int((lowerHz / step).rounded(.up))
    while k < smooth.count, Double(k) * step <= upperHz {
      ordered.append(smooth[k])
      k += stride
    }
    ordered.sort()
    return ordered.isEmpty ? 0 : ordered[ordered.count / 4]
  }
}
