import HRVModel

/// One-to-one pairs of reference and detected beats that are nearer than a tolerance, in order
/// of time: what ANSI/AAMI EC57 calls true positives, and the rest.
struct BeatMatch {
  /// Detected minus reference, in ms, for every pair.
  private(set) var errorsMs: [Double] = []
  private(set) var missed = 0
  private(set) var extra = 0

  init(_ detectedS: [Double], reference: [Double], toleranceS: Double = 0.15) {
    var (i, j) = (0, 0)
    while i < reference.count, j < detectedS.count {
      let error = detectedS[j] - reference[i]
      if abs(error) <= toleranceS {
        errorsMs.append(error * 1000)
        (i, j) = (i + 1, j + 1)
      } else if error < 0 {
        extra += 1
        j += 1
      } else {
        missed += 1
        i += 1
      }
    }
    missed += reference.count - i
    extra += detectedS.count - j
  }

  init(_ beats: [DetectedBeat], reference: [Double], toleranceS: Double = 0.15) {
    self.init(beats.map(\.timeS), reference: reference, toleranceS: toleranceS)
  }

  var isPerfect: Bool { missed == 0 && extra == 0 }
  var sensitivity: Double { Double(errorsMs.count) / Double(errorsMs.count + missed) }
  var positivePredictivity: Double { Double(errorsMs.count) / Double(errorsMs.count + extra) }
  var f1: Double { 2 * Double(errorsMs.count) / Double(2 * errorsMs.count + missed + extra) }
  var meanErrorMs: Double { errorsMs.reduce(0, +) / Double(errorsMs.count) }
  var errorSDMs: Double {
    let mean = meanErrorMs
    let squares = errorsMs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(errorsMs.count - 1)).squareRoot()
  }
}
