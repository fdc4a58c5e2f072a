internal import HRVModel

/// Files compressed by gzip.
///
/// - Source: RFC 1952. One file may consist of several members, whose contents follow each
///   other. The CRC-32 and the length of each are checked.
enum GzipFile {
  /// Unpacks all of `source`, which `file` names in messages.
  static func contents(of source: ByteSource, file: String) throws(IngestError) -> [UInt8] {
    var inflation = Inflation(source, 0..<source.count, .gzip)
    repeat {
      let offset = inflation.offset
      let start = try source.bytes(offset..<(offset + Container.signatureBytes))
      guard offset == 0 || Container(start) == .gzip else {
        throw IngestError(
          .unreadableFile("something else stands behind its gzip data"),
          at: Place(byte: offset).location(in: file), remedy: "Copy or download it again")
      }
      do throws(Inflation.Fault) {
        try inflation.readStream()
      } catch {
        throw error.described("its gzip data", of: file)
      }
    } while !inflation.isAtEnd
    return inflation.finish()
  }

  /// The name of what is in a file called `name`: without its `.gz`.
  static func plainName(_ name: String) -> String {
    name.lowercased().hasSuffix(".gz") && name.utf8.count > 3 ? String(name.dropLast(3)) : name
  }
}

extension Inflation.Fault {
  /// The error that a person is shown; `data` is a plural noun phrase.
  func described(_ data: String, of file: String) -> IngestError {
    let why: String
    let remedy: String
    switch self {
    case .damaged: (why, remedy) = ("\(data) are damaged", "Copy or download it again")
    case .cutOff: (why, remedy) = ("\(data) are cut off", "Copy or download it again")
    case .tooLarge:
      (why, remedy) = ("\(data) unpack to more than 1 GiB", "Unpack it and read it in parts")
    case .tooDense:
      why =
        "\(data) unpack to more than \(Inflation.ratioLimit) times their size, as no"
        + " recording does"
      remedy = "Unpack it yourself if you trust it"
    case .source(let error): return error
    }
    return IngestError(.unreadableFile(why), at: SourceLocation(file: file), remedy: remedy)
  }
}
