/// A file that is not written yet.
public struct SimulatedFile: Hashable, Sendable {
  /// Where it belongs, relative to a folder that the caller chooses; parts divided by `/`.
  public let path: String
  /// What it holds.
  public let bytes: [UInt8]

  /// Creates a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The same file inside a folder.
  public func inFolder(_ folder: String) -> SimulatedFile {
    SimulatedFile(path: folder + "/" + path, bytes: bytes)
  }
}
