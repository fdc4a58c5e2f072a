import HRVModel

/// How many beats of one type were found, by the rules of ANSI/AAMI EC57: beats within 150 ms
/// of reference beats belong to them; fusion and unclassifiable beats, taken for any type, are no
/// false positives.
struct TypeScore {
  private(set) var found = 0
  private(set) var missed = 0
  private(set) var extra = 0

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
        count(BeatType(wfdbCode: codes[i]), types[j], type)
        (i, j) = (i + 1, j + 1)
      } else if error < 0 {
        if types[j] == type { extra += 1 }
        j += 1
      } else {
        if BeatType(wfdbCode: codes[i]) == type { missed += 1 }
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
