#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Weights that fade a segment in and out.
///
/// All are periodic, not symmetric: the period is the number of weights *n*, not *n* − 1, so that
/// the window meets the grid of the transform and copies moved by *n*/2 add up evenly.
///
/// - Source: F. J. Harris, Proc. IEEE 66(1), 1978, pp. 51–83. doi:10.1109/PROC.1978.10837
public enum Window: String, Hashable, Sendable, CaseIterable {
  /// `½ − ½ cos(2πi/n)`.
  case hann
  /// `0.54 − 0.46 cos(2πi/n)`.
  case hamming
  /// `0.42 − 0.5 cos(2πi/n) + 0.08 cos(4πi/n)`.
  case blackman
  /// 1: no fading.
  case rectangular

  /// The weights for `count` samples.
  package func weights(_ count: Int) -> [Double] {
    (0..<count).map { i in
      let angle = 2 * Double.pi * Double(i) / Double(count)
      return switch self {
      case .hann: 0.5 - 0.5 * cos(angle)
      case .hamming: 0.54 - 0.46 * cos(angle)
      case .blackman: 0.42 - 0.5 * cos(angle) + 0.08 * cos(2 * angle)
      case .rectangular: 1
      }
    }
  }

  /// The weights of ``hann``.
  package static func periodicHann(_ count: Int) -> [Double] { Window.hann.weights(count) }
}
