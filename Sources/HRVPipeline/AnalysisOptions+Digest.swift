internal import HRVIngest
internal import HRVModel

extension AnalysisOptions {
  /// What tells these options from all others that give other numbers from the same intervals: the
  /// SHA-256 of ``methods``, as 64 hexadecimal digits.
  public var digest: String { SHA256.hex(of: Array(methods.utf8)) }

  /// What tells how files are read from other ways that may give other intervals: the SHA-256 of
  /// the choices a person made, as 64 hexadecimal digits.
  public var readingDigest: String {
    let choices: [(name: String, value: String?)] = [
      ("format", reading.formatID),
      ("interval unit", reading.intervalUnit.map { "\($0)" }),
      ("sampling rate", reading.samplingRateHz.map { "\($0)" }),
      ("value column", reading.valueColumn.map { "\($0)" }),
      ("time column", reading.timeColumn.map { "\($0)" }),
      ("value unit", reading.valueUnit.map { "\($0)" }),
      ("time unit", reading.timeUnit.map { "\($0)" }),
      ("species", reading.species.rawValue),
      ("all beats", usesAllBeats ? "yes" : nil),
    ]
    let text = choices.compactMap { choice in choice.value.map { "\(choice.name): \($0)\n" } }
    return SHA256.hex(of: Array(text.joined().utf8))
  }
}
