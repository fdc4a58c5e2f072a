import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("Real FFT")
struct RealFFTTests {
  private func squaredMagnitudes(_ x: [Double]) -> [Double] {
    let fft = RealFFT(length: x.count)
    var workspace = RealFFT.Workspace(length: x.count)
    var power = [Double](repeating: 0, count: fft.binCount)
    let ones = [Double](repeating: 1, count: x.count)
    workspace.load(x.span, window: ones.span)
    fft(&workspace)
    var span = power.mutableSpan
    workspace.addSquaredMagnitudes(to: &span)
    return power
  }

  @Test(
    "is the sum that defines it, for any length",
    arguments: [1, 2, 3, 4, 5, 16, 27, 97, 120, 125, 211, 240, 501])
  func twin(length: Int) {
    let x = randomIntervalsMs(length, meanMs: 0, spreadMs: 100, seed: UInt64(length))
    let mean = x.reduce(0, +) / Double(length)
    let expected = (0..<(length / 2 + 1)).map { k -> Double in
      var (re, im) = (0.0, 0.0)
      for (i, value) in x.enumerated() {
        let angle = 2 * Double.pi * Double(i * k % length) / Double(length)
        re += (value - mean) * cos(angle)
        im -= (value - mean) * sin(angle)
      }
      return re * re + im * im
    }
    // Magnitudes reach 100 √n; the naive sum itself is good to about n ε of that.
    #expect(mismatch(squaredMagnitudes(x), expected, .absolute(1e-6)) == nil)
  }

  @Test("plans are made and dropped side by side")
  func planner() async {
    let lengths = await withTaskGroup(of: Int.self) { group in
      for n in 1...200 { group.addTask { RealFFT(length: n).binCount } }
      return await group.reduce(0, +)
    }
    // Σ (⌊n/2⌋ + 1) over 1…200 = 10 000 + 200.
    #expect(lengths == 10_200)
  }
}
