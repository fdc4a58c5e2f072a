/// The memory in which spectra are made: one for each task, used for one recording after the
/// other.
///
/// It grows to the longest recording that it has served and is freed with its owner. What it
/// served before does not change any result.
public struct SpectralWorkspace: ~Copyable {
  var spline = CubicSpline()
  var tachogram: [Double] = []
  var power: [Double] = []
  var turns: [Double] = []
  var nonuniform = NonuniformFFT()
  var burg = BurgModel()
  var detrending = DetrendingWorkspace()
  var transform = PairedFFT.Workspace(length: 1)

  /// An empty workspace.
  public init() {}

  /// Makes room for segments of `length` samples and their first `bins` bins, and clears the
  /// power.
  mutating func begin(length: Int, bins: Int) {
    if transform.length != length { transform = PairedFFT.Workspace(length: length) }
    power.removeAll(keepingCapacity: true)
    power.append(contentsOf: repeatElement(0, count: bins))
  }

  /// Interpolates `intervalsMs`, standing at `endTimesS`, at `count` instants `stepS` apart,
  /// of which the first is the first end time.
  mutating func resample(
    _ intervalsMs: borrowing Span<Double>, at endTimesS: borrowing Span<Double>,
    every stepS: Double, count: Int
  ) {
    let room = count + CubicSpline.slack
    if tachogram.count < room { tachogram = [Double](repeating: 0, count: room) }
    spline.fit(x: endTimesS, y: intervalsMs)
    spline.sample(count, every: stepS, into: &tachogram)
  }

  /// Removes the trend of the first `count` samples.
  mutating func detrend(_ count: Int, by method: Detrending) {
    guard method != .none else { return }
    detrending.removeTrend(method, from: &tachogram, in: 0..<count)
  }
}
