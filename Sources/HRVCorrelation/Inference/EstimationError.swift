/// Why an estimate cannot be made from data that no rule forbade.
public enum EstimationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A column of the design is a combination of the columns before it.
  case collinear(column: Int)
  /// The design explains the response completely.
  case noResidual
  /// The values span too many orders of magnitude.
  case notFinite
  /// A routine of GSL refused, with its status.
  case library(routine: String, status: Int)
  /// There was no memory for a workspace.
  case noMemory

  /// What happened, in words.
  public var description: String {
    switch self {
    case .collinear: "exposure, trend and covariates say the same thing twice"
    case .noResidual: "exposure, trend and covariates explain every value completely"
    case .notFinite: "the values span too many orders of magnitude"
    case .library(let routine, let status): "\(routine) ended with status \(status)"
    case .noMemory: "there was no memory"
    }
  }
}
