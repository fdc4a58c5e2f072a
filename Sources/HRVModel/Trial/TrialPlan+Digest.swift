extension TrialPlan {
  /// The version that plan files name, and the first line of ``canonicalText``.
  public static let schema = "hrv.plan/1"

  /// The plan as text, a line for each thing that was fixed: what ``digest`` is taken of.
  ///
  /// A line is the name of a member of plan files and its value, and ends with a line feed; numbers are the shortest decimals that read back as the same,
  /// and the schedule has a digit for each day, 1 with magnesium.
  public var canonicalText: String {
    let lines =
      [Self.schema, "design \(design.id)"] + design.parameters.map { "\($0.name) \($0.value)" }
      + [
        "firstDay \(firstDay)", "washInDays \(washInDays)", "washOutDays \(washOutDays)",
        "dose \(dose)", "outcome \(outcome.rawValue)", "halfLifeDays \(decimal(halfLifeDays))",
        "seed \(seed)", "schedule \(scheduleText)",
      ]
    return lines.map { $0 + "\n" }.joined()
  }

  /// The SHA-256 of the bytes of ``canonicalText`` in UTF-8, as `sha256:` and 64 digits.
  public var digest: String { "sha256:" + SHA256.hex(of: Array(canonicalText.utf8)) }

  /// A digit for each day: 1 with magnesium, 0 without.
  public var scheduleText: String { isOn.map { $0 ? "1" : "0" }.joined() }
}

extension TrialDesign {
  /// The numbers of the layout, by the names that files give them.
  public var parameters: [(name: String, value: Int)] {
    switch kind {
    case .randomBlocks(let count, let days): [("blocks", count), ("blockDays", days)]
    case .randomPairs(let count, let days): [("pairs", count), ("blockDays", days)]
    case .randomStart(let candidates, let daysBefore, let daysAfter):
      [("startDays", candidates), ("daysBefore", daysBefore), ("daysAfter", daysAfter)]
    case .alternating(let phases, let days): [("phases", phases), ("phaseDays", days)]
    }
  }

  /// The layout called `id`, with the numbers that `parameter` knows by their names; nil when
  /// there is no such layout or a number is missing.
  ///
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)`` as ``init(_:)``.
  public init?(id: String, parameter: (String) -> Int?) throws(ModelError) {
    func pair(_ one: String, _ other: String) -> (Int, Int)? {
      parameter(one).flatMap { first in parameter(other).map { (first, $0) } }
    }
    switch id {
    case "random-blocks":
      guard let (count, days) = pair("blocks", "blockDays") else { return nil }
      try self.init(.randomBlocks(count: count, days: days))
    case "random-pairs":
      guard let (count, days) = pair("pairs", "blockDays") else { return nil }
      try self.init(.randomPairs(count: count, days: days))
    case "random-start":
      guard let candidates = parameter("startDays"),
        let (before, after) = pair("daysBefore", "daysAfter")
      else { return nil }
      try self.init(
        .randomStart(candidates: candidates, daysBefore: before, daysAfter: after))
    case "alternating":
      guard let (phases, days) = pair("phases", "phaseDays") else { return nil }
      try self.init(.alternating(phases: phases, days: days))
    default: return nil
    }
  }
}
