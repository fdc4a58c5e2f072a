/// How a recording is cut into windows, each of which is analysed for itself.
public struct AnalysisWindows: Hashable, Sendable {
  /// The length of a window, in seconds.
  public let lengthS: Double
  /// The time from the start of a window to that of the next, in seconds.
  public let stepS: Double
  /// Where the first window begins.
  public let alignment: Alignment
  /// The least share of a window that its intervals must cover, in `0...1`; below it, the window
  /// has no metrics.
  public let minimumCoverage: Double

  /// Where windows begin.
  public enum Alignment: String, Hashable, Sendable, CaseIterable {
    /// The first begins with the recording.
    case recording
    /// Each begins at a multiple of the step after midnight, on the clock that showed when the
    /// recording began; a change of that clock in the night is not followed.
    case clock
  }

  /// Four fifths: a window that lacks more says little of the time that it is named after.
  public static let standardMinimumCoverage = 0.8

  /// Windows of this length.
  ///
  /// - Parameters:
  ///   - lengthS: in `10...86_400`.
  ///   - stepS: in `1...86_400`; the length when nil, so that windows neither overlap nor leave
  ///     anything out.
  /// - Throws: ``ModelError/outOfRange(quantity:value:allowed:)``.
  public init(
    lengthS: Double, stepS: Double? = nil, alignment: Alignment = .recording,
    minimumCoverage: Double = Self.standardMinimumCoverage
  ) throws(ModelError) {
    let stepS = stepS ?? lengthS
    guard (10...86_400).contains(lengthS) else {
      throw .outOfRange(quantity: "window length in s", value: lengthS, allowed: "10 to 86400")
    }
    guard (1...86_400).contains(stepS) else {
      throw .outOfRange(quantity: "step of windows in s", value: stepS, allowed: "1 to 86400")
    }
    guard (0...1).contains(minimumCoverage) else {
      throw .outOfRange(
        quantity: "covered share of a window", value: minimumCoverage, allowed: "0 to 1")
    }
    self.lengthS = lengthS
    self.stepS = stepS
    self.alignment = alignment
    self.minimumCoverage = minimumCoverage
  }

  /// The starts of all windows that lie wholly inside a recording, in seconds since time 0.
  ///
  /// What is left over at the end is not a window. A microsecond is allowed for the rounding of
  /// a recording's length.
  ///
  /// - Parameter start: what the clock showed at time 0; ``Alignment/clock`` needs it, and
  ///   without it there are no windows.
  public func startsS(inRecordingOf durationS: Double, from start: Timestamp?) -> [Double] {
    var firstS = 0.0
    if alignment == .clock {
      guard let start else { return [] }
      let sinceMidnightS = Double(start.localMilliseconds.remainder(86_400_000)) / 1000
      firstS = (sinceMidnightS / stepS).rounded(.up) * stepS - sinceMidnightS
    }
    let roomS = durationS - firstS - lengthS + 1e-6
    guard roomS >= 0 else { return [] }
    return (0...Int(roomS / stepS)).map { firstS + Double($0) * stepS }
  }
}

extension Int64 {
  /// What is left of a division that rounds towards minus infinity.
  fileprivate func remainder(_ divisor: Int64) -> Int64 {
    self - floorDivided(self, divisor) * divisor
  }
}
