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
    let x = values.span.extracting(part)
    var y = result.mutableSpan
    let centre = x.extracting(reach..<(reach + count))
    let middle = taps[0]
    for i in 0..<count { y[i] = middle * centre[i] }
    for k in 1...reach {
      let left = x.extracting((reach - k)..<(reach - k + count))
      let right = x.extracting((reach + k)..<(reach + k + count))
      let tap = taps[k]
      for i in 0..<count { y[i] += tap * (left[i] + right[i]) }
    }
  }
}
