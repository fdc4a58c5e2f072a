internal import HRVModel

/// Collects remarks; of many alike, only the first few are kept and the rest counted.
struct Remarks {
  /// How many remarks of one kind are kept.
  static let keptOfAKind = 3

  private var noted: [(place: Place, message: String)] = []
  private var kinds: [String: (count: Int, last: Place)] = [:]
  private var order: [String] = []

  /// Whether nothing was noted.
  var isEmpty: Bool { noted.isEmpty && order.isEmpty }

  /// Notes something about a place.
  mutating func note(_ message: String, at place: Place = .beginning) {
    noted.append((place, message))
  }

  /// Notes one of possibly many things of the same kind. `kind` is a plural noun phrase.
  /// `message` is made only when it is kept.
  mutating func note(oneOf kind: String, at place: Place, _ message: () -> String) {
    if kinds[kind] == nil { order.append(kind) }
    let count = (kinds[kind]?.count ?? 0) + 1
    kinds[kind] = (count, place)
    if count <= Self.keptOfAKind { noted.append((place, message())) }
  }

  /// The remarks in order of line, each kind closed by the count of those left out.
  func finished(file: String) -> [ReadingRemark] {
    var all = noted
    for kind in order {
      guard let (count, last) = kinds[kind], count > Self.keptOfAKind else { continue }
      all.append((last, "\(count - Self.keptOfAKind) more \(kind), \(count) in all"))
    }
    let sorted = all.enumerated().sorted { a, b in
      (a.element.place.line, a.offset) < (b.element.place.line, b.offset)
    }
    return sorted.map { ReadingRemark($0.element.message, at: $0.element.place.location(in: file)) }
  }
}
