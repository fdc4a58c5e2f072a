import Foundation
import HRVIngest

extension CocoaError {
  /// Why something could not be read or written, without a full stop: in the words of the system where
  /// it was the system that refused.
  var reason: String {
    if let refusal = underlying as? POSIXError {
      return "\(SystemError(code: refusal.code.rawValue))"
    }
    if let refusal = underlying as? NSError, refusal.domain == NSPOSIXErrorDomain {
      return "\(SystemError(code: Int32(truncatingIfNeeded: refusal.code)))"
    }
    let words = localizedDescription
    return words.hasSuffix(".") ? String(words.dropLast()) : words
  }
}
