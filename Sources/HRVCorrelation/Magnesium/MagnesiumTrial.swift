/// A trial in people that gave magnesium and measured heart-rate variability: a row of the
/// table of trials.
public struct MagnesiumTrial: Hashable, Sendable {
  /// Authors and year.
  public let name: String
  /// Design and participants.
  public let design: String
  /// The dose, in mg elemental a day.
  public let doseMgPerDay: Double
  /// The form, as the trial names it.
  public let form: String
  /// How long it ran, in weeks.
  public let durationWeeks: Double
  /// What it found.
  public let finding: String
  /// What keeps it from settling the question.
  public let limit: String
  /// Where it stands.
  public let source: String

  /// Every trial that was found, in order of year.
  public static let all: [MagnesiumTrial] = [
    MagnesiumTrial(
      name: "Almoznino-Sarafian 2009", design: "16 + 16 with heart failure, untreated control",
      doseMgPerDay: 300, form: "citrate", durationWeeks: 5,
      finding: "Correlation dimension 3.47 to 3.94; control 3.59 to 3.55",
      limit: "patients, not blinded, an uncommon measure of HRV",
      source: "Nutr. Metab. Cardiovasc. Dis. 19, 641"),
    MagnesiumTrial(
      name: "Brilla 2010", design: "double-blind, 36 healthy, three arms",
      doseMgPerDay: 500, form: "bisglycinate or oxide", durationWeeks: 6,
      finding: "LF/HF fell with oxide only, though plasma magnesium rose with bisglycinate",
      limit: "abstract, LF/HF only, arms differed in activity", source: "FASEB J. 24, 917.3"),
    MagnesiumTrial(
      name: "Wienecke and Nolden 2016", design: "randomized, 100 people, no placebo described",
      doseMgPerDay: 400, form: "not stated", durationWeeks: 13,
      finding: "pNN50 higher, LF/HF lower in the magnesium arm; control unchanged",
      limit: "not blinded, no comparison between arms in the abstract, intracellular"
        + " magnesium unchanged", source: "MMW Fortschr. Med. 158(S6), 12"),
    MagnesiumTrial(
      name: "Lopresti and Smith 2026", design: "double-blind, 100 people of 18 to 45",
      doseMgPerDay: 165, form: "L-threonate", durationWeeks: 6,
      finding: "HRV at night higher, p = 0.036; heart rate lower, p = 0.030",
      limit: "one of many secondary outcomes, a wearable's HRV, the maker's product",
      source: "Front. Nutr. 2026"),
  ]
}
