/// The modulation of a ``StationaryRR``, made sample after sample on a grid and read in between.
struct StationaryModulation {
  /// The distance of the grid, in s.
  private static let stepS = 0.5

  private var wander: [Forgetting]
  private var rhythms: [Oscillation]
  private var left: Double
  private var right: Double
  private var index = 0

  init(_ process: StationaryRR, _ stream: inout RandomStream) {
    wander = process.wander.map { part in
      Forgetting(sd: part.sdMs, perS: 2 * .pi * part.cornerHz, &stream)
    }
    rhythms = process.rhythms.map { Oscillation($0, &stream) }
    (left, right) = (0, 0)
    left = next(&stream)
    right = next(&stream)
  }

  /// The value at an instant, between two samples the straight line.
  ///
  /// - Precondition: the instant is not before the one asked for last.
  mutating func valueMs(atS timeS: Double, _ stream: inout RandomStream) -> Double {
    let position = timeS / Self.stepS
    while position >= Double(index + 1) {
      left = right
      right = next(&stream)
      index += 1
    }
    return left + (right - left) * (position - Double(index))
  }

  private mutating func next(_ stream: inout RandomStream) -> Double {
    var sum = 0.0
    for i in wander.indices { sum += wander[i].next(&stream) }
    for i in rhythms.indices { sum += rhythms[i].next(&stream) }
    return sum
  }

  /// A stationary first-order autoregression.
  private struct Forgetting {
    private var value: Double
    private let kept: Double
    private let fresh: Double

    init(sd: Double, perS: Double, _ stream: inout RandomStream) {
      kept = PortableMath.exponential(-perS * StationaryModulation.stepS)
      fresh = sd * (1 - kept * kept).squareRoot()
      value = sd * stream.normal()
    }

    mutating func next(_ stream: inout RandomStream) -> Double {
      value = kept * value + fresh * stream.normal()
      return value
    }
  }

  /// A rhythm: a turning pointer whose length and angle noise moves, or one of fixed length.
  private struct Oscillation {
    private let rhythm: StationaryRR.Rhythm
    private var swing: Forgetting?
    private var drift: Forgetting?
    private var turns: Double
    private var re: Double
    private var im: Double
    private let turn: (cosine: Double, sine: Double)
    private let kept: Double
    private let fresh: Double

    init(_ rhythm: StationaryRR.Rhythm, _ stream: inout RandomStream) {
      let stepS = StationaryModulation.stepS
      self.rhythm = rhythm
      kept = PortableMath.exponential(-2 * .pi * rhythm.widthHz * stepS)
      fresh = (1 - kept * kept).squareRoot()
      turn = (
        PortableMath.cosine(turns: rhythm.hz * stepS), PortableMath.sine(turns: rhythm.hz * stepS)
      )
      turns = stream.uniform()
      (re, im) = (stream.normal(), stream.normal())
      if rhythm.swing > 0 {
        swing = Forgetting(sd: rhythm.swing, perS: 1 / rhythm.memoryS, &stream)
      }
      if rhythm.driftHz > 0 {
        drift = Forgetting(sd: rhythm.driftHz, perS: 1 / rhythm.memoryS, &stream)
      }
    }

    mutating func next(_ stream: inout RandomStream) -> Double {
      var value: Double
      if rhythm.widthHz > 0 {
        (re, im) = (
          kept * (re * turn.cosine - im * turn.sine) + fresh * stream.normal(),
          kept * (re * turn.sine + im * turn.cosine) + fresh * stream.normal()
        )
        value = rhythm.sdMs * re
      } else {
        let hz = rhythm.hz + (drift?.next(&stream) ?? 0)
        turns += hz * StationaryModulation.stepS
        turns -= turns.rounded(.down)
        value = rhythm.sdMs * 2.squareRoot() * PortableMath.cosine(turns: turns)
      }
      if let logGain = swing?.next(&stream) {
        // The mean square stays what it was.
        value *= PortableMath.exponential(logGain - rhythm.swing * rhythm.swing)
      }
      return value
    }
  }
}
