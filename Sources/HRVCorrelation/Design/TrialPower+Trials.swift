extension TrialPower {
  /// Simulated trials, and how each of them fares.
  struct Trials {
    private var series: [Double]
    private let length: Int
    /// The schedule that each trial followed.
    private var schedule: [Int]
    /// Whether the outcome of each shows a trend.
    private var hasTrend: [Bool]
    /// `|t|` of the regression of each under its own schedule.
    private(set) var regression: [Double]
    /// The same as the randomisation test takes it: without the trend where there is none.
    private var observed: [Double]
    /// The schedules so far that show at least as much, its own among them.
    private(set) var asExtreme: [Int]

    /// Searches end at steps of 10⁻³ here, which leaves less than this open in `t`.
    private static let tieTolerance = 1e-4

    /// Trials without effect from series that lie one after another; the schedules take turns.
    init(_ series: [Double], length: Int, schedules: Int) {
      self.series = series
      self.length = length
      let count = series.count / length
      schedule = (0..<count).map { $0 % schedules }
      hasTrend = [Bool](repeating: true, count: count)
      regression = [Double](repeating: 0, count: count)
      observed = regression
      asExtreme = [Int](repeating: 1, count: count)
    }

    /// Repeats the trials once for each effect, with the effect added.
    mutating func `repeat`(withEffects effects: [Double], of exposures: [[Double]]) {
      let (base, own) = (series, schedule)
      series = []
      schedule = []
      for effect in effects {
        for (trial, schedule) in own.enumerated() {
          for day in 0..<length {
            series.append(base[trial * length + day] + effect * exposures[schedule][day])
          }
        }
        schedule += own
      }
      hasTrend = [Bool](repeating: true, count: schedule.count)
      regression = [Double](repeating: 0, count: schedule.count)
      observed = regression
      asExtreme = [Int](repeating: 1, count: schedule.count)
    }

    /// Finds out which trials show a trend.
    mutating func tellTrends(_ gls: GeneralizedLeastSquares) throws(EstimationError) {
      hasTrend = try gls.statistics(of: series).map { abs($0) > TrendRule.leastT }
    }

    /// Takes down `|t|` of the trials that followed `schedule`.
    mutating func observe(
      _ schedule: Int, _ gls: GeneralizedLeastSquares
    ) throws(EstimationError) {
      let own = self.schedule.indices.filter { self.schedule[$0] == schedule }
      for (trial, t) in zip(own, try gls.statistics(of: gathered(own))) {
        regression[trial] = abs(t)
        observed[trial] = abs(t)
      }
    }

    /// Takes down `|t|` without a trend of those that show none.
    mutating func observeLevel(
      _ schedule: Int, _ gls: GeneralizedLeastSquares
    ) throws(EstimationError) {
      let own = self.schedule.indices.filter {
        self.schedule[$0] == schedule && !hasTrend[$0]
      }
      for (trial, t) in zip(own, try gls.statistics(of: gathered(own))) {
        observed[trial] = abs(t)
      }
    }

    /// Holds `schedule` against the trials that followed another and can still be found: a trial is
    /// lost with the first schedule too many that shows as much.
    mutating func compare(
      _ schedule: Int, _ gls: GeneralizedLeastSquares, hasTrend: Bool, most: Int
    ) throws(EstimationError) {
      let open = asExtreme.indices.filter {
        asExtreme[$0] <= most && self.schedule[$0] != schedule && self.hasTrend[$0] == hasTrend
      }
      for (trial, t) in zip(open, try gls.statistics(of: gathered(open)))
      where abs(t) >= observed[trial] - Self.tieTolerance {
        asExtreme[trial] += 1
      }
    }

    private func gathered(_ trials: [Int]) -> [Double] {
      var gathered: [Double] = []
      gathered.reserveCapacity(trials.count * length)
      for trial in trials { gathered += series[(trial * length)..<((trial + 1) * length)] }
      return gathered
    }
  }
}
