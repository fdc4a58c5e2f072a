import Foundation

/// Where the parts of a page lie on paper, read from the PDF itself: marks of a word each are put into
/// the page, and looked for on the sheets by `pdftotext` (poppler).
struct PaperProbe {
  /// The program; nil where there is none.
  static let executable: URL? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { URL(filePath: "\($0)").appending(path: "pdftotext") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// What must lie on one sheet.
  struct Part {
    let name: String
    /// The marks at its beginning and at its end.
    let first: Int
    let last: Int
  }

  private(set) var page = ""
  private(set) var parts: [Part] = []
  /// The number of marks.
  private(set) var count = 0
  /// The mark at the end of the first figures: what is meant for the first sheet.
  private(set) var overviewEnd: Int?

  /// Text can stand right after the opening tags of these.
  private static var holders: Regex<(Substring, Substring, Substring?)> {
    /<(p|td|th|li|dt|dd|text|h[1-4]|caption)( [^>]*)?>/
  }

  /// Puts a mark at the beginning of every text of `bytes`, and keeps what each part of the page
  /// begins and ends with.
  init(_ bytes: [UInt8]) {
    let source = String(decoding: bytes, as: UTF8.self)
    let body = source.range(of: "<main>")?.upperBound ?? source.startIndex
    page = String(source[..<body])
    var open: [(name: String, mark: Int)] = []
    var heading: (mark: Int, text: String)?
    var rest = source[body...]
    while let tag = rest.firstMatch(of: /<\/?[a-z][a-z0-9]*( [^>]*)?>/) {
      let text = String(tag.output.0)
      page += rest[..<tag.range.lowerBound]
      if text.hasPrefix("</tr") || text.hasPrefix("</figure") {
        if let part = open.popLast(), part.mark < count {
          parts.append(Part(name: part.name, first: part.mark, last: count - 1))
        }
      }
      page += text
      if text.hasPrefix("<tr") || text.hasPrefix("<figure") && !text.hasPrefix("<figcaption") {
        open.append((text, count))
      }
      if text.wholeMatch(of: Self.holders) != nil {
        page += text.hasPrefix("<text") ? Self.mark(count, "tspan") : Self.mark(count, "span")
        // A heading and what comes after it belong together.
        if let (mark, title) = heading {
          parts.append(Part(name: "heading \(title)", first: mark, last: count))
        }
        heading =
          text.hasPrefix("<h")
          ? (count, String(rest[tag.range.upperBound...].prefix { $0 != "<" })) : nil
        count += 1
      }
      if text.hasPrefix("<h2"), overviewEnd == nil, page.contains("class=\"overview\""),
        parts.contains(where: { $0.name.contains("poincare") || $0.name.contains("study-days") })
      {
        overviewEnd = parts.last { $0.name.hasPrefix("<figure") }?.last
      }
      rest = rest[tag.range.upperBound...]
    }
    page += rest
  }

  private static func mark(_ number: Int, _ element: String) -> String {
    "<\(element) style=\"font-size:1px;line-height:0\">zq\(number)qz</\(element)>"
  }

  /// The sheet of each mark that is seen, by its number.
  static func sheets(of pdf: URL) throws -> [Int: Int] {
    let text = pdf.appendingPathExtension("txt")
    let process = Process()
    process.executableURL = executable
    process.arguments = ["-raw", pdf.path, text.path]
    try process.run()
    process.waitUntilExit()
    let sheets = try String(contentsOf: text, encoding: .utf8).components(separatedBy: "\u{0C}")
    var places: [Int: Int] = [:]
    for (sheet, words) in sheets.enumerated() {
      for match in words.matches(of: /zq([0-9]+)qz/) {
        // Titles of a table come again on each of its sheets.
        if let number = Int(match.output.1), places[number] == nil { places[number] = sheet }
      }
    }
    return places
  }

  /// The parts that lie on more than one sheet, by the marks of theirs that are seen.
  func cut(_ places: [Int: Int]) -> [String] {
    parts.compactMap { part in
      // Of a heading: itself, and the first text after it that is shown.
      let marks =
        part.name.hasPrefix("heading")
        ? [part.first] + [(part.last..<count).first { places[$0] != nil }].compactMap { $0 }
        : Array(part.first...part.last)
      let sheets = Set(marks.compactMap { places[$0] })
      return sheets.count > 1 ? "\(part.name) \(part.first) on sheets \(sheets.sorted())" : nil
    }
  }
}
