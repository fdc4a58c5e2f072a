#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// e to the power of *x*.
func exponential(_ x: Double) -> Double { exp(x) }

/// The angle of the point (*x*, *y*), in −π … π.
func angle(y: Double, x: Double) -> Double { atan2(y, x) }

/// The sine and the cosine of an angle.
func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) { (sin(angle), cos(angle)) }
