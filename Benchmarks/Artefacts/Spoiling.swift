import HRVModel

/// Ways to spoil a clean series, after section 3 of Lipponen and Tarvainen 2019: at every hundredth
/// beat, one beat is taken out, put in halfway to the next, or moved.
enum Spoiling: CaseIterable, CustomStringConvertible {
  case missed, extra, moved2, moved4, moved8, premature

  var description: String {
    switch self {
    case .missed: "missed"
    case .extra: "extra"
    case .moved2: "moved q=2"
    case .moved4: "moved q=4"
    case .moved8: "moved q=8"
    case .premature: "premature"
    }
  }

  /// The spoilt series, and of each artefact the intervals that it spoilt. `moved`: by q times the
  /// RMSSD, earlier or later; `premature`: a quarter to two fifths of an interval early. A place at
  /// which an interval would be shorter than 200 ms is left alone.
  func spoilt(_ x: [Double], seed: UInt64) -> (intervalsMs: [Double], spoilt: [Range<Int>]) {
    var generator = SplitMix64(seed: seed)
    let rmssd = Statistics.rmssd(x)
    var series: [Double] = []
    var places: [Range<Int>] = []
    var i = 0
    while i < x.count {
      guard i % 100 == 99, i + 2 < x.count else {
        series.append(x[i])
        i += 1
        continue
      }
      let start = series.count
      switch self {
      case .missed: series.append(x[i] + x[i + 1])
      case .extra:
        let half = (x[i] / 2).rounded()
        series += [half, x[i] - half, x[i + 1]]
      default:
        let sign: Double = generator.nextUniform() < 0.5 ? -1 : 1
        let share = 0.25 + 0.15 * generator.nextUniform()
        let shift: Double =
          switch self {
          case .moved2: sign * 2 * rmssd
          case .moved4: sign * 4 * rmssd
          case .moved8: sign * 8 * rmssd
          default: -share * x[i]
          }
        let (before, after) = (x[i] + shift, x[i + 1] - shift)
        guard before >= 200, after >= 200 else {
          series += [x[i], x[i + 1]]
          i += 2
          continue
        }
        series += [before, after]
      }
      places.append(start..<(self == .extra ? start + 2 : series.count))
      i += 2
    }
    return (series, places)
  }
}

enum Statistics {
  static func rmssd(_ x: [Double]) -> Double {
    let sum = zip(x.dropFirst(), x).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return (sum / Double(x.count - 1)).squareRoot()
  }
}
