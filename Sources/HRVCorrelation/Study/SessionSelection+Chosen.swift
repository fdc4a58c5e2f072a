internal import HRVModel

extension SessionSelection {
  /// One recording a day, of those that nothing speaks against but, perhaps, hour, posture and
  /// neighbours.
  struct Chosen {
    var choices: [Choice] = []
    var otherPostures: [Choice] = []
    /// The files of the last day chosen, and its choices.
    private var last: (file: String, ofDay: [Choice])?

    /// Chooses among `candidates`, which stand in order of the clock; notes why the others are
    /// none.
    mutating func choose(
      among candidates: [Candidate], usualHour: Double, usualPosture: String?,
      _ options: StudyOptions, _ reasons: inout [String?]
    ) {
      for candidate in candidates {
        let (choice, hour) = (candidate.choice, candidate.choice.hourOfWakeDay)
        if abs(hour - usualHour) > options.timeWindowHours {
          reasons[candidate.index] =
            "begins at \(clockText(hour)), more than"
            + " \(NumberText.short(options.timeWindowHours)) h from the usual"
            + " \(clockText(usualHour))"
        } else if let posture = choice.posture, let usualPosture, posture != usualPosture {
          reasons[candidate.index] = "posture \(posture), not the usual \(usualPosture)"
          otherPostures.append(choice)
        } else if let last, last.ofDay[0].day == choice.day {
          add(choice, after: last, options, &reasons[candidate.index])
        } else {
          choices.append(choice)
          last = (candidate.file, [choice])
        }
      }
    }

    /// Takes another recording of a day: into the median, or not at all.
    private mutating func add(
      _ choice: Choice, after last: (file: String, ofDay: [Choice]), _ options: StudyOptions,
      _ reason: inout String?
    ) {
      guard options.dailyChoice == .median else {
        reason = "not the first of its day; \(last.file) is"
        return
      }
      let ofDay = last.ofDay + [choice]
      self.last = (last.file, ofDay)
      let first = ofDay[0]
      choices[choices.count - 1] = Choice(
        day: first.day, start: first.start, outcome: ofDay.map(\.outcome).median ?? first.outcome,
        device: first.device, posture: first.posture,
        cleanS: ofDay.compactMap(\.cleanS).reduce(0, +))
    }

    /// `07:05` for an hour since the wake-day began.
    private func clockText(_ hourOfWakeDay: Double) -> String {
      let minutes = (Int(hourOfWakeDay * 60) + boundaryHour * 60) % (24 * 60)
      let (hour, minute) = (minutes / 60, minutes % 60)
      return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }
  }

  /// The posture of most recordings that have one; of two alike the first in the alphabet.
  static func usualPosture(_ choices: [Choice]) -> String? {
    var counts: [String: Int] = [:]
    for posture in choices.compactMap(\.posture) { counts[posture, default: 0] += 1 }
    return counts.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key
  }
}
