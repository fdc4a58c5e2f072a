#if canImport(Darwin)
internal import Darwin
#elseif canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// What the system does to names of files.
public enum SystemMove {
  /// Puts the file at `path` in the place of the one at `other`, if there is one, in one step: whoever
  /// looks sees the old file or the new one, whole.
  ///
  /// Both must lie on one file system.
  ///
  /// - Throws: ``SystemError`` when the system refuses.
  public static func replace(_ other: String, by path: String) throws(SystemError) {
    guard unsafe rename(path, other) == 0 else { throw SystemError(code: errno) }
  }
}

/// A refusal of the system.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Its number.
  public let code: Int32

  /// The refusal of this number.
  public init(code: Int32) { self.code = code }

  /// Its words.
  public var description: String {
    unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}
