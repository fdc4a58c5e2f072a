public import Foundation

/// Real recordings for local tests. They are never part of the project: tests look for them in
/// the folder that `HRV_REAL_DATA` names, or in `../shared/data` beside the checkout, and are
/// skipped with ``skipReason`` where there are none.
public enum RealData {
  /// The folder, if it is there.
  public static let root: URL? = {
    let named = ProcessInfo.processInfo.environment["HRV_REAL_DATA"].map {
      URL(filePath: $0, directoryHint: .isDirectory)
    }
    let beside = SampleData.packageRoot.deletingLastPathComponent()
      .appending(path: "shared/data", directoryHint: .isDirectory)
    return (named ?? beside).isDirectory ? named ?? beside : nil
  }()

  /// Whether real recordings are there.
  public static var isAvailable: Bool { root != nil }

  /// What a skipped test says.
  public static let skipReason =
    "real recordings are not here: set HRV_REAL_DATA to a folder of them"

  /// The file at `path` below the folder.
  public static func url(_ path: String) -> URL? { root?.appending(path: path) }
}

/// Files of `SampleData/`, found from this file, whatever the working directory.
public enum SampleData {
  /// The root of the package.
  public static let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  /// The folder of synthetic samples.
  public static let root = packageRoot.appending(path: "SampleData")
  /// The file at `path` below the folder.
  public static func url(_ path: String) -> URL { root.appending(path: path) }
}

extension URL {
  fileprivate var isDirectory: Bool {
    (try? resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
  }
}
