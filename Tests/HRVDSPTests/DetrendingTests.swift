import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("Detrending")
struct DetrendingTests {
  /// The intervals without their trend and without their mean.
  private func residual(_ detrending: Detrending, _ x: [Double]) throws -> [Double] {
    let mean = x.reduce(0, +) / Double(x.count)
    return try detrending(uncorrected(x)).intervalsMs.map { $0 - mean }
  }

  @Test("texts name methods, and back")
  func texts() throws {
    for text in [
      "none", "constant", "linear", "polynomial:2", "polynomial:9", "smoothness-priors:500",
      "smoothness-priors:12.5",
    ] {
      #expect(try #require(Detrending(text)).description == text)
    }
    #expect(Detrending("polynomial:0") == .constant)
    #expect(Detrending("polynomial:1") == .linear)
    for text in [
      "", "Linear", "polynomial", "polynomial:", "polynomial:10", "polynomial:-1",
      "polynomial:x", "smoothness-priors", "smoothness-priors:0", "smoothness-priors:nan",
      "smoothness-priors:1e9", "smoothness-priors:5:5", "linear:1",
    ] {
      #expect(Detrending(text) == nil)
    }
  }

  @Test("none changes nothing, constant only what divides stretches")
  func simple() throws {
    let x = randomIntervalsMs(60, meanMs: 800, spreadMs: 50, seed: 1)
    let nn = try uncorrected(x)
    #expect(try Detrending.none(nn) == nn)
    let same = try Detrending.constant(nn).intervalsMs
    #expect(mismatch(same, x, .relative(1e-14)) == nil)
    // By hand: stretches of mean 700 and 900 meet at 800.
    let two = try Detrending.constant(uncorrected([690, 710, .nan, 890, 910]))
    #expect(mismatch(two.intervalsMs, [790, 810, 790, 810], .relative(1e-14)) == nil)
  }

  // (I − z) with z = (I + λ² D'D)⁻¹ x, all of it dense.
  @Test(
    "smoothness priors are the dense definition", arguments: [3, 4, 5, 6, 17, 60, 150],
    [1.0, 10, 500])
  func dense(count: Int, lambda: Double) throws {
    let x = randomIntervalsMs(count, meanMs: 900, spreadMs: 200, seed: UInt64(count))
    var a = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for i in 0..<count { a[i][i] = 1 }
    let d = [1.0, -2, 1]
    for row in 0..<(count - 2) {
      for i in 0..<3 {
        for j in 0..<3 { a[row + i][row + j] += lambda * lambda * d[i] * d[j] }
      }
    }
    let trend = Naive.solve(a, x)
    let expected = zip(x, trend).map { $0 - $1 }
    // The condition number is 4e6 at λ = 500; the dense side loses as much.
    let actual = try residual(.smoothnessPriors(lambda: lambda), x)
    #expect(mismatch(actual, expected, .absolute(1e-6)) == nil)
  }

  // NumPy 2.2.6: x[:60] of x[i] = 850 + (7919 i mod 101) − 50 + (31 i² mod 67) − 33;
  //   D = diff(eye(60), 2, axis=0); x − solve(eye(60) + 500² D.T @ D, x)
  @Test("NumPy gives the same")
  func numpy() throws {
    let x = formulaIntervalsMs(60)
    let actual = try residual(.smoothnessPriors(lambda: 500), x)
    let near = Tolerance.absolute(1e-7)
    #expect(near.accepts(actual[0], -76.39223050313217))
    #expect(near.accepts(actual[29], 2.2615814338716973))
    #expect(near.accepts(actual[59], 47.717603417743135))
  }

  // After some hundred rows the factors have settled: a long series, in pieces that overlap far
  // enough, is the same as the whole.
  @Test("a long series agrees with a dense piece of its middle")
  func long() throws {
    let x = randomIntervalsMs(4000, meanMs: 900, spreadMs: 200, seed: 9)
    let whole = try residual(.smoothnessPriors(lambda: 10), x)
    let piece = try residual(.smoothnessPriors(lambda: 10), Array(x[1500..<2500]))
    // 300 samples from a border, 70 times the time constant of √λ samples, it is forgotten.
    #expect(mismatch(Array(piece[300..<700]), Array(whole[1800..<2200]), .absolute(1e-7)) == nil)
  }

  @Test(
    "a trend of its own degree is removed, whatever is left stays",
    arguments: ["linear", "polynomial:2", "polynomial:3", "polynomial:5"])
  func polynomial(text: String) throws {
    let detrending = try #require(Detrending(text))
    let x = randomIntervalsMs(400, meanMs: 900, spreadMs: 60, seed: 7)
    let nn = try uncorrected(x)
    let once = try detrending(nn)
    // Removing it again changes nothing.
    #expect(mismatch(try detrending(once).intervalsMs, once.intervalsMs, .relative(1e-12)) == nil)
    // What is left is orthogonal to the powers of time up to the degree.
    let mean = x.reduce(0, +) / 400
    let degree = text == "linear" ? 1 : try #require(Int(text.suffix(1)))
    let end = nn.endTimesS[399]
    for power in 0...degree {
      let product = zip(once.intervalsMs, nn.endTimesS).map { value, t in
        var term = value - mean
        for _ in 0..<power { term *= t / end }
        return term
      }
      // 400 terms of up to 120.
      #expect(abs(product.reduce(0, +)) < 1e-8)
    }
  }

  @Test("a straight line leaves nothing, and every stretch is by itself")
  func line() throws {
    // Beats whose intervals grow linearly from beat to beat: all trend for smoothness priors.
    let line = (0..<50).map { 700 + 4 * Double($0) }
    let priors = try residual(.smoothnessPriors(lambda: 500), line)
    #expect(mismatch(priors, [Double](repeating: 0, count: 50), .absolute(1e-9)) == nil)
    let two = try Detrending.smoothnessPriors(lambda: 500)(
      uncorrected(line + [.nan] + line.reversed() + [.nan, 600, .nan, 1000, 900]))
    let mean = (2 * 798 * 50 + 2500) / 103.0
    #expect(
      mismatch(two.intervalsMs, [Double](repeating: mean, count: 103), .absolute(1e-9)) == nil)
    #expect(two.runs.count == 4)
  }

  @Test("an interval that would not be greater than zero is refused")
  func negative() throws {
    // By hand: the mean of the long stretch is 2900, that of all is about 580.
    let x =
      [Double](repeating: 3000, count: 9) + [2000, .nan] + [Double](repeating: 300, count: 90)
    #expect(throws: MetricError.self) { try Detrending.constant(uncorrected(x)) }
  }

  @Test("memory left by one series does not show in the next")
  func reuse() throws {
    var workspace = DetrendingWorkspace()
    for (count, text) in [
      (900, "smoothness-priors:500"), (20, "smoothness-priors:500"), (700, "smoothness-priors:20"),
      (50, "polynomial:4"), (800, "polynomial:2"), (40, "smoothness-priors:500"),
    ] {
      let nn = try uncorrected(
        randomIntervalsMs(count, meanMs: 900, spreadMs: 60, seed: UInt64(count)))
      let detrending = try #require(Detrending(text))
      #expect(try detrending(nn, using: &workspace) == detrending(nn))
    }
  }
}
