internal import HRVModel

/// A study in sentences for a person who knows no statistics; text and page share them.
struct StudyAnswer {
  let result: StudyResult

  /// A name for a line of the answer, and what it says.
  struct Line {
    let label: String
    /// Paragraphs; the first is the fact, others explain or list.
    var paragraphs: [String]
  }

  var question: String {
    "Does \(result.outcome.symbol) differ with magnesium intake?"
  }

  var data: Line {
    let data = result.data
    let missing = result.days.count - data.validDays
    var line = Line(label: "Data", paragraphs: [])
    if let first = data.firstDay, let last = data.lastDay {
      line.paragraphs.append(
        "\(first) to \(last): \(counted(result.days.count, "day")),"
          + " \(data.validDays) with a \(measured) (\(max(0, missing)) without),"
          + " intake known on \(data.knownIntakeDays) of \(result.days.count) days,"
          + " \(counted(data.pairedDays, "day")) with both.")
    } else {
      line.paragraphs.append("No \(measurement) has a date.")
    }
    let excluded = data.excluded.count
    line.paragraphs.append(
      "\(counted(data.sessions, isComputedElsewhere ? "daily value" : "recording")) given, "
        + (excluded == 0 ? "none left out." : "\(NumberText.count(excluded)) left out."))
    line.paragraphs += result.adjustment.setAside.map {
      "\(counted($0.days, "day")) set aside: \($0.reason)."
    }
    return line
  }

  var design: Line {
    let design = result.design
    let days = design.switchDays.map(\.description).joined(separator: ", ")
    let kind =
      design.isRandomised
      ? "Schedule drawn by lot beforehand (randomised)"
      : "Observational: nobody drew the schedule by lot beforehand"
    let switches =
      Self.switching(design.switches)
      + (design.switches == 0 ? "" : ", on \(days)")
    return Line(
      label: "Design",
      paragraphs: [
        "\(kind); \(switches). \(counted(design.daysOn, "day")) on magnesium,"
          + " \(NumberText.count(design.daysOff)) without."
      ])
  }

  /// How often supplements began or ended.
  static func switching(_ count: Int) -> String {
    switch count {
    case 0: "supplements neither began nor ended"
    case 1: "supplements began or ended once"
    default: "supplements began or ended \(counted(count, "time"))"
    }
  }

  var dose: Line {
    let exposure = result.exposure
    let forms = exposure.forms.map { "\($0.formID) on \(counted($0.days, "day"))" }
    let food = exposure.meanFoodMgPerDay.map {
      "Food adds \(NumberText.plain($0)) mg a day on the days it was logged."
    }
    return Line(
      label: "Dose",
      paragraphs: [
        "Mean \(NumberText.plain(exposure.meanDoseMgPerDay)) mg of elemental magnesium a day"
          + " on days with supplements"
          + (forms.isEmpty ? "." : " (\(forms.joined(separator: ", "))).")
          + " " + (food ?? "Magnesium from food was not logged.")
      ])
  }

  var exposure: Line {
    Line(
      label: "Exposure",
      paragraphs: ["\(result.exposure.model); effects are stated \(perDose)."])
  }

  var independence: Line? {
    guard let effectiveN = result.effectiveN else { return nil }
    var text =
      "\(counted(result.data.pairedDays, "day")) are worth about"
      + " \(NumberText.plain(effectiveN)) independent ones, because neighbouring days are alike"
    if let noise = result.noise {
      text += " (day-to-day correlation \(NumberText.plain(noise.dayToDayCorrelation)),"
      text += " slow share \(NumberText.plain(noise.slowShare)))"
    }
    return Line(label: "Independent information", paragraphs: [text + "."])
  }

  var noise: Line? {
    guard let noise = result.noise else { return nil }
    let unit = result.outcome.unit
    return Line(
      label: "Noise",
      paragraphs: [
        "From day to day \(result.outcome.symbol) scatters by"
          + " \(NumberText.effect(noise.standardDeviation, unit: unit))"
          + " (standard deviation); its trend is"
          + " \(NumberText.signedEffect(noise.trendPerDay * 30, unit: unit)) in 30 days."
          + " Telling exposure and trend apart multiplies the variance of the effect by"
          + " \(NumberText.plain(noise.varianceInflation))."
      ])
  }
}
