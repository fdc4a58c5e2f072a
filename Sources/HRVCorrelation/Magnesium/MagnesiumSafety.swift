/// What a person should read before and beside any number of this package.
public enum MagnesiumSafety {
  /// The disclaimer that every report carries.
  public static let disclaimer =
    "For information only. Not a medical device, not a diagnosis, no advice to start, stop or"
    + " change a supplement or medicine. Talk to a health professional, above all with kidney"
    + " or heart disease, pregnancy or other medicines."

  /// What is known of the question itself.
  public static let prior =
    "Reviews find that no definitive conclusion can be drawn (Lopresti 2020). The trials that"
    + " measured HRV are few and small, and none lasted less than 5 weeks."

  /// What any mention of LF/HF carries.
  public static let lfHf =
    "LF/HF is reported because studies of magnesium used it. It does not measure sympathetic"
    + " tone or 'balance'."

  /// What an on-period of less than 35 days carries.
  public static let shortPeriod = "No trial shows an HRV effect in under 5 weeks."

  /// Everything that a listing of safety prints: what is known, the warnings with their
  /// sources, and the disclaimer.
  public static var paragraphs: [String] { [prior] + warnings.map(\.text) + [disclaimer] }

  /// Whom magnesium may harm, what it gets in the way of, and what distorts HRV itself.
  public static let warnings: [Evidence] = [
    Evidence(
      "Kidney disease: magnesium can build up. Below an eGFR of 30 not without supervision,"
        + " below 60 ask first. Signs of too much: nausea, flushing, weakness, low blood"
        + " pressure, slow pulse.", "product information"),
    Evidence(
      "Keep 2 to 4 hours from bisphosphonates, tetracyclines, fluoroquinolones,"
        + " nitrofurantoin, penicillamine, iron and aminoquinolines, at least 4 hours from"
        + " eltrombopag. Levothyroxine, gabapentin, mycophenolate and digoxin are listed too.",
      "product information, UK"),
    Evidence(
      "Proton-pump inhibitors (odds of low magnesium 1.83, 95 % CI 1.26 to 2.67), loop and"
        + " thiazide diuretics, aminoglycosides and cisplatin lower magnesium."
        + " Potassium-sparing diuretics and magnesium antacids raise it.", "PMC6946416"),
    Evidence(
      "Myasthenia gravis, heart block or muscle relaxants: ask a doctor.",
      "product information"),
    Evidence(
      "Diarrhoea means that the dose is too high; it passes in one or two days. It also changes"
        + " HRV: log it.", "BfR"),
    Evidence(
      "Beta-blockers, digoxin and antiarrhythmics change HRV themselves. In atrial fibrillation"
        + " HRV has no meaning.", "Shaffer and Ginsberg 2017"),
    Evidence(
      "The upper level for supplements is 350 mg a day in the US and 250 mg in the EU. Neither"
        + " is a target.", "IOM 1997; SCF 2001"),
  ]
}
