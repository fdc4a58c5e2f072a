internal import HRVModel

/// Days whose elemental doses are larger than what supplements carry, as when the mass of the
/// compound is logged as that of the magnesium.
struct DoseSuspicion: Sendable {
  /// The days with such a dose, of the days with supplements.
  let days: Int
  let ofDays: Int
  /// The median of the daily sums on those days, in mg, as logged.
  let asLoggedMg: Double
  /// The form of most of it, and what the same mass of that compound would hold, in mg; nil when
  /// the log names no compound.
  let asCompound: (formID: String, mg: Double)?

  /// The largest daily dose of a trial that measured HRV, 500 mg: labels rarely carry more.
  static let usualMostMg = MagnesiumTrial.all.map(\.doseMgPerDay).max() ?? 500
  /// Twice as much is no label's daily dose.
  static let mostMg = 2 * usualMostMg

  /// The days of `study` on which more than `limitMg` was logged as elemental; nil without any.
  init?(_ record: IntakeRecord, study: ClosedRange<CivilDay>?, above limitMg: Double) {
    guard let study else { return nil }
    var sums: [Double] = []
    var mgOfForm: [String: Double] = [:]
    var ofDays = 0
    for day in study.days {
      let doses = record.doses(on: day).filter { $0.elementalMg > 0 }
      if !doses.isEmpty { ofDays += 1 }
      let stated = doses.filter { $0.conversion == nil }
      let sum = stated.reduce(0) { $0 + $1.elementalMg }
      guard sum > limitMg else { continue }
      sums.append(sum)
      for dose in stated {
        if case .supplement(let formID) = dose.source {
          mgOfForm[formID, default: 0] += dose.elementalMg
        }
      }
    }
    guard let median = sums.median else { return nil }
    days = sums.count
    self.ofDays = ofDays
    asLoggedMg = median
    let formID = mgOfForm.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key
    let form = MagnesiumForm.all.first { $0.id == formID }
    asCompound = form.flatMap { form in
      form.elementalFraction.map { (form.id, median * $0) }
    }
  }

  /// What was found, with both readings.
  var finding: String {
    "On \(days) of \(NumberText.count(ofDays, "day")) with supplements"
      + " \(NumberText.short(asLoggedMg, decimals: 0)) mg of elemental magnesium was logged (the"
      + " median), more than supplements carry"
      + (asCompound.map {
        "; as the mass of \($0.formID) it would be \(NumberText.short($0.mg, decimals: 0)) mg of"
          + " magnesium"
      } ?? "")
  }
}
