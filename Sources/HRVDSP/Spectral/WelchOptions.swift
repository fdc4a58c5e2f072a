public import HRVModel

/// How Welch's method resamples and cuts a recording.
public struct WelchOptions: Hashable, Sendable {
  /// The rate of the resampled tachogram, in Hz.
  public let resampleHz: Double
  /// The length of a segment, in seconds. Bins lie `1 / segmentS` Hz apart.
  public let segmentS: Double
  /// The shortest stretch that still gives a spectrum when none is as long as a segment, in
  /// seconds.
  public let minimumSegmentS: Double
  /// The share of a segment that its neighbour shares.
  public let overlap: Double
  /// The weights that fade a segment in and out.
  public let window: Window
  /// What is removed from each resampled stretch before it is cut.
  public let detrending: Detrending

  /// The number of samples of a segment.
  package let segmentLength: Int
  /// The least number of samples of a segment.
  package let minimumLength: Int

  /// 4 Hz, segments of 180 s, no less than 110 s, half overlapping, Hann's window, no detrending.
  public static let standard = WelchOptions(
    unchecked: 4, 180, SpectralSettings.shortestS, 0.5, .hann, .none)

  /// Creates options, or refuses what no spectrum can be made with.
  ///
  /// Lengths are rounded to whole samples.
  ///
  /// - Parameters:
  ///   - resampleHz: in `1...100`.
  ///   - segmentS: in `10...86_400`.
  ///   - minimumSegmentS: in `10...segmentS`; when nil, 110 s or `segmentS` if that is less.
  ///   - overlap: in `0...0.9`.
  ///   - window: the weights of a segment.
  ///   - detrending: what is removed from each stretch as a whole.
  /// - Throws: ``HRVModel/ModelError/outOfRange(quantity:value:allowed:)``.
  public init(
    resampleHz: Double = 4, segmentS: Double = 180, minimumSegmentS: Double? = nil,
    overlap: Double = 0.5, window: Window = .hann, detrending: Detrending = .none
  ) throws(ModelError) {
    try Self.check(resampleHz, in: 1...100, "resampling rate in Hz")
    try Self.check(segmentS, in: 10...86_400, "segment length in s")
    let minimumSegmentS = minimumSegmentS ?? min(SpectralSettings.shortestS, segmentS)
    try Self.check(minimumSegmentS, in: 10...segmentS, "minimum segment length in s")
    try Self.check(overlap, in: 0...0.9, "overlap")
    self.init(unchecked: resampleHz, segmentS, minimumSegmentS, overlap, window, detrending)
  }

  private init(
    unchecked resampleHz: Double, _ segmentS: Double, _ minimumSegmentS: Double,
    _ overlap: Double, _ window: Window, _ detrending: Detrending
  ) {
    self.resampleHz = resampleHz
    self.segmentS = segmentS
    self.minimumSegmentS = minimumSegmentS
    self.overlap = overlap
    self.window = window
    self.detrending = detrending
    segmentLength = Int((segmentS * resampleHz).rounded())
    minimumLength = Int((minimumSegmentS * resampleHz).rounded())
  }

  static func check(
    _ value: Double, in allowed: ClosedRange<Double>, _ quantity: String
  ) throws(ModelError) {
    guard allowed.contains(value) else {
      throw .outOfRange(
        quantity: quantity, value: value,
        allowed: "\(allowed.lowerBound) to \(allowed.upperBound)")
    }
  }
}
