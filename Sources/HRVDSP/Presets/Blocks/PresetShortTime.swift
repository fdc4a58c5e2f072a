internal import HRVModel

/// How RHRV takes power out of windows of an even tachogram: a symmetric Hamming window, a
/// transform of the next power of two, and a scale that makes no density.
///
/// A tachogram shorter than a window is filled up with zeros before its mean goes.
struct PresetShortTime: Hashable, Sendable {
  let windowS: Double
  let shiftS: Double

  /// The mean of all windows.
  func density(of tachogram: PresetGrid.Tachogram) -> PresetDensity {
    let windows = windows(of: tachogram)
    var mean = windows[0].density
    for window in windows.dropFirst() {
      for k in mean.indices { mean[k] += window.density[k] }
    }
    return PresetDensity(
      frequenciesHz: windows[0].frequenciesHz,
      density: mean.map { $0 / Double(windows.count) })
  }

  /// One spectrum a window.
  func windows(of tachogram: PresetGrid.Tachogram) -> [PresetDensity] {
    let rateHz = tachogram.rateHz
    let length = Int(windowS * rateHz)
    let shift = Int(shiftS * rateHz)
    let missing = max(0, length - tachogram.samples.count)
    let signal = tachogram.samples + [Double](repeating: 0, count: missing)
    var padded = 1
    while padded < length { padded *= 2 }
    let taper = (0..<length).map { i in
      0.54 - 0.46 * sineAndCosine(2 * .pi * Double(i) / Double(length - 1)).cosine
    }
    // The spectrum has half the bins of the transform, laid from 0 to the Nyquist frequency.
    let bins = padded / 2
    let step = rateHz / 2 / Double(bins - 1)
    let frequencies = (0..<bins).map { $0 == bins - 1 ? rateHz / 2 : Double($0) * step }
    let scale = 1.586 / (2 * Double(bins) * Double(bins))
    let transform = RealFFT(length: padded)
    var workspace = RealFFT.Workspace(length: padded)
    var windows: [PresetDensity] = []
    var start = 0
    repeat {
      let piece = signal[start..<start + length]
      let mean = piece.reduce(0, +) / Double(length)
      let tapered = zip(piece, taper).map { ($0 - mean) * $1 }
      workspace.load(padding: tapered.span)
      transform(&workspace)
      var power = [Double](repeating: 0, count: transform.binCount)
      var span = power.mutableSpan
      workspace.addSquaredMagnitudes(to: &span)
      windows.append(
        PresetDensity(frequenciesHz: frequencies, density: power.prefix(bins).map { $0 * scale }))
      start += shift
    } while start + length < signal.count
    return windows
  }
}
