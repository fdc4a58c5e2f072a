/// Removes the trend of smoothness priors in linear time.
///
/// The trend is `z = (I + λ² D'D)⁻¹ x` with the (n−2) × n matrix `D` of second differences. What
/// is left of `x` is formed without the trend, by the identity
///
///     x − z = λ² D' (I + λ² D D')⁻¹ D x
///
/// so that a straight line is removed without a rest, and a small remainder is no difference of
/// large numbers. `I + λ² D D'` has five diagonals, each of one number: 1 + 6 λ², −4 λ² and λ².
/// It is factored as L D Lᵀ from the top, which gives the same rows for every length; after some
/// 25 √λ rows they stop changing, and the last is used for the rest.
///
/// Equals the dense definition to 10⁻⁹ of the size of `x` at λ = 500.
struct SmoothnessPriors: ~Copyable {
  /// One row of the factors.
  private struct Row {
    var inversePivot: Double
    /// What ties the row to the next one, and to the one after.
    var next: Double
    var afterNext: Double
  }

  private var lambda = 0.0
  private var rows: [Row] = []
  private var isSettled = false
  private var solution: [Double] = []

  init() {}

  /// - Complexity: O(*n*), no allocation once the memory is large enough.
  mutating func removeTrend(lambda: Double, from x: inout [Double], in range: Range<Int>) {
    let unknowns = range.count - 2
    guard unknowns > 0 else {
      for i in range { x[i] = 0 }
      return
    }
    factor(lambda: lambda, rows: unknowns)
    if solution.count < unknowns { solution = [Double](repeating: 0, count: unknowns) }
    let rows = rows
    var w = solution.mutableSpan
    var x = x.mutableSpan
    Self.eliminate(rows.span, x, from: range.lowerBound, &w, count: unknowns)
    Self.substitute(rows.span, &w, count: unknowns)
    let scale = lambda * lambda
    var (before, last) = (0.0, 0.0)
    for i in 0..<unknowns {
      let this = w[i]
      x[range.lowerBound &+ i] = scale * ((this - last) - (last - before))
      (before, last) = (last, this)
    }
    x[range.upperBound - 2] = scale * (before - 2 * last)
    x[range.upperBound - 1] = scale * last
  }

  private static func eliminate(
    _ rows: borrowing Span<Row>, _ x: borrowing MutableSpan<Double>, from first: Int,
    _ w: inout MutableSpan<Double>, count: Int
  ) {
    let last = rows.count - 1
    // Row 0 is tied to nothing before it.
    var (one, two) = (0.0, 0.0)
    var (tie, tieTwo, tieOneBefore) = (0.0, 0.0, 0.0)
    for i in 0..<count {
      let at = first &+ i
      let bend = (x[at &+ 2] - x[at &+ 1]) - (x[at &+ 1] - x[at])
      let rest = bend - tieTwo * two - tie * one
      (two, one) = (one, rest)
      let row = rows[min(i, last)]
      w[i] = rest
      tieTwo = tieOneBefore
      (tie, tieOneBefore) = (row.next, row.afterNext)
    }
  }

  private static func substitute(
    _ rows: borrowing Span<Row>, _ w: inout MutableSpan<Double>, count: Int
  ) {
    let last = rows.count - 1
    var (one, two) = (0.0, 0.0)
    var i = count &- 1
    while i >= 0 {
      let row = rows[min(i, last)]
      let value = w[i] * row.inversePivot - row.afterNext * two - row.next * one
      w[i] = value
      (two, one) = (one, value)
      i &-= 1
    }
  }

  /// Makes the rows that are missing.
  private mutating func factor(lambda: Double, rows count: Int) {
    if lambda != self.lambda {
      self.lambda = lambda
      rows.removeAll(keepingCapacity: true)
      isSettled = false
    }
    let square = lambda * lambda
    while rows.count < count, !isSettled {
      let i = rows.count
      var pivot = 1 + 6 * square
      var next = -4 * square
      if i >= 1 {
        let above = rows[i - 1]
        pivot -= above.next * above.next / above.inversePivot
        next -= above.afterNext * above.next / above.inversePivot
      }
      if i >= 2 { pivot -= rows[i - 2].afterNext * square }
      let row = Row(inversePivot: 1 / pivot, next: next / pivot, afterNext: square / pivot)
      if i >= 2, isSame(row, rows[i - 1]), isSame(rows[i - 1], rows[i - 2]) { isSettled = true }
      rows.append(row)
    }
  }

  /// Whether two rows differ by no more than a few roundings.
  private func isSame(_ a: Row, _ b: Row) -> Bool {
    abs(a.next - b.next) <= 1e-15 * abs(b.next)
      && abs(a.inversePivot - b.inversePivot) <= 1e-15 * b.inversePivot
  }
}
