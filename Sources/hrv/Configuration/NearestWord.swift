/// What somebody may have meant by a word that does not exist.
enum NearestWord {
  /// The name that the fewest letters have to be put in, taken out or changed for; nil when even that
  /// is more than a third of it, or there is none. Of equally near ones the first.
  ///
  /// - Source: V. I. Levenshtein, "Binary codes capable of correcting deletions, insertions, and
  ///   reversals", Soviet Physics Doklady 10 (1966) 707–710.
  static func of(_ word: String, among names: [String]) -> String? {
    let nearest = names.map { (name: $0, distance: distance(word, $0)) }
      .min { $0.distance < $1.distance }
    guard let nearest, nearest.distance <= max(1, nearest.name.count / 3) else { return nil }
    return nearest.name
  }

  /// `; did you mean "name"?`, where one can be meant; nothing otherwise.
  static func question(_ word: String, among names: [String]) -> String {
    of(word, among: names).map { "; did you mean \"\($0)\"?" } ?? ""
  }

  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.lowercased()), Array(b.lowercased()))
    var row = Array(0...b.count)
    for i in a.indices {
      var corner = row[0]
      row[0] = i + 1
      for j in b.indices {
        let change = corner + (a[i] == b[j] ? 0 : 1)
        corner = row[j + 1]
        row[j + 1] = min(change, row[j + 1] + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
