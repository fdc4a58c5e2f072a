#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Fourier sums over uneven instants, by a fast transform:
///
///     Y(k) = Σ y[j] e^(−2πi k x[j])        for k = 0 … modes
///     W(k) = Σ      e^(−2πi k x[j])        for k = 0 … 2 modes
///
/// Each sample is spread over 24 points of an even grid by a Gaussian, both sums at once as real
/// and imaginary part, the grid is transformed, and the Gaussian's own transform is divided out.
/// The grid has at least twice the points that the modes −2 modes … 2 modes need.
///
/// With the half-width m = 12 and twofold oversampling the error is below 4 e^(−2πm/3) = 5·10⁻¹¹
/// of Σ (|y| + 1); a wider grid only lowers it.
///
/// - Source: A. Dutt, V. Rokhlin, SIAM J. Sci. Comput. 14(6), 1993, pp. 1368–1393,
///   doi:10.1137/0914081; factored Gaussian: L. Greengard, J.-Y. Lee, SIAM Review 46(3), 2004,
///   pp. 443–454, doi:10.1137/S003614450343200X.
/// - Complexity: O(*n* + *modes* log *modes*).
struct NonuniformFFT: ~Copyable {
  private static let halfWidth = 12
  private static let width = 24

  private var grid = AlignedBuffer(zeroed: 1)
  private var gridLength = 0
  // exp(−l²/b) for the 24 offsets l = −11 … 12, by fours.
  private let table: [SIMD4<Double>]
  private let spread: Double

  init() {
    // b = 2σ/(2σ − 1) · m/π for σ = 2, in squared grid steps.
    let spread = 4.0 / 3 * Double(Self.halfWidth) / .pi
    self.spread = spread
    table = (0..<(Self.width / 4)).map { block in
      var four = SIMD4<Double>.zero
      for lane in 0..<4 {
        let offset = Double(4 * block + lane - Self.halfWidth + 1)
        four[lane] = exp(-offset * offset / spread)
      }
      return four
    }
  }

  /// The number of grid points for so many modes.
  static func gridLength(modes: Int) -> Int { ComplexFFT.length(atLeast: 2 * (4 * modes + 1)) }

  /// Makes the sums; they stay until the next call.
  ///
  /// - Parameters:
  ///   - turns: the instants *x*, in turns of mode 1, in 0…1; fastest when they ascend.
  ///   - plan: a transform of ``gridLength(modes:)``.
  mutating func transform(
    _ y: borrowing Span<Double>, at turns: borrowing Span<Double>, plan: ComplexFFT
  ) {
    precondition(y.count == turns.count)
    gridLength = plan.length
    let room = 2 * (gridLength + Self.width)
    if grid.count < room { grid = AlignedBuffer(zeroed: room) }
    let (gridLength, spread) = (gridLength, spread)
    let table = table
    grid.withMutableSpan { grid in
      for i in 0..<room { grid[i] = 0 }
      Self.spreadAll(y, turns, gridLength, spread, table.span, over: &grid)
      // What stands beyond the end belongs to the beginning of the circle.
      for i in 0..<(2 * Self.width) {
        grid[i] += grid[2 * gridLength + i]
      }
    }
    plan(&grid)
  }

  private static func spreadAll(
    _ y: borrowing Span<Double>, _ turns: borrowing Span<Double>, _ gridLength: Int,
    _ spread: Double, _ table: borrowing Span<SIMD4<Double>>,
    over grid: inout MutableSpan<Double>
  ) {
    let steps = Double(gridLength)
    let norm = 1 / (Double.pi * spread).squareRoot()
    let before = Double(halfWidth - 1)
    for j in 0..<y.count {
      let place = turns[j] * steps
      let left = place.rounded(.down)
      let rest = place - left
      // exp(−(l − rest)²/b) = exp(−rest²/b) · exp(2 rest/b)^l · exp(−l²/b), from l = −11 on.
      let growth = exp(2 * rest / spread)
      let first = norm * exp(-(rest + 2 * before) * rest / spread)
      let square = growth * growth
      var powers = first * SIMD4(1, growth, square, square * growth)
      let next = square * square
      let value = y[j]
      // The grid is moved by 11 steps, so that the first place is not before it: all sums turn
      // by the same angle a mode.
      var at = 2 &* Int(left)
      precondition(at >= 0 && at &+ 2 &* width <= grid.count)
      for block in 0..<(width / 4) {
        let weights = powers * table[block]
        var pairs = SIMD8<Double>()
        pairs.evenHalf = weights * value
        pairs.oddHalf = weights
        unsafe grid.add(eight: pairs, unchecked: at)
        powers *= next
        at &+= 8
      }
    }
  }

  /// Lomb's power at the modes 1 … `power.count − 1`, see ``Kernels/lombPower(_:count:)``; 0 at
  /// mode 0.
  func lombPower(sampleCount: Int, into power: inout MutableSpan<Double>) {
    let count = power.count
    precondition(2 * (count - 1) < gridLength / 2)
    let (gridLength, n) = (gridLength, Double(sampleCount))
    let rate = spread * (Double.pi / Double(gridLength)) * (Double.pi / Double(gridLength))
    grid.withSpan { bins in
      power[0] = 0
      for k in 1..<max(count, 1) {
        // What the Gaussian left of mode k; of mode 2k it is the fourth power.
        let gain = exp(rate * Double(k) * Double(k))
        let square = gain * gain
        let y = Self.sum(ofReal: bins, k, gridLength)
        let w = Self.sum(ofImaginary: bins, 2 &* k, gridLength)
        power[k] = Kernels.lombPower(
          gain * y, doubled: square * square * w, count: n)
      }
    }
  }

  /// The sums Y(k), W(k) and W(2k), for k from 1 to the number of modes.
  func sums(mode k: Int) -> (y: SIMD2<Double>, once: SIMD2<Double>, twice: SIMD2<Double>) {
    precondition(k > 0 && 2 * k < gridLength / 2)
    let gridLength = gridLength
    let rate = spread * (Double.pi / Double(gridLength)) * (Double.pi / Double(gridLength))
    return grid.withSpan { bins in
      let gain = exp(rate * Double(k) * Double(k))
      let square = gain * gain
      // All sums turn by the 11 steps that the grid is moved by.
      let turn = Double(Self.halfWidth - 1) * 2 * Double.pi * Double(k) / Double(gridLength)
      return (
        Self.turned(gain * Self.sum(ofReal: bins, k, gridLength), by: turn),
        Self.turned(gain * Self.sum(ofImaginary: bins, k, gridLength), by: turn),
        Self.turned(
          square * square * Self.sum(ofImaginary: bins, 2 &* k, gridLength), by: 2 * turn)
      )
    }
  }

  private static func turned(_ z: SIMD2<Double>, by angle: Double) -> SIMD2<Double> {
    let (c, s) = (cos(angle), sin(angle))
    return SIMD2(z.x * c - z.y * s, z.x * s + z.y * c)
  }

  // With z = y + i w, the transform of y is (Z[k] + conj Z[−k]) / 2, that of w
  // (Z[k] − conj Z[−k]) / 2i.
  private static func sum(
    ofReal bins: borrowing Span<Double>, _ k: Int, _ length: Int
  ) -> SIMD2<Double> {
    let (here, mirror) = (2 &* k, 2 &* (length &- k))
    return 0.5
      * SIMD2(bins[here] + bins[mirror], bins[here &+ 1] - bins[mirror &+ 1])
  }

  private static func sum(
    ofImaginary bins: borrowing Span<Double>, _ k: Int, _ length: Int
  ) -> SIMD2<Double> {
    let (here, mirror) = (2 &* k, 2 &* (length &- k))
    return 0.5
      * SIMD2(bins[here &+ 1] + bins[mirror &+ 1], bins[mirror] - bins[here])
  }
}
