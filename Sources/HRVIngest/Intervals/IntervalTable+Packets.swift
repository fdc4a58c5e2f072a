internal import HRVModel

extension IntervalTable {
  /// A message of a strap holds no more intervals than this at human heart rates.
  static let longestPacket = 4

  /// The table without packets that stand twice: two to four intervals whose values and stamps
  /// those directly before have too.
  ///
  /// One interval that repeats the one before may be another beat of the same message, and stays;
  /// that a whole message agrees in every value with the one before and arrived in the same
  /// millisecond is no chance. Each is counted in a remark.
  ///
  /// - Complexity: O(*n*).
  func withoutRepeatedPackets(_ remarks: inout Remarks) -> IntervalTable {
    guard stampsMs.count == intervalsMs.count, stampsMs.count >= 4 else { return self }
    var kept: [Int] = []
    kept.reserveCapacity(stampsMs.count)
    var i = 0
    while i < stampsMs.count {
      let length = (2...Self.longestPacket).last { isRepeated(at: i, length: $0) }
      if let length {
        remarks.note(oneOf: "packets that stand twice in the file", at: places[i]) {
          "these \(length) intervals repeat those before, stamps and all; they were left out"
        }
        i += length
      } else {
        kept.append(i)
        i += 1
      }
    }
    guard kept.count < stampsMs.count else { return self }
    var places = PlaceMap()
    for i in kept { places.append(line: self.places[i].line, column: self.places[i].column) }
    return IntervalTable(
      intervalsMs: kept.map { intervalsMs[$0] }, places: places,
      stampsMs: kept.map { stampsMs[$0] }, firstStamp: firstStamp)
  }

  /// Whether the intervals from `i` on are those directly before, all of one moment.
  private func isRepeated(at i: Int, length: Int) -> Bool {
    guard i >= length, i + length <= stampsMs.count else { return false }
    return (i..<i + length).allSatisfy {
      intervalsMs[$0] == intervalsMs[$0 - length] && stampsMs[$0] == stampsMs[$0 - length]
    }
  }
}
