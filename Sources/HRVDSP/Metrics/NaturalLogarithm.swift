#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// ln *x*.
func naturalLogarithm(_ x: Double) -> Double { log(x) }

/// e to the power of *x*.
func naturalExponential(_ x: Double) -> Double { exp(x) }
