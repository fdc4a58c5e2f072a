#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// How far the R apex of a record lies from the place that the smoothed signal gives it.
///
/// Smoothing keeps noise off an instant, and moves it to the flatter side of an R wave whose sides
/// differ: by 0.3 ms with a usual Q and S, by more than 1 ms with a large one. The
/// distance is one for all beats of a shape, so that many of them tell it together, far better
/// than the instant of one:
///
/// - the slopes around each place, f(τ) = Σₘ cₘ τᵐ with a Gaussian of 6 ms (`RPeakPlacement` has the
///   cₘ), over c₁, so that the height of a beat is gone;
/// - the median of each cₘ/c₁ over the beats, so that ectopic beats and noise are;
/// - the smoothing undone: a Gaussian of variance v is what the heat equation makes of a signal in
///   "time" v, and ∂f/∂v = f″/2 runs backward, to what the electrodes gave, as
///   F(τ) = Σⱼ (−v/2)ʲ f⁽²ʲ⁾(τ) / j!;
/// - the root of F near 0, by Newton's method.
///
/// The averaging of fast signals adds its own variance to v. Beats whose form is another, told by
/// how high they stand in the filtered signal beside the unfiltered one, are not moved.
struct RApexShift {
  private static let widthS = 0.006
  /// Below this width, in samples, a sampled Gaussian is none.
  private static let leastWidth = 1.1
  private static let cutoff = 6.0
  private static let terms = 8
  /// Beats that tell the distance: with so many, it is a tenth as uncertain as an instant.
  static let mostBeats = 128
  private static let fewestBeats = 8
  private static let farthestS = 0.004
  private static let mostSteps = 12

  private let grid: QRSGrid
  private let width: Double
  private let variance: Double
  private let reach: Int
  private var values: [Float]
  private var coefficients: [[Float]]
  private var forms: [Float] = []

  init(grid: QRSGrid) {
    self.grid = grid
    width = max(Self.leastWidth, Self.widthS * grid.rateHz)
    let averaged = Double(grid.decimation)
    variance = width * width + (1 - 1 / (averaged * averaged)) / 12
    reach = Int((Self.cutoff * width).rounded(.up)) + 1
    values = Array(repeating: 0, count: 2 * reach + 1)
    coefficients = Array(repeating: [], count: Self.terms)
    forms.reserveCapacity(Self.mostBeats)
    for m in coefficients.indices { coefficients[m].reserveCapacity(Self.mostBeats) }
  }

  /// Takes in the beat at `peak` in `run`.
  ///
  /// - Complexity: O(1), no allocation for the first ``mostBeats``.
  mutating func add(_ peak: QRSExtrema.Peak, in run: QRSRun) {
    let place = peak.place
    let middle = Int(place.rounded())
    guard middle >= reach, middle + reach < run.count else { return }
    run.read(from: middle - reach, count: values.count, into: &values)
    let level = values[reach]
    var sums = SIMD8<Double>.zero
    for n in values.indices {
      let u = (Double(n - reach) - (place - Double(middle))) / width
      let value = Double(values[n] - level) * exp(-u * u / 2)
      // Heₘ₊₁(u) = u Heₘ(u) − m Heₘ₋₁(u)
      var (before, now) = (1.0, u)
      for m in 0..<Self.terms {
        sums[m] += value * now
        (before, now) = (now, u * now - Double(m + 1) * before)
      }
    }
    var scale = 1 / width
    for m in 1..<Self.terms {
      sums[m - 1] *= scale
      scale /= width * Double(m)
    }
    sums[Self.terms - 1] *= scale
    let bend = sums[1]
    guard bend != 0, bend.isFinite else { return }
    forms.append(peak.form)
    for m in 0..<Self.terms { coefficients[m].append(Float(sums[m] / bend)) }
  }

  /// How far beats are to be moved, as told by those taken in.
  struct Told {
    /// In samples of the grid; 0 where too few beats or no clear apex tell it.
    fileprivate(set) var distance = 0.0
    /// The usual form.
    fileprivate(set) var form: Float = 1

    /// Forms this near to the usual one are of its shape, and those so far from it are not.
    private static let alike: Float = 1.15
    private static let unlike: Float = 1.3

    /// How far the beat at `peak` is to be moved.
    func distance(of peak: QRSExtrema.Peak) -> Double {
      guard distance != 0, peak.form > 0 else { return 0 }
      let ratio = max(peak.form / form, form / peak.form)
      let share = (Self.unlike - ratio) / (Self.unlike - Self.alike)
      return distance * Double(max(0, min(1, share)))
    }
  }

  /// What the beats taken in tell.
  func told() -> Told {
    var forms = forms
    let form = ShortMedian.of(&forms)
    guard forms.count >= Self.fewestBeats, form > 0, form.isFinite else { return Told() }
    var slope = coefficients.map { values in
      var copy = values
      return Double(ShortMedian.of(&copy))
    }
    var derivative = slope
    var factor = 1.0
    for j in 1...3 {
      // Twice derived, and shorter by two.
      derivative = derivative.indices.dropLast(2).map { m in
        derivative[m + 2] * Double((m + 2) * (m + 1))
      }
      factor *= -variance / 2 / Double(j)
      for m in derivative.indices { slope[m] += factor * derivative[m] }
    }
    return Told(distance: root(of: slope), form: form)
  }

  private func root(of slope: [Double]) -> Double {
    let farthest = Self.farthestS * grid.rateHz
    var place = 0.0
    for _ in 0..<Self.mostSteps {
      var (value, bend) = (0.0, 0.0)
      for c in slope.reversed() {
        bend = bend * place + value
        value = value * place + c
      }
      // At an apex the slope bends as it does where the signal is smoothed.
      guard bend > 0 else { return 0 }
      let step = value / bend
      place -= step
      guard abs(place) <= farthest else { return 0 }
      if abs(step) < 1e-4 { return place }
    }
    return 0
  }
}
