internal import HRVModel

/// The intervals of every minute of a recording, and of 2 and 5 minutes, as sums.
struct IntervalSegments: Sendable {
  /// Standard deviation of the means of the segments, in ms, for at least two segments.
  let meansSpreadMs: Result<Double, MetricError>
  /// Mean of the standard deviations inside the segments, in ms.
  let meanSpreadMs: Result<Double, MetricError>

  /// The share of a segment that its intervals must cover for it to count.
  static let leastCoverage = 0.5

  /// Sums over one minute that has intervals.
  struct Minute: Sendable {
    /// How many minutes after time 0 it begins.
    let index: Double
    var count = 0
    /// Σ (NN − pivot), in ms.
    var sumMs = 0.0
    /// Σ (NN − pivot)², in ms².
    var sumOfSquaresMs2 = 0.0
    /// Σ NN, in ms.
    var coveredMs = 0.0

    /// An empty one.
    init(index: Double) { self.index = index }

    static func += (total: inout Minute, part: Minute) {
      total.count += part.count
      total.sumMs += part.sumMs
      total.sumOfSquaresMs2 += part.sumOfSquaresMs2
      total.coveredMs += part.coveredMs
    }
  }

  /// Divides the time from the beginning of the recording into minutes. An interval belongs to
  /// the minute in which it ends.
  static func minutes(_ nn: borrowing NNSeries, pivotMs: Double, into minutes: inout [Minute]) {
    minutes.removeAll(keepingCapacity: true)
    let (x, ends) = (nn.intervalsMs.span, nn.endTimesS.span)
    var first = 0
    while first < x.count {
      let index = (ends[first] / 60).rounded(.down)
      let endS = (index + 1) * 60
      // The first interval that ends later, by halving: time never runs backwards.
      var (next, beyond) = (first + 1, x.count)
      while next < beyond {
        let middle = (next + beyond) / 2
        if ends[middle] < endS { next = middle + 1 } else { beyond = middle }
      }
      let sums = Kernels.powerSums(x.extracting(first..<next), about: pivotMs)
      var minute = Minute(index: index)
      minute.count = next - first
      minute.sumMs = sums.sum
      minute.sumOfSquaresMs2 = sums.sumOfSquares
      minute.coveredMs = sums.sum + Double(next - first) * pivotMs
      minutes.append(minute)
      first = next
    }
  }

  /// Joins minutes to segments and takes the spread between and inside them.
  ///
  /// - Parameter length: in minutes.
  init(_ minutes: [Minute], pivotMs: Double, length: Double) {
    var (count, sum, sumOfSquares, spread) = (0, 0.0, 0.0, 0.0)
    var i = 0
    while i < minutes.count {
      let index = (minutes[i].index / length).rounded(.down)
      var segment = minutes[i]
      i += 1
      while i < minutes.count, (minutes[i].index / length).rounded(.down) == index {
        segment += minutes[i]
        i += 1
      }
      guard segment.count >= 2, segment.coveredMs >= Self.leastCoverage * length * 60_000 else {
        continue
      }
      let n = Double(segment.count)
      let mean = segment.sumMs / n
      count += 1
      sum += mean
      sumOfSquares += mean * mean
      var sums = PowerSums()
      sums.sum = segment.sumMs
      sums.sumOfSquares = segment.sumOfSquaresMs2
      spread += (IntervalStatistics.centred(sums, segment.count) / (n - 1)).squareRoot()
    }
    let neededS = length * 60
    func tooFew(_ needed: Int) -> Result<Double, MetricError> {
      .failure(
        .undefined(
          """
          needs \(needed) segments of \(Int(neededS)) s of which intervals cover half, has \
          \(count)
          """))
    }
    meanSpreadMs = count >= 1 ? .success(spread / Double(count)) : tooFew(1)
    var sums = PowerSums()
    sums.sum = sum
    sums.sumOfSquares = sumOfSquares
    meansSpreadMs =
      count >= 2
      ? .success((IntervalStatistics.centred(sums, count) / Double(count - 1)).squareRoot())
      : tooFew(2)
  }
}
