import Foundation

/// Paths that begin in the home folder, as a person writes them where no shell writes them out: behind
/// an `=`, or in a configuration file.
enum HomePath {
  /// `~` and `~/…` below the home folder; any other path as it stands. What merely begins with `~`, as
  /// names of some editors' copies do, is a name in the working directory and nobody's home.
  ///
  /// - Parameter home: the home folder, if the environment names it.
  static func expanded(_ path: String, home: String?) -> String {
    guard path.hasPrefix("~") else { return path }
    guard path == "~" || path.hasPrefix("~/") else { return "./" + path }
    return folder(home) + path.dropFirst()
  }

  /// The home folder: the one that the environment names, else that of the system's list of people.
  static func folder(_ home: String?) -> String {
    home.flatMap { $0.isEmpty ? nil : $0 } ?? FileManager.default.homeDirectoryForCurrentUser.path
  }
}
