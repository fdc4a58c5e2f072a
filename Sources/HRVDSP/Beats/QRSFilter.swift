/// A filter whose taps are the same to the left and to the right, so that it delays nothing.
struct QRSFilter {
  /// The taps from the middle to the right end.
  let taps: [Float]

  /// The number of samples that the filter looks to either side.
  var reach: Int { taps.count - 1 }

  /// - Precondition: at least two taps.
  init(taps: [Float]) {
    precondition(taps.count >= 2)
    self.taps = taps
  }

  /// `y[i] = Σₖ taps[|k|] · x[part][i + reach + k]` for `k = -reach ... reach`.
  ///
  /// The loop over taps is the outer one: the inner one then has no sum to carry from step
  /// to step, and the processor takes several samples at a time.
  ///
  /// Fills the first `part.count - 2 * reach` values of `y`.
  ///
  /// - Precondition: there is room for them.
  /// - Complexity: O(`part.count` · `reach`), no allocation.
  func callAsFunction(_ values: [Float], _ part: Range<Int>, into result: inout [Float]) {
    let count = part.count - 2 * reach
    precondition(count >= 0 && count <= result.count)
    let first = part.lowerBound + reach
    Self.scale(values, first, by: taps[0], count: count, into: &result)
    for k in 1...reach {
      Self.add(values, first - k, first + k, times: taps[k], count: count, to: &result)
    }
  }

  /// The same at every second sample: `y[i] = Σₖ taps[|k|] · x(2i + k)`, where
  /// `even[margin + i] = x(2i)` and `odd[margin + i] = x(2i + 1)`.
  ///
  /// - Precondition: `even` and `odd` hold `margin` values before `x(0)` and after `x(2 count)`;
  ///   `margin` is at least `reach / 2 + 1`.
  /// - Complexity: O(`count` · `reach`), no allocation.
  func everySecond(
    even: [Float], odd: [Float], margin: Int, count: Int, into result: inout [Float]
  ) {
    Self.scale(even, margin, by: taps[0], count: count, into: &result)
    for k in 1...reach {
      let (left, right) = (margin - (k + 1) / 2, margin + k / 2)
      let values = k.isMultiple(of: 2) ? even : odd
      Self.add(values, left, right, times: taps[k], count: count, to: &result)
    }
  }

  private static func scale(
    _ values: [Float], _ first: Int, by tap: Float, count: Int, into result: inout [Float]
  ) {
    precondition(count <= result.count)
    let x = values.span.extracting(first..<(first + count))
    var y = result.mutableSpan
    for i in 0..<count { y[i] = tap * x[i] }
  }

  private static func add(
    _ values: [Float], _ left: Int, _ right: Int, times tap: Float, count: Int,
    to result: inout [Float]
  ) {
    precondition(count <= result.count)
    let a = values.span.extracting(left..<(left + count))
    let b = values.span.extracting(right..<(right + count))
    var y = result.mutableSpan
    for i in 0..<count { y[i] += tap * (a[i] + b[i]) }
  }
}
