import Foundation
import HRVIngest

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
  static var widthColumns: Int { columns(of: 1).map(clamped) ?? 80 }

  /// The width of tables in columns, at least 40 and at most 200: that of the terminal, else what
  /// `COLUMNS` says, else 100.
  static var tableColumns: Int {
    let said = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    return (columns(of: 1) ?? said).map(clamped) ?? 100
  }

  /// The width of the terminal that diagnostics go to; nil where they go elsewhere, or to a terminal
  /// that does not tell.
  static var diagnosticColumns: Int? { columns(of: 2) }

  private static func clamped(_ columns: Int) -> Int { min(200, max(40, columns)) }

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// The words of the command line, without the name of the program. Bytes that are no UTF-8 are
  /// escaped, so that they still name a file: see ``PathText``.
  static var words: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { i in
      guard let word = unsafe CommandLine.unsafeArgv[i] else { return nil }
      let count = unsafe strlen(word)
      return unsafe word.withMemoryRebound(to: UInt8.self, capacity: count) {
        unsafe PathText.written(UnsafeBufferPointer(start: $0, count: count).span)
      }
    }
  }
}
