/// Places R peaks: finds the extrema of QRS complexes, and their instants below the sample.
///
/// The signal is seen through the difference of a Gaussian and a triangle of four times its
/// width,
///
///     y(τ) = Σₙ x(n) · [g(n − τ; 10 ms) − Λ(n − τ; 40 ms)],     Σ g = Σ Λ = 1,
///
/// the narrow one about as wide as an R wave (nearly the matched filter for its instant), the
/// wide one the local baseline. Both are symmetric, so nothing is delayed. The greatest upward
/// and downward peak are looked for among the samples, and placed between them by
/// ``RPeakPlacement``.
///
/// Eight complexes are looked at together, one in each lane of a vector.
struct RPeakRefinement {
  private typealias Lanes = RPeakPlacement.Lanes

  private static let narrowS = 0.010
  private static let wideS = 0.040
  /// How far from the candidate an extremum may be: half the moving window.
  private static let searchS = 0.08
  /// The isoelectric stretches before and after the peak, from which its height is told.
  private static let isoelectricS = 0.060...0.100
  /// Half a narrow QRS complex.
  private static let edgeS = 0.046

  private let search: Int
  private let edge: Int
  private let margin: Int
  private let isoelectric: ClosedRange<Int>
  private let narrow: QRSFilter
  private let placement: RPeakPlacement
  /// The reach of each of the two boxes whose convolution is the triangle.
  private let boxReach: Int
  /// The surroundings of a complex in a row, and of all in columns.
  private let length: Int
  private var rows: [Float]
  private var columns: [Lanes]
  private var box: [Lanes]
  private var baseline: [Lanes]
  private var heights: [Lanes]
  /// The surroundings of eight peaks.
  private var near: [Lanes]

  init(grid: QRSGrid) {
    let width = Self.narrowS * grid.rateHz
    narrow = .gaussian(width: width, cutoff: 4)
    placement = RPeakPlacement(width: width, reach: narrow.reach)
    // The variance of a box of 2r + 1 samples is ((2r + 1)² − 1) / 12.
    let wide = Self.wideS * grid.rateHz
    boxReach = max(1, Int((((6 * wide * wide + 1).squareRoot() - 1) / 2).rounded()))
    search = grid.samples(Self.searchS)
    edge = grid.samples(Self.edgeS)
    isoelectric =
      grid.samples(Self.isoelectricS.lowerBound)...grid.samples(Self.isoelectricS.upperBound)
    margin = max(2 * boxReach, narrow.reach, isoelectric.upperBound)
    let places = 2 * search + 3
    length = places + 2 * margin
    rows = Array(repeating: 0, count: 8 * length)
    columns = Array(repeating: .zero, count: length)
    baseline = Array(repeating: .zero, count: places)
    heights = baseline
    near = Array(repeating: .zero, count: 2 * narrow.reach + 1)
    box = Array(repeating: .zero, count: places + 2 * boxReach)
  }

  /// Appends the greatest upward and the greatest downward peak near each of `candidates`.
  ///
  /// - Complexity: O(`candidates.count`), no allocation but for the result.
  mutating func callAsFunction(
    _ candidates: [QRSCandidate], in run: QRSRun, into complexes: inout [QRSExtrema]
  ) {
    for first in stride(from: 0, to: candidates.count, by: 8) {
      let count = min(8, candidates.count - first)
      var inside = (first: SIMD8<Int32>.zero, last: SIMD8<Int32>.zero)
      for lane in 0..<count {
        let start = candidates[first + lane].index - search - 1
        run.read(from: start - margin, count: length, into: &rows, at: lane * length)
        // Only peaks so far inside the run that their complex is whole.
        inside.first[lane] = Int32(max(1, edge - start))
        inside.last[lane] = Int32(min(2 * search + 1, max(0, run.count - 1 - edge - start)))
      }
      filter()
      let found = extrema(from: inside.first, through: inside.last)
      // A peak that no polarity of the record would choose need not be placed.
      let ups = peaks(found.upward, count) { lane in
        let (highest, lowest) = (found.highest[lane], found.lowest[lane])
        return highest > 0 && -lowest <= QRSExtrema.oppositeRatio * highest
      }
      let downs = peaks(found.downward, count) { lane in
        let (highest, lowest) = (found.highest[lane], found.lowest[lane])
        return lowest < 0 && highest <= QRSExtrema.oppositeRatio * -lowest
      }
      for lane in 0..<count {
        let start = candidates[first + lane].index - search - 1
        complexes.append(
          QRSExtrema(
            upward: ups.peak(lane, start: start), downward: downs.peak(lane, start: start)))
      }
    }
  }

  /// Fills `heights` with y at the samples.
  private mutating func filter() {
    Self.transpose(rows, length, into: &columns)
    let boxShare = 1 / Lanes(repeating: Float(2 * boxReach + 1))
    Self.movingSum(columns, from: margin - 2 * boxReach, reach: boxReach, into: &box)
    Self.movingSum(box, from: 0, reach: boxReach, into: &baseline)
    for p in heights.indices {
      let middle = p &+ margin
      var sum = columns[middle] * narrow.taps[0]
      for k in 1...narrow.reach {
        sum += (columns[middle &- k] + columns[middle &+ k]) * narrow.taps[k]
      }
      baseline[p] *= boxShare * boxShare
      heights[p] = sum - baseline[p]
    }
  }

  /// Columns of the rows, relative to the middle, so that small numbers are added.
  private static func transpose(_ rows: [Float], _ length: Int, into columns: inout [Lanes]) {
    let values = rows.span
    var result = columns.mutableSpan
    let (a, b) = (values.extracting(first: length), values.extracting(droppingFirst: length))
    let (c, d) = (b.extracting(droppingFirst: length), b.extracting(droppingFirst: 2 * length))
    let (e, f) = (b.extracting(droppingFirst: 3 * length), b.extracting(droppingFirst: 4 * length))
    let (g, h) = (b.extracting(droppingFirst: 5 * length), b.extracting(droppingFirst: 6 * length))
    let m = length / 2
    let middle = Lanes(a[m], b[m], c[m], d[m], e[m], f[m], g[m], h[m])
    for t in result.indices {
      result[t] = Lanes(a[t], b[t], c[t], d[t], e[t], f[t], g[t], h[t]) - middle
    }
  }

  /// `y[i] = Σₖ x[from + i + k]` for `k = 0 ... 2 reach`.
  private static func movingSum(
    _ values: [Lanes], from first: Int, reach: Int, into result: inout [Lanes]
  ) {
    let width = 2 * reach + 1
    var sum = Lanes.zero
    for i in first..<(first + width) { sum += values[i] }
    result[0] = sum
    for i in 1..<result.count {
      sum += values[first &+ i &+ width &- 1] - values[first &+ i &- 1]
      result[i] = sum
    }
  }

  /// The greatest local maximum and the least local minimum of every lane.
  private struct Extrema {
    var highest = Lanes.zero
    var lowest = Lanes.zero
    /// Where they are; 0 where there is none.
    var upward = SIMD8<Int32>.zero
    var downward = SIMD8<Int32>.zero
  }

  private func extrema(from first: SIMD8<Int32>, through last: SIMD8<Int32>) -> Extrema {
    var found = Extrema()
    for p in 1..<(heights.count - 1) {
      let place = SIMD8<Int32>(repeating: Int32(p))
      let (left, y, right) = (heights[p - 1], heights[p], heights[p + 1])
      let inside = place .>= first .& place .<= last
      let isUp = inside .& y .> found.highest .& y .> left .& y .>= right
      let isDown = inside .& y .< found.lowest .& y .< left .& y .<= right
      found.highest.replace(with: y, where: isUp)
      found.upward.replace(with: place, where: isUp)
      found.lowest.replace(with: y, where: isDown)
      found.downward.replace(with: place, where: isDown)
    }
    return found
  }

  /// The peaks of one polarity in the lanes that have one.
  private struct Peaks {
    var has = SIMD8<Int32>.zero
    var places = SIMD8<Int32>.zero
    var offsets = Lanes.zero
    var heights = Lanes.zero
    var amplitudes = Lanes.zero

    /// The peak of a lane whose first place is `start` on the grid of the run.
    func peak(_ lane: Int, start: Int) -> QRSExtrema.Peak? {
      guard has[lane] != 0 else { return nil }
      return QRSExtrema.Peak(
        place: Double(start + Int(places[lane])) + Double(offsets[lane]),
        height: heights[lane], amplitude: amplitudes[lane])
    }
  }

  private mutating func peaks(
    _ places: SIMD8<Int32>, _ count: Int, where isWanted: (Int) -> Bool
  ) -> Peaks {
    var found = Peaks()
    found.places = places
    var height = (Lanes.zero, Lanes.zero, Lanes.zero)
    var base = (Lanes.zero, Lanes.zero, Lanes.zero)
    var any = false
    for lane in 0..<count where isWanted(lane) {
      any = true
      found.has[lane] = 1
      let p = Int(places[lane])
      height.0[lane] = heights[p - 1][lane]
      height.1[lane] = heights[p][lane]
      height.2[lane] = heights[p + 1][lane]
      base.0[lane] = baseline[p - 1][lane]
      base.1[lane] = baseline[p][lane]
      base.2[lane] = baseline[p + 1][lane]
      let middle = p + margin
      let row = rows.span.extracting((lane * length)..<((lane + 1) * length))
      var sides: Float = 0
      for k in isoelectric { sides += row[middle - k] + row[middle + k] }
      found.heights[lane] = abs(heights[p][lane])
      found.amplitudes[lane] =
        RPeakPlacement.vertex(row[middle - 1], row[middle], row[middle + 1]).height
        - sides / Float(2 * isoelectric.count)
    }
    guard any else { return found }
    var starts = SIMD8<Int>.zero
    for lane in 0..<8 {
      // A lane without a peak is looked at where there is something.
      starts[lane] = lane * length + margin + Int(max(1, places[lane])) - narrow.reach
    }
    Self.gather(rows, from: starts, into: &near)
    found.offsets = placement.offsets(near.span, heights: height, baseline: base)
    return found
  }

  /// Fills every lane with the values from its own start on.
  private static func gather(
    _ rows: [Float], from starts: SIMD8<Int>, into result: inout [Lanes]
  ) {
    let values = rows.span
    let count = result.count
    let a = values.extracting(starts[0]..<(starts[0] + count))
    let b = values.extracting(starts[1]..<(starts[1] + count))
    let c = values.extracting(starts[2]..<(starts[2] + count))
    let d = values.extracting(starts[3]..<(starts[3] + count))
    let e = values.extracting(starts[4]..<(starts[4] + count))
    let f = values.extracting(starts[5]..<(starts[5] + count))
    let g = values.extracting(starts[6]..<(starts[6] + count))
    let h = values.extracting(starts[7]..<(starts[7] + count))
    var y = result.mutableSpan
    for n in 0..<count { y[n] = Lanes(a[n], b[n], c[n], d[n], e[n], f[n], g[n], h[n]) }
  }
}
