internal import HRVModel

extension StudyDocument {
  /// A secondary analysis: `figures`, or `omission` with the reason why there are none.
  ///
  /// `p` is a line's own p-value, `jointP` allows for the other lines of its list, `q`, `qAny` and
  /// `pHolm` for all exploratory lines of the study (Benjamini–Hochberg, Benjamini–Yekutieli,
  /// Holm).
  static func secondary(_ analysis: SecondaryAnalysis) -> JSONValue {
    [
      "id": .string(analysis.id), "title": .string(analysis.title),
      "standing": .string(analysis.standing.rawValue),
      "omission": .optional(analysis.omission),
      "figures": .array(analysis.figures.map(figure)),
      "remarks": .array(analysis.remarks.map(JSONValue.string)),
      "source": .string(analysis.source),
    ]
  }

  private static func figure(_ figure: SecondaryAnalysis.Figure) -> JSONValue {
    [
      "id": .string(figure.id), "label": .string(figure.label),
      "estimate": .number(figure.estimate), "unit": .string(figure.unit),
      "interval": figure.interval.map(interval) ?? .null,
      "p": .optional(figure.pValue), "jointP": .optional(figure.jointPValue),
      "q": .optional(figure.corrected?.falseDiscoveryRate),
      "qAny": .optional(figure.corrected?.falseDiscoveryRateAnyDependence),
      "pHolm": .optional(figure.corrected?.familywise),
      "n": figure.n.map(JSONValue.integer) ?? .null,
    ]
  }

  static func interval(_ interval: ConfidenceInterval) -> JSONValue {
    [
      "lower": .number(interval.lower), "upper": .number(interval.upper),
      "level": .number(interval.level),
    ]
  }
}
