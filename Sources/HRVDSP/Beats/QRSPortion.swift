/// What of a record is searched at a time: so many hours that levels and rhythm are told from
/// thousands of beats, so few that memory does not grow with the record.
///
/// A long run is cut into pieces, each of which sees a minute more at both sides than it answers for.
struct QRSPortion {
  /// A run, or a piece of one.
  struct Piece {
    /// The index of the run in the record.
    let run: Int
    /// The piece, with the minutes around it.
    let signal: QRSRun
    /// Where the piece begins, in samples of the grid from the start of the run.
    let start: Int
    /// The places on the grid of the run that it answers for; neighbours share two samples, so that
    /// rounding loses no beat.
    let own: Range<Double>
  }

  private static let marginS = 60.0

  /// The pieces, in the order of time.
  let pieces: [Piece]

  /// The portions of `runs` of a record, each of `longestS` at most.
  static func portions(
    of samples: [Float], runs: [Range<Int>], grid: QRSGrid, longestS: Double
  ) -> [QRSPortion] {
    let longest = grid.samples(longestS)
    let margin = grid.samples(marginS)
    var portions: [QRSPortion] = []
    var pieces: [Piece] = []
    var length = 0
    for (index, run) in runs.enumerated() {
      let count = grid.count(of: run)
      // Equal parts: none is so short that it tells nothing.
      let parts = max(1, (count + longest - 1) / longest)
      for part in 0..<parts {
        let (from, to) = (part * count / parts, (part + 1) * count / parts)
        if length > 0, length + to - from > longest {
          portions.append(QRSPortion(pieces: pieces))
          (pieces, length) = ([], 0)
        }
        let start = part == 0 ? 0 : max(0, from - margin)
        let isLast = part == parts - 1
        let end =
          isLast
          ? run.upperBound
          : min(run.upperBound, run.lowerBound + (to + margin) * grid.decimation)
        pieces.append(
          Piece(
            run: index,
            signal: QRSRun(
              samples, run: (run.lowerBound + start * grid.decimation)..<end, grid: grid),
            start: start,
            own: (part == 0 ? -.infinity : Double(from - 1))..<(isLast ? .infinity : Double(to + 1))
          ))
        length += to - from
      }
    }
    return portions + [QRSPortion(pieces: pieces)]
  }
}

extension QRSExtrema {
  /// The same complex counted from `samples` earlier.
  func later(by samples: Int) -> QRSExtrema {
    QRSExtrema(upward: upward?.later(by: samples), downward: downward?.later(by: samples))
  }

  /// Where the complex is.
  var place: Double? { (pointsUp ? upward : downward)?.place }
}

extension QRSExtrema.Peak {
  fileprivate func later(by samples: Int) -> QRSExtrema.Peak {
    QRSExtrema.Peak(place: place + Double(samples), height: height, amplitude: amplitude)
  }
}
