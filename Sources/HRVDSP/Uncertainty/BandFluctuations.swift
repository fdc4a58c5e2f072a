internal import HRVModel

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// How the power of a band comes and goes in the course of a run.
///
/// With *a*ₖ the cosine transform of the tachogram (half-cycles *k* a run), the power of the
/// band at time *t* is the square of Σ *a*ₖ cos(πkt/T), and its own low cosines are products of
/// neighbours:
///
///     Λⱼ = √2 · Σ aₖ aₖ₊ⱼ / Σ aₖ²,   k and k + j in the band
///
/// as ``LongRunError`` takes them, relative to the mean power. No filter is needed, and the even
/// continuation that a cosine transform implies has no jump at the ends through which slow waves
/// would leak into LF.
final class BandFluctuations: Sendable {
  // Powers of two up to two days.
  private let transforms = PlanCache<RealFFT>(capacity: 24)

  /// The cosine transform of `x`, a power of two in length, up to a common factor; as many
  /// coefficients as half the length.
  ///
  /// - Source: J. Makhoul, IEEE Trans. Acoust. Speech Signal Process. 28(1), 1980, pp. 27–34:
  ///   even samples ascending, odd ones descending, through a transform of the same length.
  ///   doi:10.1109/TASSP.1980.1163351
  func cosineTransform(_ x: borrowing Span<Double>) -> [Double] {
    let n = x.count
    let fft = transforms.plan(length: n) { RealFFT(length: $0) }
    var workspace = RealFFT.Workspace(length: n)
    workspace.loadEvenThenOdd(x)
    fft(&workspace)
    return workspace.withBins { bins in
      (0..<(n / 2)).map { k in
        let angle = Double.pi * Double(k) / Double(2 * n)
        return bins[2 * k] * cos(angle) + bins[2 * k + 1] * sin(angle)
      }
    }
  }

  /// The relative fluctuations Λ of the band `lowerHz ..< upperHz` from the transform of a run
  /// of `durationS`.
  ///
  /// - Returns: nil when there is no power in the band.
  static func cosines(
    _ count: Int, ofBand band: FrequencyBand, in transform: [Double], durationS: Double
  ) -> [Double]? {
    func index(_ hz: Double) -> Int {
      Int(min((2 * durationS * hz - 1e-9).rounded(.up), Double(transform.count)))
    }
    let first = index(band.lowerHz)
    let a = transform.span.extracting(first..<max(first, index(band.upperHz)))
    var power = 0.0
    for k in a.indices { power += a[k] * a[k] }
    guard power > 0 else { return nil }
    var sums = [Double](repeating: 0, count: count)
    var view = sums.mutableSpan
    Kernels.laggedProducts(a, into: &view)
    return sums.map { 2.squareRoot() * $0 / power }
  }
}
