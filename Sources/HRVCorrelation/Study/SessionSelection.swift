internal import HRVModel

/// The recordings, or the values that another program computed, that count in a study: at most
/// one a wake-day, with the reason for every other.
struct SessionSelection: Sendable {
  /// The recording of a day.
  struct Choice: Sendable {
    let day: CivilDay
    let start: RecordingStart
    let outcome: Double
    let device: String?
    let posture: String?
    /// The clean seconds behind the outcome; nil when another program computed it.
    let cleanS: Double?

    /// The hours since the wake-day began.
    var hourOfWakeDay: Double { SessionSelection.hourOfWakeDay(start.timestamp) }
  }

  /// The recordings that count, by day.
  let choices: [Choice]
  /// The others, in the order given.
  let excluded: [StudyResult.DataSummary.Exclusion]
  /// The first and last day of a dated recording; nil without any.
  let study: ClosedRange<CivilDay>?
  /// The usual time of day, in hours since the wake-day began; nil without a candidate.
  let usualHour: Double?
  /// The days with a dated recording, and those of them lost to artefacts.
  let datedDays: Int
  let artefactDays: Int
  /// The recordings whose rhythm looks like atrial fibrillation.
  let fibrillating: Int
  /// The posture of most days, when any is known.
  let usualPosture: String?
  /// The recordings of another posture, which do not count.
  let otherPostures: [Choice]
  /// How many there were to select from.
  let given: Int
  /// Where the values came from when they are none of recordings.
  let computedElsewhere: ComputedElsewhere?

  /// The hour at which a wake-day begins.
  static let boundaryHour = 4

  /// Recorders whose clock was never set say 1970, 1980 or nonsense.
  private static let believableYears = 1990...2199

  /// Selects among `sessions`.
  init(_ sessions: [StudySession], options: StudyOptions) {
    var reasons: [String?] = []
    var dated: Set<CivilDay> = []
    var artefacts: Set<CivilDay> = []
    var candidates: [Candidate] = []
    for (index, session) in sessions.enumerated() {
      switch Self.start(of: session) {
      case .failure(let undated): reasons.append(undated.reason)
      case .success(let start):
        let day = start.timestamp.wakeDay(boundaryHour: Self.boundaryHour)
        dated.insert(day)
        if Self.isLostToArtefacts(session, options) { artefacts.insert(day) }
        switch Self.value(of: session, options) {
        case .failure(let unusable): reasons.append(unusable.reason)
        case .success(let outcome):
          reasons.append(nil)
          let choice = Choice(
            day: day, start: start, outcome: outcome, device: session.device,
            posture: session.posture.map { $0.lowercased() }, cleanS: session.cleanS)
          candidates.append(Candidate(index: index, file: session.file, choice: choice))
        }
      }
    }
    // A tie is settled by name, so that the order in which files are given does not matter.
    candidates.sort { ($0.clock, $0.file) < ($1.clock, $1.file) }
    usualHour = Self.usualHour(candidates)
    usualPosture = Self.usualPosture(candidates.map(\.choice))
    var chosen = Chosen()
    chosen.choose(
      among: candidates, usualHour: usualHour ?? 0, usualPosture: usualPosture, options, &reasons)
    choices = chosen.choices
    otherPostures = chosen.otherPostures
    excluded = zip(sessions, reasons).compactMap { session, reason in
      reason.map { .init(file: session.file, reason: $0) }
    }
    study = dated.min().flatMap { first in dated.max().map { first...$0 } }
    datedDays = dated.count
    artefactDays = artefacts.subtracting(choices.map(\.day)).count
    fibrillating = sessions.count {
      if case .failure(.atrialFibrillation) = $0.outcome { true } else { false }
    }
    given = sessions.count
    computedElsewhere = nil
  }

  /// Selects the days of a series that another program computed.
  ///
  /// Nothing is known of their beats, so that only the date can speak against one. Where a value
  /// has no time of day, all are taken at the hour with which the wake-day begins: a moment
  /// before any dose of the day itself, and the same on every day.
  init(_ series: DailySeries) {
    let origin = ComputedElsewhere(series)
    var choices: [Choice] = []
    var excluded: [StudyResult.DataSummary.Exclusion] = []
    for point in series.points {
      guard Self.believableDays.contains(point.day) else {
        excluded.append(.init(file: point.location.file, reason: Self.unbelievable(point.day)))
        continue
      }
      let known = origin.isTimed ? point.timestamp : nil
      let moment = known ?? Timestamp(day: point.day, minuteOfDay: Self.boundaryHour * 60)
      choices.append(
        Choice(
          day: point.day, start: RecordingStart(timestamp: moment, source: .file),
          outcome: point.value, device: point.device, posture: nil, cleanS: nil))
    }
    self.choices = choices
    self.excluded = excluded
    study = choices.first.flatMap { first in choices.last.map { first.day...$0.day } }
    usualHour = choices.map(\.hourOfWakeDay).median
    datedDays = choices.count
    artefactDays = 0
    fibrillating = 0
    usualPosture = nil
    otherPostures = []
    given = series.points.count
    computedElsewhere = origin
  }

  /// A recording with nothing against it but, perhaps, its hour and its neighbours.
  struct Candidate {
    let index: Int
    let file: String
    let choice: Choice
    var clock: Int64 { choice.start.timestamp.localMilliseconds }
  }

  /// Why a recording does not count.
  private struct Fault: Error {
    let reason: String
  }

  /// The median hour of the first candidates of each day, so that a second recording in the
  /// evening does not pull it away from the morning.
  private static func usualHour(_ candidates: [Candidate]) -> Double? {
    var seen: Set<CivilDay> = []
    let firsts = candidates.filter { seen.insert($0.choice.day).inserted }
    return firsts.map(\.choice.hourOfWakeDay).median
  }

  private static func start(of session: StudySession) -> Result<RecordingStart, Fault> {
    guard let start = session.start else {
      return .failure(Fault(reason: "nothing says when it was recorded"))
    }
    let day = start.timestamp.localDay
    guard believableDays.contains(day) else {
      return .failure(Fault(reason: unbelievable(day)))
    }
    return .success(start)
  }

  private static func unbelievable(_ day: CivilDay) -> String {
    "its date, \(day), is not believable: was the clock set?"
  }

  private static let believableDays: Range<CivilDay> = {
    let ends = [believableYears.lowerBound, believableYears.upperBound + 1].map {
      CivilDay(year: $0, month: 1, day: 1) ?? CivilDay(daysSince1970: 0)
    }
    return ends[0]..<ends[1]
  }()

  /// The outcome, unless something about the recording itself forbids to use it.
  private static func value(
    of session: StudySession, _ options: StudyOptions
  ) -> Result<Double, Fault> {
    switch session.outcome {
    case .failure(let error): return .failure(Fault(reason: "no value: \(error)"))
    case .success(let value):
      if !value.isFinite {
        return .failure(Fault(reason: "no value: it is not a finite number"))
      }
      // Written so that a share or a length that is not a number fails.
      if !(session.correctedFraction <= options.maximumCorrectedFraction) {
        let (got, allowed) = (session.correctedFraction, options.maximumCorrectedFraction)
        return .failure(
          Fault(
            reason: "\(NumberText.short(got * 100, decimals: 2)) % of its intervals were"
              + " corrected, at most \(NumberText.short(allowed * 100, decimals: 2)) % are"
              + " allowed"))
      }
      if !(session.durationS >= options.minimumDurationS) {
        return .failure(
          Fault(
            reason: "lasts \(NumberText.short(session.durationS)) s, at least"
              + " \(NumberText.short(options.minimumDurationS)) s are needed"))
      }
      return .success(value)
    }
  }

  private static func isLostToArtefacts(
    _ session: StudySession, _ options: StudyOptions
  ) -> Bool {
    if case .failure(.tooManyCorrections) = session.outcome { return true }
    return !(session.correctedFraction <= options.maximumCorrectedFraction)
  }

  /// The hours on the local clock since the wake-day began, in `0 ..< 24`.
  static func hourOfWakeDay(_ timestamp: Timestamp) -> Double {
    let hour = timestamp.localHour - Double(boundaryHour)
    return hour < 0 ? hour + 24 : hour
  }
}
