internal import HRVModel

/// One metric of a comparison, as text.
struct ComparedRow {
  /// What stands before the values.
  let label: String
  /// Our value.
  let ours: String

  private let name: String
  private let unit: String
  private let oursValue: Double?
  private let isCorrected: Bool
  private let results: [String: PresetResult]

  /// The rows that some program has: ours in our order, then what only others have.
  static func rows(of comparison: RecordingComparison) -> [ComparedRow] {
    let ids = comparison.analysis.metrics.map(\.definition.id)
    var seen = Set(ids)
    let others = comparison.outcomes.flatMap(\.results).map(\.id).filter {
      seen.insert($0).inserted
    }
    return rows(of: comparison, ids + others)
  }

  /// Those of `ids` that some program has, in their order.
  static func rows(of comparison: RecordingComparison, _ ids: [MetricID]) -> [ComparedRow] {
    let analysis = comparison.analysis
    return ids.compactMap { id in
      var results: [String: PresetResult] = [:]
      for outcome in comparison.outcomes {
        results[outcome.definition.id] = outcome.result(id)
      }
      guard let any = comparison.outcomes.lazy.compactMap({ $0.result(id) }).first else {
        return nil
      }
      return ComparedRow(id, analysis.metric(id), any.unit, results, analysis.correctedBeats > 0)
    }
  }

  private init(
    _ id: MetricID, _ metric: MetricResult?, _ otherUnit: String,
    _ results: [String: PresetResult], _ isCorrected: Bool
  ) {
    unit = metric?.definition.unit ?? otherUnit
    self.results = results
    self.isCorrected = isCorrected
    name = metric?.definition.symbol ?? id.rawValue.replacing("_", with: " ")
    label = unit.isEmpty || name.hasPrefix("ln") ? name : "\(name) \(unit)"
    switch metric?.value {
    case .success(let value):
      oursValue = value
      ours = NumberText.display(value)
    case .failure:
      oursValue = nil
      ours = NumberText.notANumber
    case nil:
      oursValue = nil
      ours = ""
    }
  }

  /// Whether the program has the metric, with or without a value.
  func has(_ preset: String) -> Bool { results[preset] != nil }

  /// The program's value, with its unit when that is not ours.
  func cell(of preset: String) -> String {
    guard let result = results[preset] else { return "" }
    guard case .success(let value) = result.value else { return NumberText.notANumber }
    let number = NumberText.display(value)
    return result.unit == unit || result.unit.isEmpty
      ? number : NumberText.with(unit: result.unit, number)
  }

  /// Why programs differ from ours, a line for each cause; what was told under an earlier row
  /// is referred to by its label.
  ///
  /// - Parameter told: for each program and cause, the row that tells it; rows add theirs.
  func remarks(on presets: [String], told: inout [String: String]) -> [String] {
    var remarks: [String] = []
    var programs: [String: [String]] = [:]
    for preset in presets {
      guard var remark = cause(of: preset) else { continue }
      let key = preset + "\n" + remark
      if let row = told[key], remark.count > row.count + 12 {
        remark = "as under \(row)"
      } else {
        told[key] = name
      }
      if programs[remark] == nil { remarks.append(remark) }
      programs[remark, default: []].append(preset)
    }
    return remarks.map { "\((programs[$0] ?? []).joined(separator: ", ")): \($0)" }
  }

  private func cause(of preset: String) -> String? {
    guard let result = results[preset] else { return nil }
    switch result.value {
    case .failure(let error): return "no value: \(error)"
    case .success(let value):
      guard let oursValue else { return result.cause }
      let isSame = abs(value - oursValue) <= 1e-9 * abs(oursValue)
      if isSame { return nil }
      if let cause = result.cause { return cause }
      return isCorrected
        ? "the intervals as recorded, without our correction"
        : "our definition is another; see hrv metrics"
    }
  }
}
