/// The names of files that are written into one folder, for inputs from several.
struct OutputNames {
  private var taken: Set<String> = []

  /// No names yet.
  init() {}

  /// The name of the file at `path`, with `ending` in place of its extension; with a number when
  /// there is one of that name already.
  mutating func name(for path: String, ending: String) -> String {
    let file = path == "-" ? "stdin" : path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    var name = stem + ending
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(stem)-\(number)\(ending)"
      number += 1
    }
    return name
  }
}
