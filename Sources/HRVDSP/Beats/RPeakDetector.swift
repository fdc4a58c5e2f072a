internal import Dispatch
public import HRVModel
internal import Synchronization

/// Finds the R peaks of an electrocardiogram of one lead, and places them below the sample.
///
/// There is nothing to set. Amplitudes are only ever compared with each other, so that gain,
/// offset and polarity of the lead are free; all lengths are durations, so that the sampling
/// rate is, from 60 Hz on. Runs of the signal that a gap divides are searched on their own,
/// with one polarity for all; two hours at a time (`QRSPortion`), so that memory is bounded.
///
/// The method descends from J. Pan, W. J. Tompkins, "A real-time QRS detection algorithm", IEEE
/// Trans. Biomed. Eng. BME-32(3), 1985, pp. 230–236, doi:10.1109/TBME.1985.325532: band-pass,
/// squared slope, moving integration over 150 ms, refractory period of 200 ms, adaptive level,
/// attention to T waves and to overdue beats. It looks both ways in time where the paper, for
/// real time, may only look back. It differs:
///
/// - Filter: cascaded integer filters for 200 Hz and a five-point derivative, there; here one
///   symmetric wavelet (`QRSFilter.qrsWavelet`), computed for the sampling rate, which
///   does the work of both and delays nothing. Faster signals are first averaged to
///   125 ..< 250 Hz.
/// - Signal level: there a running mean of accepted peaks; here the median of the greatest
///   peaks of the 13.5 s around (`QRSLevels`). It needs no learning phase and cannot lock
///   itself out. What is 8 times as high is taken for an artefact.
/// - Decision: there two thresholds, a search-back when a beat is overdue and a rule for T waves,
///   one after the other; here the sequence of candidates that heights, intervals and
///   neighbours together make most plausible (`QRSDecision`), found by dynamic programming. In
///   a regular rhythm (`QRSRhythm`) an interval weighs more than in an irregular one.
/// - R peak: there the place of the integrated maximum; here the extremum of the filtered
///   signal near it, between the samples by Newton's method (`RPeakRefinement`), moved to
///   where the apex of the unfiltered complex is (`RApexShift`), upward or
///   downward as in most beats of the record, unless the other one of this beat is 1.3 times as
///   high (`QRSExtrema`): the instant does not jump between the peaks of a biphasic complex, and
///   an ectopic beat of other shape is placed at its own peak. None is placed within 46 ms of the
///   ends of a run, where the complex is not whole.
public struct RPeakDetector: Sendable {
  /// The shortest stretch without a gap, in seconds, that tells beats from noise.
  private static let shortestS = 2.0
  /// Two peaks nearer than this are one beat: the refractory period of the paper, and the
  /// shortest believable interval.
  private static let refractoryS = RRSeries.believableMs.lowerBound / 1000

  /// The longest part of a record that is searched at a time, in seconds.
  private let portionS: Double

  /// Creates a detector.
  public init() { self.init(portionS: 7200) }

  /// - Parameter portionS: the longest part of a record that is searched at a time, in s.
  init(portionS: Double) { self.portionS = portionS }

  /// The beats of `ecg`, strictly ascending, no two of them less than 200 ms apart.
  ///
  /// - Parameter workers: how many parts of a long record are searched at a time, 1 or more; the
  ///   beats do not depend on it.
  /// - Throws: ``BeatDetectionError`` when the signal is too slow, too short or flat.
  /// - Complexity: O(*n*) time; beside the result and some 100 bytes a beat, room for the
  ///   candidates of two hours a worker, whatever the length.
  public func callAsFunction(
    _ ecg: ECGSignal, workers: Int = 1
  ) throws(BeatDetectionError) -> [DetectedBeat] {
    let rateHz = ecg.samplingRateHz
    guard rateHz >= QRSGrid.lowestSamplingRateHz else {
      throw .samplingRateTooLow(neededHz: QRSGrid.lowestSamplingRateHz, gotHz: rateHz)
    }
    let longestS = ecg.runs.reduce(0) { max($0, Double($1.count) / rateHz) }
    guard longestS >= Self.shortestS else {
      throw .tooShort(neededS: Self.shortestS, longestS: longestS)
    }
    let grid = QRSGrid(samplingRateHz: rateHz)
    let runs = ecg.runs.map { QRSRun(ecg.samplesMv, run: $0, grid: grid) }
    let portions = QRSPortion.portions(
      of: ecg.samplesMv, runs: ecg.runs, grid: grid, longestS: portionS)
    let found = Self.complexes(in: portions, grid: grid, workers: workers)
    var complexes: [QRSExtrema] = []
    var ends = [Int](repeating: 0, count: runs.count)
    complexes.reserveCapacity(found.reduce(0) { $0 + $1.complexes.count })
    for part in found {
      for (run, end) in part.ends { ends[run] = complexes.count + end }
      complexes += part.complexes
    }
    let beats = beats(
      complexes, ends: ends, grid: grid, runs: runs, runStartsS: ecg.runStartsS)
    guard !beats.isEmpty else { throw .noBeats(durationS: ecg.durationS) }
    return beats
  }

  /// The complexes of each portion.
  private static func complexes(
    in portions: [QRSPortion], grid: QRSGrid, workers: Int
  ) -> [Found] {
    let found = Mutex([Found](repeating: Found(), count: portions.count))
    let workers = min(workers, portions.count)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      var search = Search(grid: grid)
      for index in stride(from: worker, to: portions.count, by: workers) {
        let part = search(portions[index])
        found.withLock { $0[index] = part }
      }
    }
    return found.withLock { $0 }
  }

  /// The complexes of a portion.
  private struct Found: Sendable {
    var complexes: [QRSExtrema] = []
    /// How many of them there are up to the end of each of its pieces.
    var ends: [(run: Int, end: Int)] = []
  }

  /// Finds complexes, portion by portion in the same memory.
  private struct Search {
    private let grid: QRSGrid
    private var scan: QRSScan
    private var decision: QRSDecision
    private var refinement: RPeakRefinement
    private var candidates: [QRSCandidate] = []
    private var accepted: [QRSCandidate] = []
    private var refined: [QRSExtrema] = []

    init(grid: QRSGrid) {
      self.grid = grid
      scan = QRSScan(grid: grid)
      decision = QRSDecision(grid: grid)
      refinement = RPeakRefinement(grid: grid)
    }

    mutating func callAsFunction(_ portion: QRSPortion) -> Found {
      var found = Found()
      candidates.removeAll(keepingCapacity: true)
      let signals = portion.pieces.map(\.signal)
      candidates.reserveCapacity(QRSScan.mostCandidates(in: signals, grid: grid))
      var ranges: [Range<Int>] = []
      for signal in signals {
        let first = candidates.count
        scan(signal, into: &candidates)
        ranges.append(first..<candidates.count)
      }
      let levels = QRSLevels(
        candidates, runs: ranges, runLengths: signals.map(\.count), grid: grid)
      for (index, piece) in portion.pieces.enumerated() {
        accepted.removeAll(keepingCapacity: true)
        refined.removeAll(keepingCapacity: true)
        decision(candidates, ranges[index], run: index, levels: levels, into: &accepted)
        refinement(accepted, in: piece.signal, into: &refined)
        found.complexes.reserveCapacity(found.complexes.count + refined.count)
        for complex in refined {
          let complex = piece.start == 0 ? complex : complex.later(by: piece.start)
          // Of a complex that two pieces see, one answers for it.
          if let place = complex.place, !piece.own.contains(place) { continue }
          found.complexes.append(complex)
        }
        found.ends.append((piece.run, found.complexes.count))
      }
      return found
    }
  }

  /// One beat for every complex that has a peak; of two that are too near, the higher.
  private func beats(
    _ complexes: [QRSExtrema], ends: [Int], grid: QRSGrid, runs: [QRSRun], runStartsS: [Double]
  ) -> [DetectedBeat] {
    let recordPointsUp = 2 * complexes.count { $0.pointsUp } >= complexes.count
    let shifts = apexShifts(complexes, ends: ends, grid: grid, runs: runs, recordPointsUp)
    var beats: [DetectedBeat] = []
    beats.reserveCapacity(complexes.count)
    var last = (timeS: -Double.infinity, height: Float(0))
    var run = 0
    for (index, peaks) in complexes.enumerated() {
      while index >= ends[run] { run += 1 }
      guard let peak = peaks.rPeak(recordPointsUp: recordPointsUp) else { continue }
      let shift = peaks.isUpward(recordPointsUp: recordPointsUp) ? shifts.upward : shifts.downward
      let timeS = runStartsS[run] + grid.timeS(peak.place + shift.distance(of: peak))
      guard timeS.isFinite, peak.amplitude.isFinite else { continue }
      // The stamps of a recorder may let a run begin before the one before it has ended.
      guard timeS > last.timeS else { continue }
      if timeS - last.timeS < Self.refractoryS {
        guard peak.height > last.height else { continue }
        beats.removeLast()
      }
      beats.append(DetectedBeat(timeS: timeS, amplitudeMv: peak.amplitude))
      last = (timeS, peak.height)
    }
    return beats
  }

  /// How far the apexes of the beats that point up, and of those that point down, lie from
  /// their peaks: told from some beats all over the record.
  private func apexShifts(
    _ complexes: [QRSExtrema], ends: [Int], grid: QRSGrid, runs: [QRSRun], _ recordPointsUp: Bool
  ) -> (upward: RApexShift.Told, downward: RApexShift.Told) {
    let upwards = complexes.count { $0.isUpward(recordPointsUp: recordPointsUp) }
    func shift(upward: Bool, of count: Int) -> RApexShift.Told {
      var shift = RApexShift(grid: grid)
      let step = max(1, (count + RApexShift.mostBeats - 1) / RApexShift.mostBeats)
      var (run, seen) = (0, 0)
      for (index, peaks) in complexes.enumerated()
      where peaks.isUpward(recordPointsUp: recordPointsUp) == upward {
        while index >= ends[run] { run += 1 }
        if seen.isMultiple(of: step), let peak = upward ? peaks.upward : peaks.downward {
          shift.add(peak, in: runs[run])
        }
        seen += 1
      }
      return shift.told()
    }
    return (
      shift(upward: true, of: upwards), shift(upward: false, of: complexes.count - upwards)
    )
  }
}
