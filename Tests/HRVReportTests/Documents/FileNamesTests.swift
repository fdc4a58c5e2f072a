import Testing

@testable import HRVReport

@Suite("File names")
struct FileNamesTests {
  @Test(
    "lose the folder that they share, and nothing else",
    arguments: [
      (["a/b/x.csv", "a/b/y.csv"], "a/b/", ["x.csv", "y.csv"]),
      (["a/b/x.csv", "a/c/x.csv"], "a/", ["b/x.csv", "c/x.csv"]),
      (["/x", "/y"], "/", ["x", "y"]),
      (["x", "y"], "", ["x", "y"]),
      (["a/x", "ab/x"], "", ["a/x", "ab/x"]),
      (["a/b/x.csv"], "a/b/", ["x.csv"]),
      (["a/", "a/x"], "a/", ["", "x"]),
      ([], "", []),
    ] as [([String], String, [String])])
  func shared(files: [String], folder: String, names: [String]) {
    let result = FileNames(files)
    #expect(result.folder == folder && result.names == names)
    #expect(result.names.map { result.folder + $0 } == files)
  }
}
