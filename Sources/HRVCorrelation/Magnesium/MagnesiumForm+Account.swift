extension MagnesiumForm {
  /// What the table says of the form, for a report: absorption with its evidence, then the note.
  var account: [String] {
    let grade =
      absorption.grade == .unknown
      ? "\(name): no study of absorption in people was found."
      : "\(name): absorption \(absorption.grade.rawValue)"
        + (absorption.certainty.map { " (certainty \($0.rawValue))" } ?? "") + "."
    return [grade] + absorption.evidence.map { "\($0.text)." } + (note.isEmpty ? [] : [note])
  }
}
