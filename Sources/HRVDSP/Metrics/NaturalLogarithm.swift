#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// ln *x*.
func naturalLogarithm(_ x: Double) -> Double { log(x) }
