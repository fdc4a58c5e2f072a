import HRVModel

/// How many beats of one type were found, by the rules of ANSI/AAMI EC57: beats within 150 ms
/// of reference beats belong to them; fusion and unclassifiable beats, taken for any type, are no
/// false positives.
struct TypeScore {
  private(set) var found = 0
  private(set) var missed = 0
  private(set) var extra = 0

  /// The characters of the codes of beats in `ecgcodes.h` of the WFDB library.
  private static let symbols: [UInt8: Character] = [
    1: "N", 2: "L", 3: "R", 4: "a", 5: "V", 6: "F", 7: "J", 8: "A", 9: "S", 10: "E", 11: "j",
    12: "/", 13: "Q", 25: "B", 30: "?", 34: "e", 35: "n", 38: "f", 41: "r",
  ]

  private static func type(ofCode code: UInt8) -> BeatType? {
    symbols[code].flatMap { BeatType(wfdbSymbol: $0) }
  }

  init(
    _ beats: [DetectedBeat], _ types: [BeatType], referenceS: [Double], codes: [UInt8],
    type: BeatType
  ) {
    var (i, j) = (0, 0)
    while i < referenceS.count || j < beats.count {
      let error =
        j == beats.count
        ? .infinity : i == referenceS.count ? -.infinity : beats[j].timeS - referenceS[i]
      if abs(error) <= 0.15 {
        count(Self.type(ofCode: codes[i]), types[j], type)
        (i, j) = (i + 1, j + 1)
      } else if error < 0 {
        if types[j] == type { extra += 1 }
        j += 1
      } else {
        if Self.type(ofCode: codes[i]) == type { missed += 1 }
        i += 1
      }
    }
  }

  private mutating func count(_ reference: BeatType?, _ found: BeatType, _ type: BeatType) {
    if reference == type {
      if found == type { self.found += 1 } else { missed += 1 }
    } else if found == type, let reference, reference != .unclassifiable, reference != .paced {
      extra += 1
    }
  }

  var sensitivity: Double { Double(found) / Double(found + missed) }
  var positivePredictivity: Double { Double(found) / Double(found + extra) }
}
