internal import HRVModel

/// A line and a byte column, both from 1.
struct Place: Hashable, Sendable {
  private let packedLine: UInt32
  private let packedColumn: UInt32

  init(line: Int, column: Int) {
    packedLine = UInt32(clamping: line)
    packedColumn = UInt32(clamping: column)
  }

  /// The first byte of a file.
  static let beginning = Place(line: 1, column: 1)

  var line: Int { Int(packedLine) }
  var column: Int { Int(packedColumn) }

  func location(in file: String) -> SourceLocation {
    SourceLocation(file: file, line: line, column: column)
  }
}
