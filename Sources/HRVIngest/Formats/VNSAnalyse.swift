internal import HRVModel

extension RecordingFormat {
  /// The text export of VNS Analyse.
  static let vnsAnalyse = RecordingFormat(
    id: "vns-analyse",
    summary: "German sections, of which the RR intervals as recorded (Rohwerte) are read, in s",
    content: .rr,
    writers: "VNS Analyse on iOS (Commit)",
    exampleName: "VNS - 02.03.2026 07.15 Kurzzeit, 5min.txt",
    example: """
      Korrektur\tAktiv

      Hauptparameter der VNS Analyse - Rohwerte (Nicht aktiv)
      mainParameterRMSSD\tmainParameterHRMean
      41.20\t74.00\t

      RR-Intervalle - Rohwerte (Nicht aktiv)
      0.812\tNotiz: Start
      0.805\t
      0.823\t
      0.840\t

      RR-Intervalle - Korrigierte Werte (Aktiv)
      0.812\t
      0.805\t

      """,
    recognizes: { head in
      head.lines.contains {
        $0.hasPrefix("RR-Intervalle - ") || $0.hasPrefix("Hauptparameter der VNS Analyse")
      }
    },
    read: VNSAnalyse.read)
}

/// A line that names the section, then `s<TAB>[Notiz: …]` a line.
///
/// The intervals that the app corrected are not read: correction is a step of its own, whose
/// decisions can be looked at. The start stands in the name of the file alone. Taken from public
/// readers of such exports, not checked on a real file.
enum VNSAnalyse {
  private static let section = "RR-Intervalle - "
  private static let raw = "RR-Intervalle - Rohwerte"
  private static let note = "Notiz:"

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var remarks = Remarks()
    var table = IntervalTable()
    var lines = Lines(from: context.head.layout.start)
    var (isRaw, hasOthers) = (false, false)
    while lines.next(in: bytes) {
      guard let first = lines.words(in: bytes).first else { continue }
      if bytes[first.lowerBound] &- 0x30 >= 10 {
        let text = TextDecoding.text(bytes, lines.range)
        isRaw = text.hasPrefix(raw)
        hasOthers = hasOthers || text.hasPrefix(section) && !isRaw
        continue
      }
      guard isRaw else { continue }
      if lines.isUnterminated {
        remarks.note(
          "the last line is cut off and was left out", at: lines.place(of: first.lowerBound))
        break
      }
      guard
        let ms = DecimalNumber.parse(bytes, first, shift: 3)
          ?? DecimalNumber.parse(bytes, first, mark: .comma, shift: 3)
      else {
        throw context.error(
          .expected("an RR interval in s", found: TextDecoding.text(bytes, first)),
          at: lines.place(of: first.lowerBound),
          remedy: "Correct the value, or divide the file here")
      }
      noteMark(lines, behind: first, bytes, &remarks)
      table.append(intervalMs: ms, at: lines.place(of: first.lowerBound))
    }
    guard !table.intervalsMs.isEmpty else {
      throw context.error(
        .noBeats("an export of VNS Analyse without a section \"\(raw)\""),
        remedy: "Export the measurement again, with its RR intervals")
    }
    if hasOthers {
      remarks.note("the intervals as recorded are read; those that the app corrected are not")
    }
    return try context.recording(
      of: table, clock: nil, unit: .seconds, format: .vnsAnalyse, startInFile: nil, remarks: remarks
    )
  }

  private static func noteMark(
    _ lines: Lines, behind interval: Range<Int>, _ bytes: Span<UInt8>, _ remarks: inout Remarks
  ) {
    guard interval.upperBound + note.utf8.count < lines.range.upperBound else { return }
    let text = TextDecoding.text(bytes, interval.upperBound..<lines.range.upperBound).trimmed
    guard text.hasPrefix(note) else { return }
    remarks.note(oneOf: "notes", at: lines.place(of: interval.upperBound + 1)) {
      "a note: \(TextDecoding.shown(String(text.dropFirst(note.count)).trimmed))"
    }
  }
}
