internal import CGSL

/// What every call of the GNU Scientific Library goes through.
///
/// GSL's own error handler ends the process. It is switched off once, before the first call;
/// from then on each status is looked at, and a failure is a ``EstimationError``.
enum GSL {
  private static let handlerIsOff: Void = {
    _ = unsafe gsl_set_error_handler_off()
  }()

  /// Switches the error handler off, once; every wrapper begins with it.
  static func prepare() { handlerIsOff }

  /// Throws unless `status` says success.
  static func check(_ status: Int32, _ routine: StaticString) throws(EstimationError) {
    guard status == Int32(GSL_SUCCESS) else {
      throw .library(routine: "\(routine)", status: Int(status))
    }
  }
}
