internal import HRVModel

extension StudyOptions {
  /// The largest daily dose of elemental magnesium that is believed without being confirmed, in
  /// mg: twice the largest of a trial that measured HRV.
  public static var mostElementalMgPerDay: Double { DoseSuspicion.mostMg }

  /// Every choice that can change an answer, in a line: two analyses that read alike are one.
  ///
  /// The numbers of repetitions and the seed are left out: they move an answer by chance alone.
  public var choices: String {
    var parts = [
      "exposure: \(exposure.summary)", "wash-in \(washInDays) d",
      "corrected at most \(NumberText.short(maximumCorrectedFraction, decimals: 4))",
      "at least \(NumberText.short(minimumDurationS, decimals: 3)) s",
      "within \(NumberText.short(timeWindowHours, decimals: 3)) h", "daily \(dailyChoice.rawValue)",
    ]
    if logIsComplete { parts.append("log complete") }
    if let habitualIntakeMgPerDay {
      parts.append("habit \(NumberText.short(habitualIntakeMgPerDay, decimals: 3)) mg")
    }
    let names = covariates.sorted { $0.name < $1.name }.map { "\($0.name)@\($0.lagDays)" }
    if !names.isEmpty { parts.append("covariates \(names.joined(separator: " "))") }
    if weekdays { parts.append("weekdays") }
    if weighsByCleanSeconds { parts.append("weighed by clean seconds") }
    if let zone { parts.append("zone \(zone.name)") }
    return parts.joined(separator: "; ")
  }
}
