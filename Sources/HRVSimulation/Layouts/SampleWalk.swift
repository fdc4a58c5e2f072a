internal import HRVModel

/// The samples of a recording in order, as writers need them.
extension SimulatedECG {
  /// Calls `body` with every sample in µV and the time at which it was taken, in s since the first.
  func forEachSample(_ body: (_ uv: Int, _ timeS: Double) -> Void) {
    for run in signal.runs.indices {
      for k in signal.runs[run] { body(Int(samplesUv[k]), timeS(of: k, inRun: run)) }
    }
  }

  /// `uv` in whole steps of a converter.
  static func steps(_ uv: Int, of stepUv: Double) -> Int { Int((Double(uv) / stepUv).rounded()) }
}
