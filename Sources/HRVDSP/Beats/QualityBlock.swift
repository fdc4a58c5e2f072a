internal import HRVModel

/// Some segments of a run with their surroundings, and what is measured in them.
struct QualityBlock {
  /// Beats of two detectors that are nearer than this are one.
  private static let toleranceS = 0.1
  /// What lies so near to a beat belongs to it, or a third of the interval when that is less.
  private static let beatS = 0.13
  /// A lead that keeps still for so long is flat; "still" is this share of a beat's length.
  private static let flatS = 2.0
  private static let stillShare: Float = 0.005

  let quality: QualityGrid
  private(set) var trace: QualityTrace
  private var second: CurveLengthDetector
  private var residuals: BeatResiduals
  /// The step in the run at which the loaded stretch begins.
  private var origin = 0
  private var beatSteps: [Int] = []
  private var heights: [Float] = []
  private var scratch: [Float] = []
  private var intruders: BeatIntruders

  init(_ quality: QualityGrid) {
    self.quality = quality
    let capacity = Self.capacity(quality)
    trace = QualityTrace(quality, capacity: capacity)
    second = CurveLengthDetector(quality, capacity: capacity)
    let most = capacity / quality.steps(0.2) + 2
    residuals = BeatResiduals(quality.grid, capacity: most)
    intruders = BeatIntruders(capacity: most)
    beatSteps.reserveCapacity(most)
    heights.reserveCapacity(most)
    scratch.reserveCapacity(most)
  }

  /// The most steps that a block holds: the last of its segments may be half as long again.
  private static func capacity(_ quality: QualityGrid) -> Int {
    quality.segment * QualityGrid.segmentsInBlock + quality.segment / 2 + 2 * quality.margin + 2
  }

  /// Loads the steps of `run` around `steps`, and those of `beats`, from number `cursor` on, that
  /// lie in them. `cursor` becomes the first beat that the next block may need.
  mutating func load(
    _ run: QRSRun, steps: Range<Int>, beats: [DetectedBeat], runStartS: Double, cursor: inout Int
  ) {
    origin = steps.lowerBound - quality.margin
    let count = steps.count + 2 * quality.margin
    trace.load(run, from: origin, count: count)
    second(trace.length, count: count)
    residuals.removeAll()
    beatSteps.removeAll(keepingCapacity: true)
    heights.removeAll(keepingCapacity: true)
    let offset = Double(origin * quality.step)
    // What is reflected beyond the end of the run has no beats.
    let end = min(Double(count * quality.step), Double(run.count) - offset)
    for i in cursor..<max(cursor, beats.count) {
      let place = quality.index(beats[i].timeS - runStartS) - offset
      guard place < end else { break }
      if place < Double(steps.count * quality.step) { cursor = i }
      guard place >= 0 else { continue }
      let step = Int(place) / quality.step
      if let last = beatSteps.last, step <= last { continue }
      add(Int(place.rounded()), step: step)
    }
  }

  private mutating func add(_ place: Int, step: Int) {
    residuals.add(place, slope: trace.slope, count: trace.count * quality.step)
    var height: Float = 0
    for k in max(0, step - 2)...min(trace.count - 1, step + 2) {
      height = max(height, trace.length[k])
    }
    beatSteps.append(step)
    heights.append(height)
  }

  /// The measures of the segment that covers `steps` of the run.
  mutating func measures(_ steps: Range<Int>) -> QualityMeasures {
    let local = (steps.lowerBound - origin)..<(steps.upperBound - origin)
    var result = QualityMeasures()
    let first = beatSteps.firstIndex { $0 >= local.lowerBound } ?? beatSteps.count
    var end = first
    while end < beatSteps.count, beatSteps[end] < local.upperBound { end += 1 }
    let range = first..<end
    result.beats = range.count
    let height = median(heights, range)
    result.clipped = clipped(local)
    result.flat = flat(
      local, beats: range, height: height > 0 ? height : median(heights, heights.indices))
    guard range.count >= 2, height > 0 else { return result }
    result.agreement = agreement(local)
    result.weakest = heights[first] / height
    for beat in range {
      result.residual += residuals.residual(beat) / Float(range.count)
      result.weakest = min(result.weakest, heights[beat] / height)
    }
    result.intrusion = intruders.intrusion(range, of: beatSteps, residuals)
    result.noise = noise(local, range) / height
    return result
  }

  private mutating func median(_ values: [Float], _ range: Range<Int>) -> Float {
    scratch.removeAll(keepingCapacity: true)
    for i in range { scratch.append(values[i]) }
    return ShortMedian.of(&scratch)
  }

  /// 2 · matched / (beats + others), one-to-one within the tolerance; a beat near the edge may
  /// have its partner beyond it.
  private func agreement(_ local: Range<Int>) -> Float {
    let tolerance = quality.steps(Self.toleranceS)
    var (i, j, errors, all) = (0, 0, 0, 0)
    func count(_ step: Int, isError: Bool) {
      guard local.contains(step) else { return }
      all += 1
      if isError { errors += 1 }
    }
    while i < beatSteps.count || j < second.beats.count {
      let a = i < beatSteps.count ? beatSteps[i] : Int.max / 2
      let b = j < second.beats.count ? second.beats[j] : Int.max / 2
      if abs(a - b) <= tolerance {
        count(a, isError: false)
        count(b, isError: false)
        (i, j) = (i + 1, j + 1)
      } else if a < b {
        count(a, isError: true)
        i += 1
      } else {
        count(b, isError: true)
        j += 1
      }
    }
    return all > 0 ? 1 - Float(errors) / Float(all) : 0
  }

  /// The root mean square of the curve length between the beats.
  private func noise(_ local: Range<Int>, _ range: Range<Int>) -> Float {
    let near = quality.steps(Self.beatS)
    var (squares, steps) = (Float(0), 0)
    for beat in max(0, range.lowerBound - 1)..<min(range.upperBound, beatSteps.count - 1) {
      let (from, to) = (beatSteps[beat], beatSteps[beat + 1])
      guard local.contains((from + to) / 2) else { continue }
      let edge = min(near, (to - from) / 3)
      for k in (from + edge)..<max(from + edge, to - edge) {
        squares += trace.length[k] * trace.length[k]
        steps += 1
      }
    }
    return steps > 0 ? (squares / Float(steps)).squareRoot() : 0
  }

  private func flat(_ local: Range<Int>, beats range: Range<Int>, height: Float) -> Float {
    let limit = Self.stillShare * height
    let shortest = quality.steps(Self.flatS)
    var flat = 0
    // A beat is not flat: only where there is none for long enough need one look.
    for gap in range.lowerBound...range.upperBound {
      let from = gap > range.lowerBound ? beatSteps[gap - 1] : local.lowerBound
      let to = gap < range.upperBound ? beatSteps[gap] : local.upperBound
      guard to - from >= shortest else { continue }
      var still = 0
      for k in from..<to {
        still = trace.length[k] <= limit ? still + 1 : 0
        flat += still == shortest ? shortest : still > shortest ? 1 : 0
      }
    }
    return Float(flat) / Float(local.count)
  }

  private func clipped(_ local: Range<Int>) -> Float {
    let from = trace.reach + local.lowerBound * quality.step
    let count = local.count * quality.step
    let part = trace.values.span.extracting(from..<(from + count))
    let (least, most) = Self.extremes(part)
    guard most > least else { return 1 }
    return Float(Self.held(part, least, most)) / Float(count)
  }

  /// The least and the greatest value of at least one.
  private static func extremes(_ x: Span<Float>) -> (Float, Float) {
    var result = (x[0], x[0])
    var i = 0
    if x.count >= 16 {
      var (least, most) = (x.sixteen(at: 0), x.sixteen(at: 0))
      while i <= x.count &- 16 {
        let values = x.sixteen(at: i)
        least.replace(with: values, where: values .< least)
        most.replace(with: values, where: values .> most)
        i &+= 16
      }
      result = (least.min(), most.max())
    }
    while i < x.count {
      result = (min(result.0, x[i]), max(result.1, x[i]))
      i &+= 1
    }
    return result
  }

  /// How many values are the third or later of equal ones that are `least` or `most`.
  private static func held(_ x: Span<Float>, _ least: Float, _ most: Float) -> Int {
    let count = x.count - 2
    guard count > 0 else { return 0 }
    let a = x.extracting(0..<count)
    let b = x.extracting(1..<(count + 1))
    let c = x.extracting(2..<(count + 2))
    var held: Int32 = 0
    for i in 0..<count {
      let value = c[i]
      let isHeld = (value == a[i] ? 1 : 0) & (value == b[i] ? 1 : 0) as Int32
      held &+= isHeld & ((value == least ? 1 : 0) | (value == most ? 1 : 0))
    }
    return Int(held)
  }
}
