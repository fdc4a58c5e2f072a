/// The shape of a heartbeat in one lead: five Gaussian waves around the R apex.
///
/// - Source of the idea: P. E. McSharry, G. D. Clifford, L. Tarassenko, L. A. Smith, "A
///   dynamical model for generating synthetic electrocardiogram signals", IEEE Trans. Biomed.
///   Eng. 50(3), 2003, pp. 289–294. doi:10.1109/TBME.2003.808805. Here the waves are a plain
///   sum on the time axis, not the trajectory of an oscillator, so that every beat sits exactly
///   where the intervals put it; all parameters are this package's own.
///
/// Offsets and widths are in s for an interval of 1 s. The T wave moves and widens with the
/// square root of the interval before the beat, as the QT interval roughly does. The
/// amplitude of S is such that the slopes of Q and S cancel at time 0: the highest point of a
/// beat is the R instant itself, to within a microsecond.
enum ECGMorphology {
  /// A Gaussian wave: amplitude · exp(−(t − centre)² / (2 · width²)).
  struct Wave {
    /// Relative to the R wave.
    let amplitude: Double
    let centreS: Double
    let widthS: Double

    /// The value `timeS` after the R apex.
    func value(atS timeS: Double) -> Double {
      let u = (timeS - centreS) / widthS
      return amplitude * PortableMath.exponential(-u * u / 2)
    }

    /// The times beyond which the wave is below 2·10⁻⁸ of its height.
    var extentS: ClosedRange<Double> { (centreS - 6 * widthS)...(centreS + 6 * widthS) }
  }

  private static let p = Wave(amplitude: 0.12, centreS: -0.17, widthS: 0.022)
  private static let q = Wave(amplitude: -0.12, centreS: -0.028, widthS: 0.009)
  private static let r = Wave(amplitude: 1, centreS: 0, widthS: 0.010)
  private static let s = {
    let shape = Wave(amplitude: 1, centreS: 0.030, widthS: 0.010)
    return Wave(
      amplitude: -slope(q) / slope(shape), centreS: shape.centreS, widthS: shape.widthS)
  }()
  private static let t = Wave(amplitude: 0.28, centreS: 0.26, widthS: 0.045)

  /// The slope of a wave at the R apex, in R heights a second.
  private static func slope(_ wave: Wave) -> Double {
    wave.value(atS: 0) * wave.centreS / (wave.widthS * wave.widthS)
  }

  /// The waves of a sinus beat that ends an interval of `intervalS`.
  static func sinus(afterS intervalS: Double) -> [Wave] { [p, q, r, s, repolarization(intervalS)] }

  /// The waves of a ventricular premature beat: no P, a wide QRS, T the other way.
  static func premature(afterS intervalS: Double) -> [Wave] {
    let wide = [q, r, s].map {
      Wave(amplitude: $0.amplitude, centreS: $0.centreS * 2.4, widthS: $0.widthS * 2.4)
    }
    let t = repolarization(intervalS)
    return wide + [Wave(amplitude: -t.amplitude, centreS: t.centreS, widthS: t.widthS)]
  }

  private static func repolarization(_ intervalS: Double) -> Wave {
    let stretch = intervalS.squareRoot()
    return Wave(
      amplitude: t.amplitude, centreS: t.centreS * stretch, widthS: t.widthS * stretch)
  }
}
