public import HRVModel

extension IntakeEntry {
  /// The magnesium of one dose of the row, in mg; 0 for `none`.
  ///
  /// - Throws: ``IntakeResolutionError`` when that would take a guess.
  public func elementalMg() throws(IntakeResolutionError) -> Double {
    switch try DoseConversion.convert(self) {
    case .nothing: 0
    case .dose(let dose): dose.elementalMg
    }
  }
}
