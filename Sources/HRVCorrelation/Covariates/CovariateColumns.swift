internal import HRVModel

/// The columns that covariates add to the design, on the days that have all of them.
struct CovariateColumns: Sendable {
  /// A column of the design.
  struct Column: Sendable {
    let name: String
    let values: [Double]
  }

  /// The columns, over ``days``.
  let columns: [Column]
  /// The days given whose covariates are all known.
  let days: [CivilDay]
  /// What was taken into account, for the answer.
  let uses: [StudyResult.CovariateUse]
  /// What was not, a sentence each.
  let leftOut: [String]

  /// The fewest days that a yes, a no, or a level must have.
  static let fewestDays = 8
  /// From so many days on each weekday has a column of its own.
  static let fewestDaysForWeekdays = 84

  /// No covariates.
  static func none(_ days: [CivilDay]) -> CovariateColumns {
    CovariateColumns(columns: [], days: days, uses: [], leftOut: [])
  }

  private init(
    columns: [Column], days: [CivilDay], uses: [StudyResult.CovariateUse], leftOut: [String]
  ) {
    self.columns = columns
    self.days = days
    self.uses = uses
    self.leftOut = leftOut
  }

  /// Aligns `choices` of `diary` with `days`.
  ///
  /// What is too rare to be told from chance is left out first, with a sentence; then the days
  /// on which a remaining one is not known.
  ///
  /// - Complexity: O(*choices*·*days*).
  init(
    _ choices: [CovariateChoice], weekdays: Bool, of diary: Diary?, on days: [CivilDay]
  ) {
    var leftOut: [String] = []
    var kept: [(choice: CovariateChoice, column: DiaryColumn)] = []
    for choice in choices {
      guard let column = diary?.column(choice.name) else {
        leftOut.append("\(choice.name) is not in the diary.")
        continue
      }
      if let reason = Self.tooRare(choice, column, on: days) {
        leftOut.append(reason)
      } else {
        kept.append((choice, column))
      }
    }
    var complete = Self.complete(days, kept)
    // Days that drop out for one covariate may make another too rare.
    while let at = kept.firstIndex(where: {
      Self.tooRare($0.choice, $0.column, on: complete) != nil
    }) {
      let (choice, column) = kept.remove(at: at)
      if let reason = Self.tooRare(choice, column, on: complete) { leftOut.append(reason) }
      complete = Self.complete(days, kept)
    }
    var columns: [Column] = []
    var uses: [StudyResult.CovariateUse] = []
    for (choice, column) in kept {
      let values = complete.compactMap { column.values[$0.advanced(by: -choice.lagDays)] }
      let made = Self.columns(choice, column.kind, values)
      columns += made
      uses.append(
        .init(
          name: choice.name, kind: column.kind.rawValue, lagDays: choice.lagDays,
          columns: made.map(\.name)))
    }
    if weekdays {
      let made = Self.weekdays(complete)
      columns += made
      uses.append(
        .init(name: "weekday", kind: "levels", lagDays: 0, columns: made.map(\.name)))
    }
    self.init(columns: columns, days: complete, uses: uses, leftOut: leftOut)
  }

  private static func complete(
    _ days: [CivilDay], _ kept: [(choice: CovariateChoice, column: DiaryColumn)]
  ) -> [CivilDay] {
    days.filter { day in
      kept.allSatisfy { $0.column.values[day.advanced(by: -$0.choice.lagDays)] != nil }
    }
  }

  /// Why a column cannot be taken into account; nil when it can.
  private static func tooRare(
    _ choice: CovariateChoice, _ column: DiaryColumn, on days: [CivilDay]
  ) -> String? {
    var counts: [DiaryColumn.Value: Int] = [:]
    for day in days {
      if let value = column.values[day.advanced(by: -choice.lagDays)] {
        counts[value, default: 0] += 1
      }
    }
    let known = counts.values.reduce(0, +)
    let rare: Int
    switch column.kind {
    // Enough days must differ from the usual amount for a slope to rest on.
    case .number: rare = known - (counts.values.max() ?? 0)
    case .yesNo: rare = counts.count < 2 ? 0 : counts.values.min() ?? 0
    case .levels: rare = counts.count < 2 ? 0 : counts.values.min() ?? 0
    }
    guard rare < fewestDays else { return nil }
    let what =
      switch column.kind {
      case .number: "differs from its usual amount on \(NumberText.count(rare, "day"))"
      case .yesNo: "has its rarer answer on \(NumberText.count(rare, "day"))"
      case .levels: "has its rarest word on \(NumberText.count(rare, "day"))"
      }
    return
      "\(choice.name) \(what) of \(known); \(fewestDays) are the least to take it into account."
  }

  /// Amounts and yes/no as they are; words as one column each but for the most frequent.
  private static func columns(
    _ choice: CovariateChoice, _ kind: DiaryColumn.Kind, _ values: [DiaryColumn.Value]
  ) -> [Column] {
    guard kind == .levels else {
      return [Column(name: choice.name, values: values.compactMap(\.number).centred)]
    }
    let words = values.compactMap(\.level)
    var counts: [String: Int] = [:]
    for word in words { counts[word, default: 0] += 1 }
    let ordered = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map(\.key)
    return ordered.dropFirst().map { level in
      Column(name: "\(choice.name): \(level)", values: words.map { $0 == level ? 1 : 0 })
    }
  }

  /// Six columns against Monday, or one of the weekend when the days are few.
  private static func weekdays(_ days: [CivilDay]) -> [Column] {
    let weekdays = days.map(\.weekday)
    guard days.count >= fewestDaysForWeekdays else {
      return [Column(name: "weekend", values: weekdays.map { $0 >= 5 ? 1 : 0 })]
    }
    let names = ["Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    return names.enumerated().map { index, name in
      Column(name: name, values: weekdays.map { $0 == index + 1 ? 1 : 0 })
    }
  }
}
