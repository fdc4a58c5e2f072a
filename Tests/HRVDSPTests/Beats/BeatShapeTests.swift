import HRVModel
import Testing

@testable import HRVDSP

@Suite("The shape of a beat at its shifts")
struct BeatShapeTests {
  /// Values without their constant and slope, by least squares, in doubles.
  private func projected(_ values: ArraySlice<Float>) -> [Double] {
    let x = values.map(Double.init)
    let n = Double(x.count)
    let mean = x.reduce(0, +) / n
    let places = x.indices.map { Double($0) - (n - 1) / 2 }
    let slope =
      zip(x, places).reduce(0) { $0 + $1.0 * $1.1 } / places.reduce(0) { $0 + $1 * $1 }
    return zip(x, places).map { $0 - mean - slope * $1 }
  }

  private func norm(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  @Test("norms, rows and correlations are those of values projected one by one")
  func naiveTwin() {
    var generator = SplitMix64(seed: 81)
    func random() -> Float { Float(generator.next() % 2001) / 1000 - 1 }
    for trial in 0..<40 {
      // An offset and a wander far greater than the shape, too.
      let (offset, wander) = (1000 * random(), trial % 2 == 0 ? 0 : random())
      var shape = BeatShape()
      let values = shape.values.indices.map { offset + wander * Float($0) + random() }
      shape.values = values
      shape.prepare()
      var other = BeatShape()
      other.values = other.values.indices.map { _ in random() }
      other.prepare()
      let template = (0..<BeatShape.rows).map { other.row($0, shift: BeatWindow.unshifted) }
      var greatest = -1.0
      for shift in 0..<BeatWindow.shifts {
        let x = projected(values[shift..<shift + BeatWindow.length])
        #expect(abs(Double(shape.norms[shift]) / norm(x) - 1) < 1e-4)
        let row = shape.row(1, shift: shift)
        for k in 0..<16 { #expect(abs(Double(row[k]) - x[16 + k] / norm(x)) < 1e-4) }
        let product = x.indices.reduce(0) { $0 + x[$1] * Double(template[$1 / 16][$1 % 16]) }
        greatest = max(greatest, product / norm(x))
      }
      #expect(abs(Double(shape.match(template, at: 0).correlation) - greatest) < 1e-4)
    }
  }

  @Test("a flat signal has no shape")
  func flat() {
    for level in [0, 0.1, -517.3] as [Float] {
      var shape = BeatShape()
      shape.values = shape.values.map { _ in level }
      shape.prepare()
      #expect(shape.norms.allSatisfy { $0 == 0 })
      #expect(shape.row(0, shift: 3) == .zero)
    }
  }
}
