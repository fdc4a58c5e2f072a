#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension QRSFilter {
  /// The band-pass filter of the detector: the negative second derivative of a Gaussian
  /// (Ricker or "Mexican hat" wavelet), sampled on a grid.
  ///
  ///     h(t) = (1 − t²/σ²) · exp(−t²/2σ²)          |H(f)| ∝ f² · exp(−2π²σ²f²)
  ///
  /// With σ = 15 ms the pass band is centred on √2/(2πσ) = 15 Hz and is 3 dB down at 9 and
  /// 22 Hz, where the QRS complex outweighs P wave, T wave, muscle and movement. Towards 0 Hz
  /// it falls as f² (baseline wander), and 50 Hz is damped by 67 dB. `Σh = 0`: a constant and
  /// a straight line give nothing. `Σ|h| = 1`.
  static func qrsWavelet(grid: QRSGrid) -> QRSFilter {
    let width = 0.015 * grid.rateHz
    let reach = Int((4 * width).rounded(.up))
    var half = (0...reach).map { k in
      let u = Double(k) / width
      return (1 - u * u) * exp(-u * u / 2)
    }
    // Sampling and truncation leave a small sum, which would let the offset through.
    let excess = (half[0] + 2 * half.dropFirst().reduce(0, +)) / Double(2 * reach + 1)
    for k in half.indices { half[k] -= excess }
    let scale = abs(half[0]) + 2 * half.dropFirst().reduce(0) { $0 + abs($1) }
    return QRSFilter(taps: half.map { Float($0 / scale) })
  }

  /// A Gaussian with a standard deviation of `width` samples, cut off `cutoff` of them from
  /// its middle; `Σh = 1`.
  static func gaussian(width: Double, cutoff: Double) -> QRSFilter {
    let reach = Int((cutoff * width).rounded(.up))
    let half = (0...reach).map { k in exp(-Double(k * k) / (2 * width * width)) }
    let sum = half[0] + 2 * half.dropFirst().reduce(0, +)
    return QRSFilter(taps: half.map { Float($0 / sum) })
  }
}
