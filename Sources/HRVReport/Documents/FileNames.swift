internal import HRVModel

/// The names of several files without the folder that they share.
struct FileNames {
  /// The folder that holds all of them, with a slash at its end; empty when they share none.
  let folder: String
  /// The files within it, in order.
  let names: [String]

  /// Of files as a person named them.
  ///
  /// - Complexity: O(*characters*).
  init(_ files: [String]) {
    let folders = files.map {
      $0.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    }
    var shared = folders.first ?? []
    for folder in folders.dropFirst() {
      let same = zip(shared, folder).prefix { $0 == $1 }.count
      shared = shared.prefix(same)
    }
    folder = shared.isEmpty ? "" : shared.joined(separator: "/") + "/"
    names = files.map { [folder] in String($0.dropFirst(folder.count)) }
  }

  init(_ analyses: [RecordingAnalysis]) {
    self.init(analyses.map(\.recording.provenance.file))
  }

  /// The names in a sentence.
  var listing: String { names.map(VisibleText.line).joined(separator: ", ") }
}
