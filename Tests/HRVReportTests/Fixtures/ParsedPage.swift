import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// A page, read by an XML parser: every element with its attributes, and all text.
final class ParsedPage: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    let path: [String]
    var text = ""
  }

  private(set) var elements: [Element] = []
  private(set) var text = ""
  private(set) var error: String?
  private var open: [Int] = []

  init(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    if !parser.parse() { error = "\(parser.parserError.map { "\($0)" } ?? "?")" }
  }

  func elements(named name: String) -> [Element] { elements.filter { $0.name == name } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(
      Element(name: name, attributes: attributes, path: open.dropLast().map { elements[$0].name }))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    text += string
    for index in open { elements[index].text += string }
  }
}
