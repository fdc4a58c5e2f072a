extension RecordingFormat {
  /// Elite HRV's export of one reading: whole ms, one a line; the start only in the name.
  static let eliteHRV = RecordingFormat(
    id: "elite-hrv",
    summary: "one RR interval in ms a line; the start in the name, YYYY-MM-DD HH-MM-SS.txt",
    content: .rr,
    writers: "Elite HRV",
    exampleName: "2026-03-02 07-15-00.txt",
    example: "812\n805\n823\n840\n818\n801\n",
    recognizes: { head in
      let name = Array(head.fileName.utf8)
      let isNamed = FileNameClues.datePatterns.contains { pattern in
        pattern.writer == "Elite HRV" && name.count == pattern.layout.utf8.count + 4
          && pattern.found(in: name) != nil && head.fileName.hasSuffix(".txt")
      }
      return isNamed && head.numericRows(width: 1)?.hasHeader == false
    },
    read: { bytes, context throws(IngestError) in
      try PlainRR.read(bytes, context, format: "elite-hrv")
    })
}
