#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Fisher's transformation of a correlation, which makes its distribution nearly normal.
enum Fisher {
  /// `artanh r`.
  static func z(_ r: Double) -> Double { atanh(r) }
  /// `tanh z`.
  static func inverse(_ z: Double) -> Double { tanh(z) }
}
