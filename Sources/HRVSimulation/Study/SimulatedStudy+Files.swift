internal import HRVModel

extension SimulatedStudy {
  /// The days before the study that a complete log speaks for, so that the body pool is known
  /// from the first recording on.
  public static let loggedDaysBefore = 28

  /// The study as files: `recordings/…` in the layout asked for, `intake.csv`, `truth.json`.
  ///
  /// Recordings of an app that names all its files alike lie in a folder each.
  public func files(in layout: ExportLayout<SimulatedRR>) -> [SimulatedFile] {
    let written = recordings.map { layout.files(of: $0.rr, $0.session) }
    let names = written.joined().map(\.path)
    let areApart = Set(names).count == names.count
    return zip(recordings, written).flatMap { recording, files in
      let session = recording.session
      let own = areApart ? "" : "/\(session.compactDay)_\(session.clock(separator: ""))"
      return files.map { $0.inFolder("recordings" + own) }
    } + [
      SimulatedFile(path: "intake.csv", bytes: Array(intakeLog.utf8)),
      SimulatedFile(path: "truth.json", bytes: Array(truthJSON.utf8)),
    ]
  }

  /// The intake log: a row with `start` and `stop` is a daily regimen, any other a single dose.
  public var intakeLog: String {
    var text = TextBuffer("time,form,dose,unit,basis,start,stop,note\n")
    switch options.logging {
    case .nothing: break
    case .dosesOnly: writeDoses(to: &text)
    case .complete: writeRegimens(to: &text)
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func writeDoses(to text: inout TextBuffer) {
    for day in days where day.isOn {
      text.append(day.day)
      text.append(byte: "T")
      writeDose(to: &text)
      text.append(",,,\n")
    }
  }

  private func writeRegimens(to text: inout TextBuffer) {
    for span in loggedSpans {
      if span.isOn {
        writeDose(to: &text)
        text.append(byte: ",")
      } else {
        text.append(",none,,,,")
      }
      text.append(span.first)
      text.append(byte: ",")
      text.append(span.last)
      text.append(",\n")
    }
  }

  /// The days before the study and its phases; neighbours that are alike are one.
  private var loggedSpans: [(isOn: Bool, first: CivilDay, last: CivilDay)] {
    let before = Schedule.Phase(isOn: false, days: Self.loggedDaysBefore)
    var spans: [(isOn: Bool, first: CivilDay, last: CivilDay)] = []
    var from = options.firstDay.advanced(by: -Self.loggedDaysBefore)
    for phase in [before] + options.schedule.phases {
      let last = from.advanced(by: phase.days - 1)
      if let previous = spans.last, previous.isOn == phase.isOn {
        spans[spans.count - 1].last = last
      } else {
        spans.append((phase.isOn, from, last))
      }
      from = last.advanced(by: 1)
    }
    return spans
  }

  private func writeDose(to text: inout TextBuffer) {
    let dose = options.dose
    text.append(dose.minuteOfDay / 60, width: 2)
    text.append(byte: ":")
    text.append(dose.minuteOfDay % 60, width: 2)
    text.append(byte: ",")
    text.append(quoted(dose.formID))
    text.append(byte: ",")
    text.append(units(dose.elementalMg, decimals: 3), upToDecimals: 3)
    text.append(",mg,elemental")
  }

  /// A cell that may hold commas, quotation marks and line breaks.
  private func quoted(_ cell: String) -> String {
    let special = cell.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    guard special else { return cell }
    let doubled = cell.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + doubled.joined(separator: "\"\"") + "\""
  }
}
