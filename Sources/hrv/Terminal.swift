import Foundation

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The terminal that results go to.
enum Terminal {
  /// Its width in columns, at least 40 and at most 200; 80 where results go elsewhere.
  static var widthColumns: Int {
    var size = winsize()
    guard unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(200, max(40, Int(size.ws_col)))
  }
}
