extension TrialPower {
  /// Simulated trials, and how each of them fares.
  struct Trials {
    private var series: [Double]
    private let length: Int
    /// The schedule that each trial followed.
    private var schedule: [Int]
    /// `|t|` of the regression of each under its own schedule.
    private(set) var regression: [Double]
    /// What the randomisation test compares.
    private var observed: [Double]
    /// The schedules so far that show at least as much, its own among them.
    private(set) var asExtreme: [Int]

    /// Trials without effect from series that lie one after another; the schedules take turns.
    init(_ series: [Double], length: Int, schedules: Int) {
      self.series = series
      self.length = length
      let count = series.count / length
      schedule = (0..<count).map { $0 % schedules }
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
      regression = [Double](repeating: 0, count: schedule.count)
      observed = regression
      asExtreme = [Int](repeating: 1, count: schedule.count)
    }

    /// Takes down what the trials that followed `schedule` show.
    mutating func observe(
      _ schedule: Int, _ contrast: ScheduleContrast
    ) throws(EstimationError) {
      let own = self.schedule.indices.filter { self.schedule[$0] == schedule }
      let outcomes = gathered(own)
      for (trial, t) in zip(own, try contrast.sloping.statistics(of: outcomes)) {
        regression[trial] = abs(t)
      }
      for (trial, t) in zip(own, try contrast.statistics(of: outcomes)) {
        observed[trial] = abs(t)
      }
    }

    /// Holds `schedule` against the trials that followed another and can still be found: a trial is
    /// lost with the first schedule too many that shows as much.
    mutating func compare(
      _ schedule: Int, _ contrast: ScheduleContrast, most: Int
    ) throws(EstimationError) {
      let open = asExtreme.indices.filter {
        asExtreme[$0] <= most && self.schedule[$0] != schedule
      }
      for (trial, t) in zip(open, try contrast.statistics(of: gathered(open)))
      where abs(t) >= observed[trial] - RandomisationTest.tieTolerance {
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
