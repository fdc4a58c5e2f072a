/// A plane rotation that makes one of two numbers 0.
struct PlaneRotation {
  let cosine: Double
  let sine: Double

  /// Rotates `pivot` into `diagonal`.
  init(_ pivot: Double, into diagonal: inout Double) {
    let size = abs(pivot)
    // 1 + 1e-16 is 1: the length is that of the diagonal, to the last digit.
    if size < 1e-8 * diagonal {
      cosine = 1
      sine = pivot / diagonal
      return
    }
    let length =
      size >= diagonal
      ? size * (1 + (diagonal / pivot) * (diagonal / pivot)).squareRoot()
      : diagonal * (1 + (pivot / diagonal) * (pivot / diagonal)).squareRoot()
    cosine = diagonal / length
    sine = pivot / length
    diagonal = length
  }

  func callAsFunction(_ a: inout Double, _ b: inout Double) {
    let (oldA, oldB) = (a, b)
    b = cosine * oldB + sine * oldA
    a = cosine * oldA - sine * oldB
  }
}
