public import HRVModel

/// What was taken and at which times of day, in words.
public struct DeclaredIntake: Hashable, Sendable {
  /// The form or food as written, or `none`; nil when it was not said.
  public let form: String?
  /// How much; nil for `none`.
  public let dose: IntakeEntry.Dose?
  /// The minutes after local midnight, as written; empty when no time was said.
  public let minutesOfDay: [Int]

  /// What a log has as substance: an unsaid form is `unspecified`.
  public var substance: String { form ?? "unspecified" }

  /// Reads `200 mg elemental citrate 08:00 21:00`, `2 g compound citrate`, `1 serving food:almonds
  /// 12:30` or `none`: the dose as ``DeclaredDose/init(_:)`` has it, of a food without saying whose
  /// mass it is, and perhaps times of day; nil for anything else.
  public init?(_ text: String) {
    var words = text.split(separator: " ").map(String.init)
    var minutes: [Int] = []
    while let last = words.last, last.contains(":"), last.first?.isNumber == true {
      guard let minute = TimeText.minuteOfDay(last) else { return nil }
      minutes.insert(minute, at: 0)
      words.removeLast()
    }
    minutesOfDay = minutes
    if words.map({ $0.lowercased() }) == ["none"] {
      (form, dose) = ("none", nil)
      return
    }
    let rest = words.joined(separator: " ")
    if let food = Self.food(rest) {
      (form, dose) = food
    } else if let declared = DeclaredDose(rest) {
      (form, dose) = (declared.form, declared.dose)
    } else {
      return nil
    }
  }

  /// `1 serving food:almonds`, `30 g food:dark chocolate`, `80 mg elemental food:almonds`.
  private static func food(_ text: String) -> (String, IntakeEntry.Dose)? {
    let (number, rest) = IntakeAmount.parts(of: text)
    var words = rest.split(separator: " ").map(String.init)
    guard let place = words.firstIndex(where: { $0.lowercased().hasPrefix("food:") }) else {
      return nil
    }
    let name = words[place...].joined(separator: " ")
    words.removeSubrange(place...)
    let bytes = Array(number.utf8)
    guard (1...2).contains(words.count),
      let amount = DecimalNumber.parse(bytes.span, bytes.indices), amount > 0
    else { return nil }
    let word = words[0].lowercased()
    let isServing = ["serving", "servings", "portion", "portions"].contains(word)
    let basis = words.count == 2 ? IntakeEntry.Basis(rawValue: words[1].lowercased()) : nil
    guard let unit = isServing ? .servings : IntakeAmount.masses[word],
      words.count == 1 || basis != nil,
      let dose = try? IntakeEntry.Dose(amount: amount, unit: unit, basis: basis)
    else { return nil }
    return (name, dose)
  }
}
