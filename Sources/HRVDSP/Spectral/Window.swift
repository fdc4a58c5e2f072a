#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Weights that fade a segment in and out.
package enum Window {
  /// The periodic Hann window, `½ − ½ cos(2πi/n)` for *i* = 0 … *n* − 1.
  ///
  /// Periodic, not symmetric: the period is *n*, not *n* − 1, so that the window meets the
  /// grid of the transform and copies moved by *n*/2 add up to 1.
  package static func periodicHann(_ count: Int) -> [Double] {
    (0..<count).map { 0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(count)) }
  }
}
