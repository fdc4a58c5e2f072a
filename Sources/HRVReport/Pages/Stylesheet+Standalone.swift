extension Stylesheet {
  /// The look of a drawing that stands by itself: that of the pages in light, without variables,
  /// which many programs that draw do not know.
  static let standalone: String = {
    let rules = "\(charts)\(marks)"
    var text = ""
    var rest = rules[...]
    while let use = rest.firstRange(of: "var(--") {
      text += rest[..<use.lowerBound]
      let name = rest[use.upperBound...].prefix { $0 != ")" }
      text += colour(String(name))
      rest = rest[use.upperBound...].dropFirst(name.count + 1)
    }
    return text + rest
      + """
      .chart text.title{font-size:17px;font-weight:600;fill:\(colour("ink"))}
      .ground{fill:\(colour("panel"))}

      """
  }()

  /// The value of a colour in the light scheme, which stands first.
  static func colour(_ name: String) -> String {
    let all = "\(colours)"
    guard let place = all.firstRange(of: "--\(name):") else { return "currentColor" }
    return String(all[place.upperBound...].prefix { $0 != ";" && $0 != "}" })
  }
}
