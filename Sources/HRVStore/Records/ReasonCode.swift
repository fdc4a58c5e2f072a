internal import HRVModel

/// Why a metric has no value as a short text, from which the same reason comes back: the name of the
/// case and its numbers, divided by tabs.
enum ReasonCode {
  static func text(of error: MetricError) -> String {
    switch error {
    case .tooFewIntervals(let needed, let got): "tooFewIntervals\t\(needed)\t\(got)"
    case .tooManyIntervals(let allowed, let got): "tooManyIntervals\t\(allowed)\t\(got)"
    case .tooFewDifferences(let needed, let got): "tooFewDifferences\t\(needed)\t\(got)"
    case .tooShort(let neededS, let gotS): "tooShort\t\(neededS)\t\(gotS)"
    case .noContiguousStretch(let neededS, let longestS):
      "noContiguousStretch\t\(neededS)\t\(longestS)"
    case .unresolved(let band, let lowerEdgeHz, let resolutionHz):
      "unresolved\t\(lowerEdgeHz)\t\(resolutionHz)\t\(band)"
    case .tooManyCorrections(let allowedFraction, let gotFraction):
      "tooManyCorrections\t\(allowedFraction)\t\(gotFraction)"
    case .tooLittleCovered(let neededFraction, let gotFraction):
      "tooLittleCovered\t\(neededFraction)\t\(gotFraction)"
    case .atrialFibrillation(let suspected, let stretches):
      "atrialFibrillation\t\(suspected)\t\(stretches)"
    case .undefined(let reason): "undefined\t\(reason)"
    }
  }

  /// Nil for a text that ``text(of:)`` never wrote.
  static func error(of text: String) -> MetricError? {
    let parts = text.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
    guard let name = parts.first, parts.count > 1 else { return nil }
    if name == "undefined" { return .undefined(String(text.dropFirst(name.count + 1))) }
    guard parts.count > 2 else { return nil }
    if let first = Int(parts[1]), let second = Int(parts[2]) {
      switch name {
      case "tooFewIntervals": return .tooFewIntervals(needed: first, got: second)
      case "tooManyIntervals": return .tooManyIntervals(allowed: first, got: second)
      case "tooFewDifferences": return .tooFewDifferences(needed: first, got: second)
      case "atrialFibrillation": return .atrialFibrillation(suspected: first, stretches: second)
      default: break
      }
    }
    guard let first = Double(parts[1]), let second = Double(parts[2]) else { return nil }
    switch name {
    case "tooShort": return .tooShort(neededS: first, gotS: second)
    case "noContiguousStretch": return .noContiguousStretch(neededS: first, longestS: second)
    case "tooManyCorrections":
      return .tooManyCorrections(allowedFraction: first, gotFraction: second)
    case "tooLittleCovered":
      return .tooLittleCovered(neededFraction: first, gotFraction: second)
    case "unresolved" where parts.count == 4:
      return .unresolved(band: String(parts[3]), lowerEdgeHz: first, resolutionHz: second)
    default: return nil
    }
  }
}
