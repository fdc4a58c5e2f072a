/// Exports that are known to hold no beats: recognized to say so, and what to export instead.
struct BeatlessExport: Sendable {
  /// What such a file holds, in words that fit "this holds …, not beats".
  let what: String
  /// What to do instead: one sentence without its full stop.
  let remedy: String
  /// Whether a file with this beginning is one of these.
  let recognizes: @Sendable (FileHead) -> Bool

  /// Every such export that is known.
  static let all = ofApps + DailySummaryFormats.all.compactMap { BeatlessExport($0) } + ofAnyone

  private static let ofApps: [BeatlessExport] = [
    BeatlessExport(
      what: "the heart rate stream of Polar Sensor Logger (averages in bpm)",
      remedy: "Read the file of the same recording that ends in _RR.txt, or in _ECG.txt",
      recognizes: { head in
        // Early versions put intervals into columns behind the rate, mostly unnamed ones.
        head.begins("phonetimestamp", "hr") && !head.hasColumn { $0.isInterval }
          && head.rows.allSatisfy { $0.count <= max(head.header.count, 2) }
      }),
    BeatlessExport(
      what: "a motion or optical stream of Polar Sensor Logger",
      remedy: "Read the file of the same recording that ends in _RR.txt, or in _ECG.txt",
      recognizes: { head in
        head.begins("phonetimestamp") && head.hasColumn { motions.contains($0.quantity) }
      }),
    BeatlessExport(
      what: "the markers of Polar Sensor Logger",
      remedy: "Read the file of the same recording that ends in _RR.txt, or in _ECG.txt",
      recognizes: { $0.begins("phonetimestamp", "markerstartstop") }),
    BeatlessExport(
      what: "the heart rates of HRV Logger",
      remedy: "Read the file of the same session that has RR in its name",
      recognizes: { $0.begins("timestamp", "sincestart", "heartrate") }),
    BeatlessExport(
      what: "the computed features of HRV Logger",
      remedy: "Read the file of the same session that has RR in its name",
      recognizes: { $0.begins("index", "timestamp", "hr", "avnn") }),
    BeatlessExport(
      what: "the events of HRV Logger",
      remedy: "Read the file of the same session that has RR in its name",
      recognizes: { head in
        head.begins("date", "timestamp", "annotation")
          || head.header.count == 1 && head.begins("timestamp")
            && head.fileName.lowercased().contains("event")
      }),
    BeatlessExport(
      what: "averages of a Polar .hrm file whose recording interval was not set to RR",
      remedy: "Record with the watch's RR option on; such files say Interval=238",
      recognizes: { head in
        head.lines.first?.hasPrefix("[Params]") == true
          && head.lines.contains { $0.hasPrefix("Interval=") && $0 != "Interval=238" }
      }),
    BeatlessExport(
      what: "a Polar Flow session (heart rate once a second)",
      remedy: "Export the RR intervals from Polar Flow, or record with a logging app",
      recognizes: { $0.begins("name", "sport", "date") }),
  ]

  private static let ofAnyone: [BeatlessExport] = [
    BeatlessExport(
      what: "the clinical summary of an Apple Health export (export_cda.xml)",
      remedy: "Read export.xml of the same export",
      recognizes: { $0.isMarkup(of: "ClinicalDocument") }),
    BeatlessExport(
      what: "a track (GPX or TCX), with heart rates at most",
      remedy: "Export the FIT file of the same activity, recorded with Log HRV switched on",
      recognizes: { $0.isMarkup(of: "gpx") || $0.isMarkup(of: "TrainingCenterDatabase") }),
    BeatlessExport(
      what: "a page of the Web, perhaps one that says why there was nothing to download",
      remedy: "Open it in a browser, and download the export again",
      recognizes: { $0.isMarkup(of: "html") || $0.isMarkup(of: "!doctype html") }),
    BeatlessExport(
      what: "a recording of a Shimmer sensor without a calibrated ECG channel",
      remedy: "Export the calibrated channels of a sensor that records ECG",
      recognizes: { ShimmerECG.stamp(of: $0) != nil && ShimmerECG.leads(of: $0).isEmpty }),
    BeatlessExport(
      what: "summaries of heart rate variability that another program computed",
      remedy: "Export the RR intervals that they were computed from",
      recognizes: { head in
        head.header.count >= 2 && head.header.allSatisfy { head.number($0) == nil }
          && head.hasColumn { summaries.contains($0.quantity) }
          && !head.hasColumn { $0.isInterval }
      }),
  ]

  private static let motions: Set<String> = ["x", "xdps", "channel0"]
  private static let summaries: Set<String> = [
    "rmssd", "sdnn", "averagehrv", "heartratevariability", "hrvrmssd", "lnrmssd",
  ]
}

extension BeatlessExport {
  /// A daily summary; nil when the same file can be read as a recording.
  private init?(_ format: DailySummaryFormat) {
    guard let insteadOfBeats = format.insteadOfBeats else { return nil }
    self.init(
      what: "daily summaries that \(format.computedBy) computed",
      remedy: "\(insteadOfBeats); the daily values themselves can be related to intake with hrv"
        + " correlate --daily FILE",
      recognizes: format.recognizes)
  }
}

extension FileHead {
  /// Whether the first cells of the header are these quantities, units aside.
  func begins(_ quantities: String...) -> Bool {
    names.count >= quantities.count
      && zip(names, quantities).allSatisfy { $0.quantity == $1 }
  }

  /// Whether the text is markup whose first element, near its beginning, is `name`.
  func isMarkup(of name: String) -> Bool {
    guard let start = markupStart else { return false }
    let element = "<" + name.lowercased()
    return start.contains(element + " ") || start.contains(element + ">")
  }

  /// Whether a column of the header satisfies `condition`.
  func hasColumn(where condition: (ColumnName) -> Bool) -> Bool {
    names.contains(where: condition)
  }
}
