/// A place where the power in the QRS band has a local maximum.
struct QRSCandidate {
  /// Where on the grid of the run.
  var index: Int
  /// The root mean square of the band-passed signal in the window around it, in the unit of
  /// the signal.
  var amplitude: Float
}
