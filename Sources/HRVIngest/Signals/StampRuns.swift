/// The stamps of the samples of a signal in the order of the file, kept as sums and not one by
/// one: a day of ECG has eleven million.
///
/// What counts as a gap is a multiple of the typical step, which is known only at the end. So
/// a new run begins at every step beyond ``limitNs``, a lower bound; ``joined(limitNs:)`` then
/// puts together what no gap divides.
struct StampRuns: Sendable {
  /// Steps beyond this, and steps back, begin a new run, in ns.
  let limitNs: Int64

  /// How many samples there are.
  private(set) var count = 0

  /// The runs before the current one.
  private var runs: [StampRun] = []
  private var current = StampRun()
  private var steps = StepSample()

  /// No stamps yet.
  init(limitNs: Int64) { self.limitNs = limitNs }

  /// The stamp of the last sample, in ns; nil when there is none.
  var lastNs: Int64? { count == 0 ? nil : current.lastNs }

  /// The median of steps that are spread evenly over the record, in ns; 0 when there is none.
  var typicalStepNs: Int64 { steps.medianNs }

  /// Adds the stamp of the next sample, in ns.
  @inline(__always)
  mutating func append(_ stampNs: Int64) {
    let stepNs = stampNs &- current.lastNs
    if count > 0 { steps.append(stepNs) }
    if count > 0, 0...limitNs ~= stepNs {
      current.append(stampNs)
    } else {
      begin(StampRun(at: stampNs))
    }
    count &+= 1
  }

  private mutating func begin(_ run: StampRun) {
    if count > 0 { runs.append(current) }
    current = run
  }

  /// Adds the stamps that follow, which were gathered with the same limit.
  mutating func append(contentsOf next: StampRuns) {
    for (i, run) in next.all.enumerated() {
      let stepNs = run.firstNs &- current.lastNs
      if count > 0, i == 0 { steps.append(stepNs) }
      if count > 0, 0...limitNs ~= stepNs {
        current.append(run)
      } else {
        begin(run)
      }
      count += run.count
    }
    steps.append(contentsOf: next.steps)
  }

  private var all: [StampRun] { count == 0 ? [] : runs + [current] }

  /// The runs that are divided by steps back and by steps beyond `limitNs` only.
  ///
  /// - Precondition: `limitNs` is not below ``limitNs``.
  func joined(limitNs: Int64) -> [StampRun] {
    precondition(limitNs >= self.limitNs)
    var joined: [StampRun] = []
    for run in all {
      if let before = joined.last?.lastNs, 0...limitNs ~= run.firstNs &- before {
        joined[joined.count - 1].append(run)
      } else {
        joined.append(run)
      }
    }
    return joined
  }
}

/// Up to some thousands of steps, spread evenly over all that there were: every `stride`-th.
private struct StepSample {
  private static let limit = 4096

  private var stepsNs: [Int64] = []
  /// A power of two.
  private var stride = 1
  private var untilNext = 1

  @inline(__always)
  mutating func append(_ stepNs: Int64) {
    untilNext &-= 1
    guard untilNext == 0 else { return }
    untilNext = stride
    stepsNs.append(stepNs)
    if stepsNs.count == Self.limit { thin(to: stride * 2) }
  }

  mutating func append(contentsOf next: StepSample) {
    var next = next
    let common = max(stride, next.stride)
    thin(to: common)
    next.thin(to: common)
    stepsNs += next.stepsNs
    if stepsNs.count >= Self.limit { thin(to: stride * 2) }
  }

  private mutating func thin(to stride: Int) {
    let factor = stride / self.stride
    guard factor > 1 else { return }
    stepsNs = Swift.stride(from: 0, to: stepsNs.count, by: factor).map { stepsNs[$0] }
    self.stride = stride
    untilNext = stride
  }

  var medianNs: Int64 { stepsNs.isEmpty ? 0 : stepsNs.sorted()[stepsNs.count / 2] }
}
