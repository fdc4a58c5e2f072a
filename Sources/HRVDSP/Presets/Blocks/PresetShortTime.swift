internal import HRVModel

/// How RHRV takes power out of windows: heart rates on straight lines at 4 Hz, turned into
/// intervals; a symmetric Hamming window; the mean over all windows.
struct PresetShortTime: Hashable, Sendable {
  let windowS: Double
  let shiftS: Double

  func density(of values: [Double]) throws(MetricError) -> PresetDensity {
    let rateHz = 4.0
    let rr = values.prefix(1) + values
    var sum = 0.0
    let times = rr.indices.map { i in
      if i > 0 { sum += rr[i] / 1000 }
      return sum
    }
    guard rr.count > 2, rr.allSatisfy({ $0 > 0 }) else {
      throw .tooFewIntervals(needed: 2, got: values.count)
    }
    let signal = Self.intervals(Array(rr), times, rateHz)
    let length = Int(windowS * rateHz)
    let shift = Int(shiftS * rateHz)
    guard signal.count >= length else { throw .tooShort(neededS: windowS, gotS: sum) }
    var padded = 1
    while padded < length { padded *= 2 }
    let transform = RealFFT(length: padded)
    var workspace = RealFFT.Workspace(length: padded)
    var power = [Double](repeating: 0, count: transform.binCount)
    var windows = 0
    var start = 0
    repeat {
      let piece = signal[start..<start + length]
      let mean = piece.reduce(0, +) / Double(length)
      let tapered = piece.enumerated().map { i, value in
        let phase = 2 * Double.pi * Double(i) / Double(length - 1)
        return (value - mean) * (0.54 - 0.46 * sineAndCosine(phase).cosine)
      }
      workspace.load(padding: tapered.span)
      transform(&workspace)
      var span = power.mutableSpan
      workspace.addSquaredMagnitudes(to: &span)
      windows += 1
      start += shift
    } while start + length < signal.count
    // The spectrum has half the bins of the transform, laid from 0 to the Nyquist frequency.
    let bins = padded / 2
    let step = rateHz / 2 / Double(bins - 1)
    let scale = 1.586 / (2 * Double(bins) * Double(bins)) / Double(windows)
    return PresetDensity(
      frequenciesHz: (0..<bins).map { Double($0) * step },
      density: power.prefix(bins).map { $0 * scale })
  }

  /// The intervals of heart rates on lines between beats.
  private static func intervals(
    _ rr: [Double], _ times: [Double], _ rateHz: Double
  ) -> [Double] {
    let rates = rr.map { 60_000 / $0 }
    let last = times[times.count - 1]
    let count = Int(last * rateHz + 1e-10) + 1
    var piece = 0
    return (0..<count).map { i in
      let time = Double(i) / rateHz
      while piece + 2 < times.count, times[piece + 1] <= time { piece += 1 }
      let share = (time - times[piece]) / (times[piece + 1] - times[piece])
      return 60_000 / (rates[piece] + share * (rates[piece + 1] - rates[piece]))
    }
  }
}
