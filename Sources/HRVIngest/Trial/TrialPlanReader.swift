public import HRVModel

/// Reads the plan files of `hrv plan`.
public struct TrialPlanReader: Sendable {
  /// Creates a reader.
  public init() {}

  /// Reads the plan at `path`.
  ///
  /// Whether the file is as it was written is for ``FiledPlan`` to say: a plan whose digest does
  /// not fit is read like any other.
  ///
  /// - Throws: ``IngestError`` when it is no plan, or one that cannot be.
  public func read(path: String) throws(IngestError) -> FiledPlan {
    try read(InputFile(path: path))
  }

  /// Reads a plan that is already in memory; `file` is its name in messages.
  public func read(bytes: [UInt8], file: String) throws(IngestError) -> FiledPlan {
    try read(InputFile(bytes: bytes, name: file))
  }

  /// More than the longest plan has.
  private static let mostBytes = 1 << 20

  private func read(_ input: borrowing InputFile) throws(IngestError) -> FiledPlan {
    let name = input.name
    let text = try input.withBytes { bytes throws(IngestError) in
      try FileHead(bytes, file: name).requireText(of: name)
      return TextDecoding.text(bytes, 0..<min(bytes.count, Self.mostBytes))
    }
    guard let json = JSONText(text), json["schema"]?.text == TrialPlan.schema else {
      throw Self.error("a plan (schema \(TrialPlan.schema))", found: String(text.prefix(40)), name)
    }
    let plan: TrialPlan?
    do throws(ModelError) { plan = try Self.plan(json) } catch {
      throw Self.error("a plan that can be", found: "\(error)", name)
    }
    guard let plan, let digest = json["digest"]?.text, let schedule = json["schedule"]?.text
    else { throw Self.error("every member of a plan", found: "a plan without some", name) }
    return FiledPlan(file: name, plan: plan, statedDigest: digest, statedSchedule: schedule)
  }

  private static func error(_ expected: String, found: String, _ file: String) -> IngestError {
    IngestError(
      .expected(expected, found: found), at: SourceLocation(file: file),
      remedy: "Give the file as hrv plan wrote it")
  }

  /// The plan of the parameters and the seed; nil when a member is missing.
  private static func plan(_ json: JSONText) throws(ModelError) -> TrialPlan? {
    guard let design = json["design"]?.text, let parameters = json["parameters"],
      let firstDay = json["firstDay"]?.text.flatMap({ Timestamp(iso8601: $0) })?.localDay,
      let dose = try dose(json["dose"]), let washIn = whole(json["washInDays"]),
      let washOut = whole(json["washOutDays"]), let outcome = json["outcome"]?.text,
      let halfLifeDays = json["halfLifeDays"]?.number, let seed = whole(json["seed"]), seed >= 0,
      let layout = try TrialDesign(id: design, parameter: { whole(parameters[$0]) })
    else { return nil }
    return try TrialPlan(
      design: layout, firstDay: firstDay, dose: dose, washInDays: washIn, washOutDays: washOut,
      outcome: MetricID(rawValue: outcome), halfLifeDays: halfLifeDays, seed: UInt64(seed))
  }

  private static func dose(_ json: JSONText?) throws(ModelError) -> PlannedDose? {
    guard let mg = json?["elementalMg"]?.number, let form = json?["form"]?.text,
      let minute = json?["time"]?.text.flatMap({ TimeText.minuteOfDay($0) })
    else { return nil }
    return try PlannedDose(elementalMg: mg, form: form, minuteOfDay: minute)
  }

  private static func whole(_ json: JSONText?) -> Int? {
    json?.number.flatMap { Int(exactly: $0) }
  }
}
