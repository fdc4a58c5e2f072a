/// The correlation of what is left of two series when a linear combination of others is taken
/// out of both.
enum PartialCorrelation {
  /// The coefficient; nil when nothing is left that varies.
  ///
  /// - Precondition: all series have one length, which exceeds the number of `others` by 4.
  /// - Throws: ``EstimationError`` when a series is a combination of the others.
  static func coefficient(
    _ x: [Double], _ y: [Double], given others: [[Double]]
  ) throws(EstimationError) -> Double? {
    let columns = [x.map { _ in 1 }] + others.map(\.centred)
    let days = Array(x.indices)
    let rests = try [
      LinearModel(days: days, columns: columns, response: x.centred).residuals,
      LinearModel(days: days, columns: columns, response: y.centred).residuals,
    ]
    return PearsonCorrelation.coefficient(rests[0], rests[1])
  }
}
