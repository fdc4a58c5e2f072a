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

@Suite("Paired FFT")
struct PairedFFTTests {
  /// |X[k]|² by the sum that defines it, of `x` less its mean.
  private func squares(_ x: [Double]) -> [Double] {
    let mean = x.reduce(0, +) / Double(x.count)
    return (0...(x.count / 2)).map { k in
      var (re, im) = (0.0, 0.0)
      for (i, value) in x.enumerated() {
        let angle = 2 * Double.pi * Double(i * k % x.count) / Double(x.count)
        re += (value - mean) * cos(angle)
        im -= (value - mean) * sin(angle)
      }
      return re * re + im * im
    }
  }

  private func power(_ x: [Double], _ y: [Double]?, bins: Int) -> [Double] {
    let fft = PairedFFT(length: x.count)
    var workspace = PairedFFT.Workspace(length: x.count)
    let ones = [Double](repeating: 1, count: x.count)
    if let y {
      workspace.load(x.span, and: y.span, window: ones.span)
    } else {
      workspace.load(x.span, window: ones.span)
    }
    var power = [Double](repeating: 0, count: bins)
    var span = power.mutableSpan
    fft.addPower(of: &workspace, to: &span)
    return power
  }

  @Test(
    "is the power of both, for lengths with a factor 3 and without",
    arguments: [1, 2, 3, 4, 6, 9, 12, 15, 27, 30, 45, 48, 64, 100, 120, 125, 240, 255, 501, 720])
  func twin(length: Int) {
    let x = randomIntervalsMs(length, meanMs: 0, spreadMs: 100, seed: UInt64(length))
    let y = randomIntervalsMs(length, meanMs: 500, spreadMs: 40, seed: UInt64(length + 1))
    let (one, two) = (squares(x), squares(y))
    let count = length / 2 + 1
    // Magnitudes reach 100 √n; the naive sums are good to about n ε of that.
    let near = Tolerance.absolute(1e-6)
    #expect(mismatch(power(x, y, bins: count), zip(one, two).map { $0 + $1 }, near) == nil)
    #expect(mismatch(power(x, nil, bins: count), one, near) == nil)
    // As many bins as asked for, with the same bits.
    let all = power(x, y, bins: count)
    for bins in [1, 2, 5, 91, 121, 242, count - 1] where bins > 0 && bins <= count {
      #expect(mismatch(power(x, y, bins: bins), Array(all.prefix(bins)), .relative(1e-9)) == nil)
    }
  }

  @Test("zeros stand behind a sequence that is shorter")
  func padding() {
    let x = randomIntervalsMs(50, meanMs: 700, spreadMs: 40, seed: 4)
    let mean = x.reduce(0, +) / 50
    let fft = PairedFFT(length: 120)
    var workspace = PairedFFT.Workspace(length: 120)
    let long = [Double](repeating: 3, count: 120)
    workspace.load(long.span, and: long.span, window: long.span)
    workspace.load(x.span, window: [Double](repeating: 1, count: 50).span)
    var power = [Double](repeating: 0, count: 61)
    var span = power.mutableSpan
    fft.addPower(of: &workspace, to: &span)
    // The mean of these 120 is 0 already.
    let expected = squares(x.map { $0 - mean } + [Double](repeating: 0, count: 70))
    #expect(mismatch(power, expected, .absolute(1e-6)) == nil)
  }
}
