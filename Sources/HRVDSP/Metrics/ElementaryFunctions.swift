#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// lg *x*.
func decimalLogarithm(_ x: Double) -> Double { log10(x) }

/// arctan *x*, in radians.
func arcTangent(_ x: Double) -> Double { atan(x) }
