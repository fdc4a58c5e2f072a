/// Files beside recordings that nobody means to analyse: what operating systems leave, and documents
/// and pictures that their names tell.
public enum JunkFile {
  /// Whether a file of this name is one of these: the AppleDouble twin (`._night.txt`) that travels
  /// in archives made on a Mac, a folder's view settings and previews, a README, a PDF, a picture, or
  /// the clinical summary (`export_cda.xml`) in an export of Apple Health.
  ///
  /// `fileName` may be a path; only its last component counts, but everything in a folder
  /// `__MACOSX` is litter. Asked of files that were found in a folder or an archive, never of one
  /// that a person named.
  public static func matches(_ fileName: String) -> Bool {
    let parts = fileName.split(separator: "/")
    let name = (parts.last.map(String.init) ?? fileName).lowercased()
    let dot = name.lastIndex(of: ".")
    let stem = dot.map { name[..<$0] } ?? name[...]
    let suffix = dot.map { name[name.index(after: $0)...] } ?? ""
    return name.hasPrefix("._") || names.contains(name) || stems.contains(String(stem))
      || suffixes.contains(String(suffix)) || parts.contains { $0.lowercased() == "__macosx" }
  }

  private static let names: Set<String> = [
    ".ds_store", "thumbs.db", "desktop.ini", "export_cda.xml",
  ]
  private static let stems: Set<String> = ["readme", "license", "licence", "copying", "changelog"]
  private static let suffixes: Set<String> = [
    "pdf", "md", "rtf", "doc", "docx", "html", "htm", "png", "jpg", "jpeg", "heic", "gif", "tif",
    "tiff", "bmp", "svg", "webp", "mp4", "mov", "mp3", "m4a", "wav",
  ]
}
