internal import HRVModel

extension FileHead {
  /// The options that would read this table, were it an ECG, as a sentence without its full
  /// stop; nil when it is no table of numbers. Unit and rate are left to fill in: a command that
  /// is copied as it stands must not read a signal at the wrong speed.
  var optionsForSignal: String? {
    let width = rows.map(\.count).max() ?? 0
    guard rows.count >= 3, width > 0 else { return nil }
    let isNamed = header.allSatisfy { number($0) == nil }
    let body = rows.dropFirst(isNamed ? 1 : 0)
    func numbers(_ column: Int) -> [Double] {
      body.compactMap { column < $0.count ? number($0[column]) : nil }
    }
    /// Three rows in four are enough: loggers leave cells empty.
    let numeric = (0..<width).filter { numbers($0).count * 4 >= body.count * 3 }
    let time = (0..<width).first { column in
      let values = numbers(column)
      if numeric.contains(column) {
        return width > 1 && values.count > 1
          && zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
      }
      return body.allSatisfy { column < $0.count && TimeText.calendar($0[column]) != nil }
    }
    let samples = numeric.filter { $0 != time }
    let named = samples.first { isNamed && $0 < header.count && isECG(header[$0]) }
    guard let sample = named ?? samples.first else { return nil }
    func name(_ column: Int) -> String {
      guard isNamed, column < header.count, isPlain(header[column]) else { return "\(column + 1)" }
      return header[column]
    }
    let value = "--value-column \(name(sample)) --unit <mV|uV|V|raw>"
    guard let time else {
      return "If this is an ECG, read it with \(value) --sampling-rate <Hz>, as its recorder had"
        + " them"
    }
    return "If this is an ECG, read it with --time-column \(name(time)) \(value), and with"
      + " --sampling-rate <Hz> if its times are too coarse to show one"
  }

  /// What to do about a table whose names say RR or heart rate, as a sentence without its full
  /// stop: to call such a column an ECG would lead astray. Nil for all others.
  var remedyForNames: String? {
    guard rows.count > 1, !header.contains(where: isECG) else { return nil }
    if let rr = names.firstIndex(where: { $0.isInterval || $0.quantity.hasPrefix("rr") }) {
      return "If \"\(TextDecoding.shown(header[rr], limit: 40))\" holds RR intervals, name it"
        + " \"rr_ms\" or \"rr_s\", and a column of times \"time\", in s or written as"
        + " 2026-03-02T07:15:00.000"
    }
    let isRate = names.contains { $0.unit == "bpm" || Self.rates.contains($0.quantity) }
    return isRate
      ? "Export the RR intervals: heart rates are averages, from which no beats can be had" : nil
  }

  private static let rates: Set<String> = [
    "hr", "bpm", "heartrate", "herzfrequenz", "pulse", "puls",
  ]

  private func isECG(_ name: String) -> Bool {
    name.lowercased().contains("ecg") || name.lowercased().contains("ekg")
  }

  /// Whether a name needs no quotes on a command line, and is no number.
  private func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 40
      && name.utf8.allSatisfy {
        Character(Unicode.Scalar($0)).isLetter && $0 < 0x80 || $0 &- 0x30 < 10 || $0 == 0x5F
      } && !name.utf8.allSatisfy { $0 &- 0x30 < 10 }
  }
}
