internal import HRVModel

private let taskForce = """
  Task Force of the ESC and NASPE, Circulation 93(5), 1996, Table 1. \
  doi:10.1161/01.CIR.93.5.1043
  """

private let mietus = """
  J. E. Mietus et al., Heart 88(4), 2002, pp. 378–380. doi:10.1136/heart.88.4.378
  """

extension Metric {
  /// Standard deviation of successive differences. Unchanged by a shift and by reversing time.
  static let sdsd = Metric(
    "sdsd", symbol: "SDSD", unit: "ms", family: .time,
    summary: "standard deviation of successive differences",
    formula: """
      √( Σ (Δ − mean Δ)² / (m − 1) ), over the m differences Δ, with their signs, of neighbouring \
      intervals of one run; √2 · SD1
      """,
    source: taskForce,
    needs: "2 differences"
  ) { input, _ throws(MetricError) in
    try input.sdsdSquaredMs2().squareRoot()
  }

  /// Share of large successive differences. A difference of exactly 50 ms is not large.
  static let pnn50 = share(of: 50, "pnn50", source: taskForce) { $0.statistics.over50Count }

  /// Share of successive differences greater than 20 ms.
  static let pnn20 = share(of: 20, "pnn20", source: mietus) { $0.statistics.over20Count }

  /// Number of large successive differences.
  static let nn50 = number(of: 50, "nn50", source: taskForce) { $0.statistics.over50Count }

  private static func share(
    of thresholdMs: Double, _ id: MetricID, source: String,
    _ count: @escaping @Sendable (borrowing MetricInput) -> Int
  ) -> Metric {
    let threshold = shortest(thresholdMs)
    return Metric(
      id, symbol: "pNN\(threshold)", unit: "%", family: .time,
      summary: "share of successive differences greater than \(threshold) ms",
      formula: """
        100 · number of |Δ| > \(threshold) ms / m, over the m differences of neighbouring \
        intervals of one run; exactly \(threshold) ms does not count
        """,
      source: source,
      needs: "1 difference"
    ) { input, _ throws(MetricError) in
      let statistics = try input.statistics(withDifferences: 1)
      return 100 * Double(count(input)) / Double(statistics.differenceCount)
    }
  }

  private static func number(
    of thresholdMs: Double, _ id: MetricID, source: String,
    _ count: @escaping @Sendable (borrowing MetricInput) -> Int
  ) -> Metric {
    let threshold = shortest(thresholdMs)
    return Metric(
      id, symbol: "NN\(threshold)", unit: "", family: .time,
      summary: "number of successive differences greater than \(threshold) ms",
      formula: """
        number of |Δ| > \(threshold) ms, over the differences of neighbouring intervals of one \
        run; exactly \(threshold) ms does not count
        """,
      source: source,
      needs: "1 difference"
    ) { input, _ throws(MetricError) in
      _ = try input.statistics(withDifferences: 1)
      return Double(count(input))
    }
  }
}

extension Metric {
  /// `pnn<x>` or `nn<x>` for any threshold *x* in ms; nil when `id` is none of these.
  ///
  /// The threshold is written in the one shortest way, such as `30`, `12.5` or `0.5`: one
  /// definition has one id.
  static func overThreshold(_ id: MetricID) -> Metric? {
    let text = id.rawValue
    let isShare = text.hasPrefix("pnn")
    guard isShare || text.hasPrefix("nn") else { return nil }
    let digits = text.dropFirst(isShare ? 3 : 2)
    guard
      (1...9).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
      let thresholdMs = Double(digits), thresholdMs > 0, shortest(thresholdMs) == digits
    else { return nil }
    return isShare
      ? share(of: thresholdMs, id, source: mietus) { $0.count(over: thresholdMs) }
      : number(of: thresholdMs, id, source: mietus) { $0.count(over: thresholdMs) }
  }
}

extension MetricInput {
  /// The number of differences greater in size than `thresholdMs`.
  fileprivate func count(over thresholdMs: Double) -> Int {
    let x = nn.intervalsMs.span
    var count = 0
    for run in nn.runs {
      count += Kernels.countOfDifferences(x.extracting(run), greaterThan: thresholdMs)
    }
    return count
  }
}

/// The number without decimals where it has none.
private func shortest(_ value: Double) -> String {
  value == value.rounded() ? "\(Int(value))" : "\(value)"
}
