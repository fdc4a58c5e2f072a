public import HRVModel

extension RecordingReader {
  /// Reads what an expert marked in a WFDB record.
  ///
  /// - Parameters:
  ///   - path: the header of the record, `100.hea`; it may lie in a zip archive.
  ///   - annotator: the extension of the annotation file beside it, such as `atr`.
  /// - Throws: ``IngestError`` when one of the two files is missing or cannot be read, when
  ///   annotations go back in time, or when no beat is among them.
  /// - Complexity: O(*bytes*).
  public func annotations(
    ofRecordAt path: String, annotator: String
  ) throws(IngestError) -> BeatAnnotations {
    let input = try InputFile(path: path)
    let (file, plainName, siblings) = (input.name, input.plainName, input.siblings)
    return try input.withBytes { bytes throws(IngestError) in
      let context = ReadingContext(
        file: file, options: options, head: FileHead(bytes, file: plainName), siblings: siblings)
      let header = try WFDBHeader(bytes, context: context)
      return try Self.annotations(annotator, of: header, context)
    }
  }

  /// As ``annotations(ofRecordAt:annotator:)``, of files in memory, by name.
  public func annotations(
    header: [UInt8], file: String, annotator: String, siblings: [String: [UInt8]]
  ) throws(IngestError) -> BeatAnnotations {
    let context = ReadingContext(
      file: file, options: options, head: FileHead(header.span, file: file),
      siblings: SiblingFiles(inMemory: siblings))
    return try Self.annotations(
      annotator, of: try WFDBHeader(header.span, context: context), context)
  }

  private static func annotations(
    _ annotator: String, of header: WFDBHeader, _ context: ReadingContext
  ) throws(IngestError) -> BeatAnnotations {
    let name = "\(WFDBRecord.stem(context.head.fileName)).\(annotator)"
    let beside = ReadingContext(
      file: context.siblings.path(of: name), options: context.options, head: context.head,
      siblings: context.siblings)
    let found = try context.siblings.withBytes(of: name) { bytes throws(IngestError) in
      try WFDBReference.annotations(in: bytes, headerRateHz: header.rateHz, beside)
    }
    guard let found else {
      throw beside.error(
        .unreadableFile("there is no such file beside the header"),
        remedy: "Copy the annotations there, or name others, such as --annotations qrs")
    }
    return found
  }
}
