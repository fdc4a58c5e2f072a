internal import HRVModel

/// Gaps of one cause, counted.
struct GapSummary {
  /// The cause in a few words; with the value that the recorder wrote, when it wrote one.
  let cause: String
  /// The value that the recorder wrote instead of an interval, in ms; nil when it wrote none or
  /// no number.
  let recordedMs: Double?
  /// How many there are.
  private(set) var count = 0
  /// How long they last together, in s.
  private(set) var durationS = 0.0

  /// The gaps by cause, most frequent first, and in order of time among equals.
  static func all(_ gaps: [Gap]) -> [GapSummary] {
    var places: [String: Int] = [:]
    var all: [GapSummary] = []
    for gap in gaps {
      let place = places[gap.cause.text] ?? all.count
      if place == all.count {
        places[gap.cause.text] = place
        all.append(GapSummary(cause: gap.cause.text, recordedMs: gap.cause.recordedMs))
      }
      all[place].count += 1
      all[place].durationS += gap.durationS
    }
    return all.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
  }

  private init(cause: String, recordedMs: Double?) {
    self.cause = cause
    self.recordedMs = recordedMs
  }

  var json: JSONValue {
    [
      "cause": .string(cause), "recordedMs": .optional(recordedMs), "count": .integer(count),
      "durationS": .number(durationS),
    ]
  }
}

extension Gap.Cause {
  fileprivate var recordedMs: Double? {
    if case .impossibleInterval(let recordedMs) = self, recordedMs.isFinite {
      recordedMs
    } else {
      nil
    }
  }
}
