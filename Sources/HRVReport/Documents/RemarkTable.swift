internal import HRVModel

/// The remarks on reading, each at its place.
enum RemarkTable {
  static func table(_ remarks: [(place: String, message: String)]) -> TextTable {
    let side: TextTable.Alignment =
      remarks.allSatisfy { $0.place.hasPrefix("line ") } ? .trailing : .leading
    var table = TextTable([.init("", side), .init("", wraps: true)], indent: 2)
    for remark in remarks { table.append([remark.place, remark.message]) }
    return table
  }

  /// Those of one file, under their title; empty when there are none.
  static func text(
    _ remarks: [ReadingRemark], _ style: TextStyle, _ widthColumns: Int
  ) -> String {
    guard !remarks.isEmpty else { return "" }
    return "\n" + style.apply(.bold, to: "remarks on reading") + "\n"
      + table(remarks.map { ("line \($0.location.line)", $0.message) })
      .text(widthColumns: widthColumns, style: style)
  }
}
