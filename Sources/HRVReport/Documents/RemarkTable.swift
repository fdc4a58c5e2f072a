internal import HRVModel

/// The remarks on reading one file, by line.
enum RemarkTable {
  static func table(_ remarks: [ReadingRemark]) -> TextTable {
    var table = TextTable([.init("", .trailing), .init("", wraps: true)], indent: 2)
    for remark in remarks { table.append(["line \(remark.location.line)", remark.message]) }
    return table
  }

  /// The same under its title; empty when there are none.
  static func text(
    _ remarks: [ReadingRemark], _ style: TextStyle, _ widthColumns: Int
  ) -> String {
    guard !remarks.isEmpty else { return "" }
    return "\n" + style.apply(.bold, to: "remarks on reading") + "\n"
      + table(remarks).text(widthColumns: widthColumns, style: style)
  }
}
