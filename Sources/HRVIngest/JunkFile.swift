/// Files that operating systems leave beside recordings, which nobody means to analyse.
public enum JunkFile {
  /// Whether a file of this name is such a leftover: the AppleDouble twin (`._night.txt`) that
  /// travels in archives made on a Mac, or a folder's view settings and previews.
  ///
  /// `fileName` may be a path; only its last component counts, but everything in a folder
  /// `__MACOSX` is litter.
  public static func matches(_ fileName: String) -> Bool {
    let parts = fileName.split(separator: "/")
    let name = parts.last.map(String.init) ?? fileName
    return name.hasPrefix("._") || names.contains(name.lowercased())
      || parts.contains { $0.lowercased() == "__macosx" }
  }

  private static let names: Set<String> = [".ds_store", "thumbs.db", "desktop.ini"]
}
