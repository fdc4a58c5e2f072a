import Foundation
import HRVModel

/// The document that `hrv correlate --output json` wrote, as far as a cohort needs it.
struct StudyFile: Decodable {
  private let schema: String
  private let outcome: Outcome
  private let exposure: Exposure
  private let effect: Effect?

  private struct Outcome: Decodable {
    let metric: String
    let symbol: String
  }

  private struct Exposure: Decodable {
    let modelId: String
    let model: String
    let referenceDoseMgPerDay: Double
  }

  private struct Effect: Decodable {
    let estimate: Double
    let unit: String
    let interval: Interval?
  }

  private struct Interval: Decodable {
    let lower: Double
    let upper: Double
    let level: Double
  }

  /// Why a file is none.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  /// Reads a document; numbers that no document of ours holds are refused.
  static func outline(path: String) throws(Fault) -> StudyOutline {
    let file: StudyFile
    do {
      file = try JSONDecoder().decode(
        StudyFile.self, from: InputData.read(path))
    } catch {
      throw Fault(
        description: "\(path): error: not a document of hrv correlate --output json")
    }
    guard file.schema.hasPrefix("hrv.correlation/") else {
      throw Fault(description: "\(path): error: its schema is \(file.schema)")
    }
    return StudyOutline(
      label: path, metricID: file.outcome.metric, symbol: file.outcome.symbol,
      exposureModelID: file.exposure.modelId, exposureModel: file.exposure.model,
      referenceDoseMgPerDay: file.exposure.referenceDoseMgPerDay,
      effect: try file.effect.map { effect throws(Fault) in
        guard let interval = effect.interval, interval.lower <= interval.upper,
          0 < interval.level, interval.level < 1
        else { throw Fault(description: "\(path): error: its effect has no interval") }
        return .init(
          estimate: effect.estimate, unit: effect.unit,
          interval: ConfidenceInterval(
            lower: interval.lower, upper: interval.upper, level: interval.level))
      })
  }
}
