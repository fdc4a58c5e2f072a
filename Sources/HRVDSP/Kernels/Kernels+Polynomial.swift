extension Kernels {
  /// Removes from `x[range]` its least-squares polynomial in `t`, in place.
  ///
  /// Polynomials orthogonal on the positions are made one after the other (Stieltjes), and what
  /// `x` shares with each is subtracted, which stays accurate where the powers of `t` are nearly
  /// the same.
  ///
  /// - Precondition: `t` and both scratch arrays have room for the range; `degree` is below its
  ///   number of elements; positions are distinct and in −1…1.
  /// - Complexity: O(*n* · *degree*), no allocation.
  package static func removePolynomial(
    degree: Int, from x: inout MutableSpan<Double>, in range: Range<Int>,
    at positions: [Double], _ currentMemory: inout [Double], _ previousMemory: inout [Double]
  ) {
    let t = positions.span
    var current = currentMemory.mutableSpan
    var previous = previousMemory.mutableSpan
    let n = range.count
    let first = range.lowerBound
    precondition(degree >= 0 && degree < n && n <= t.count)
    precondition(n <= current.count && n <= previous.count)
    // Degree 0 about the first value, so that a constant leaves no rest.
    let pivot = x[first]
    var sum = 0.0
    for i in 0..<n {
      x[first &+ i] -= pivot
      sum += x[first &+ i]
      current[i] = 1
      previous[i] = 0
    }
    let mean = sum / Double(n)
    for i in 0..<n { x[first &+ i] -= mean }

    var norm = Double(n)
    var ratio = 0.0
    for _ in 0..<degree {
      var moment = 0.0
      for i in 0..<n { moment += t[i] * current[i] * current[i] }
      let centre = moment / norm
      var (nextNorm, shared) = (0.0, 0.0)
      for i in 0..<n {
        let next = (t[i] - centre) * current[i] - ratio * previous[i]
        previous[i] = current[i]
        current[i] = next
        nextNorm += next * next
        shared += next * x[first &+ i]
      }
      ratio = nextNorm / norm
      norm = nextNorm
      guard norm > 0 else { return }
      let factor = shared / norm
      for i in 0..<n { x[first &+ i] -= factor * current[i] }
    }
  }
}
