internal import HRVModel

extension RecordingFormat {
  /// The text export of OpenSignals.
  static let openSignals = RecordingFormat(
    id: "opensignals",
    summary: "ECG as ADC values below a header in JSON; in mV for the ECG sensor of BITalino",
    content: .ecg,
    writers: "OpenSignals (r)evolution, with BITalino and biosignalsplux",
    exampleName: "opensignals_2026-03-02_07-15-00.txt",
    example: """
      # OpenSignals Text File Format
      # {"A": {"sensor": ["ECG"], "column": ["nSeq", "I1", "A2"], "time": "7:15:0.250", \
      "date": "2026-3-2", "device": "bitalino", "sampling rate": 1000, "label": ["A2"], \
      "resolution": [4, 1, 10]}}
      # EndOfHeader
      14\t0\t496\t
      15\t0\t498\t
      0\t0\t512\t
      3\t0\t530\t

      """,
    recognizes: { $0.comments.first?.hasPrefix("# OpenSignals Text File Format") == true },
    read: OpenSignals.read)
}

/// `# OpenSignals Text File Format`, `# {JSON}`, `# EndOfHeader`, and rows of whole numbers with
/// a tab behind each.
///
/// - Unit: for the ECG sensor of a BITalino, `(ADC ⁄ 2ⁿ − 1/2) · 3.3 V ⁄ 1100` (its data sheet:
///   operating voltage and gain), with n from `resolution`. Other devices and sensors have other
///   gains, and stay uncalibrated: for the ECG of biosignalsplux, its maker publishes both 1000
///   and 1019.
/// - Gaps: `nSeq` counts samples modulo 2ⁿ of its own column (16), so that a gap is at least
///   as long as it shows.
/// - Start: `date` and `time`, a local clock. Hours, minutes and seconds have no leading zeros,
///   so perhaps the fraction has none either: it is left out.
enum OpenSignals {
  /// The header, as far as it matters.
  fileprivate struct Header {
    var columns: [String]
    var labels: [String]
    var sensors: [String]
    var bits: [Int]
    var rateHz: Double?
    var device: String?
    var start: Timestamp?
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let header = try header(context)
    let channel = try channel(header, context)
    let first = header.columns.count - header.labels.count
    var column = EvenSamples.Column(sample: first + channel)
    let isECG = header.sensors[channel].uppercased().hasPrefix("ECG")
    let isBITalino = header.device?.lowercased().hasPrefix("bitalino") == true
    var isCalibrated = false
    if isECG, isBITalino, let bits = header.bits(ofColumn: column.sample, channel: channel) {
      let spanMv = 3.3 / 1100 * 1000
      column.unitMv = spanMv / Double(1 << bits)
      column.offsetMv = -spanMv / 2
      isCalibrated = true
    }
    var remarks = Remarks()
    if let counter = header.columns.firstIndex(of: "nSeq"), header.bits.count > first,
      header.bits.count == header.columns.count, 1...24 ~= header.bits[counter]
    {
      column.counter = (counter, 1 << header.bits[counter])
    } else {
      remarks.note("no column counts the samples, so that lost ones cannot be seen")
    }
    if !isCalibrated {
      remarks.note("the gain of this sensor is not known: heights are in steps of its converter")
    }
    let rateHz = try context.samplingRateHz(inFile: header.rateHz)
    let samples = try EvenSamples(
      bytes, column: column, rows: context.rows(), context: context, remarks: &remarks)
    let signal = try samples.signal(
      rateHz: rateHz, lead: header.labels[channel], isCalibrated: isCalibrated,
      lossWords: ", or more: the counter of samples begins again at 0", context: context,
      remarks: &remarks)
    return context.recording(
      .ecg(signal), format: RecordingFormat.openSignals.id, startInFile: header.start,
      device: header.device, remarks: remarks)
  }

  private static func header(_ context: ReadingContext) throws(IngestError) -> Header {
    let comments = context.head.comments
    func unreadable(_ what: String, line: Int) -> IngestError {
      context.error(
        .expected(what, found: comments.indices.contains(line) ? comments[line] : ""),
        at: Place(line: min(line, max(0, comments.count - 1)) + 1, column: 1),
        remedy: "Export the recording again, without editing its first lines")
    }
    let line = comments.firstIndex { $0.drop { $0 == "#" || $0 == " " }.hasPrefix("{") }
    guard let line, let json = JSONText(String(comments[line].drop { $0 != "{" })) else {
      throw unreadable("a header in JSON", line: line ?? 1)
    }
    guard case .object(let devices) = json, devices.count == 1, let device = devices.values.first
    else {
      throw unreadable("the header of one device", line: line)
    }
    let columns = device["column"]?.elements?.compactMap(\.text) ?? []
    let labels = device["label"]?.elements?.compactMap(\.text) ?? []
    let sensors = device["sensor"]?.elements?.compactMap(\.text) ?? []
    guard !labels.isEmpty, labels.count <= columns.count else {
      throw unreadable("\"column\" and \"label\" with the names of columns", line: line)
    }
    return Header(
      columns: columns, labels: labels,
      sensors: sensors.count == labels.count ? sensors : labels,
      bits: device["resolution"]?.elements?.compactMap(\.number).map {
        Int(exactly: $0) ?? 0
      } ?? [],
      rateHz: device["sampling rate"]?.number, device: device["device"]?.text,
      start: start(date: device["date"]?.text, time: device["time"]?.text))
  }

  /// The channel that the person chose, or the first whose sensor or label is an ECG.
  private static func channel(
    _ header: Header, _ context: ReadingContext
  ) throws(IngestError) -> Int {
    let first = header.columns.count - header.labels.count
    if let chosen = context.options.valueColumn {
      if case .name(let name) = chosen, let channel = header.labels.firstIndex(of: name) {
        return channel
      }
      let column = try context.column(
        chosen, among: header.columns, count: header.columns.count)
      if column >= first { return column - first }
    }
    let channel =
      header.sensors.firstIndex { $0.uppercased().hasPrefix("ECG") }
      ?? header.labels.firstIndex { $0.uppercased().contains("ECG") }
    guard let channel, context.options.valueColumn == nil else {
      throw context.error(
        .missingColumn("of an ECG sensor", header: header.labels),
        remedy: "If one of these is an ECG, choose it, as in --value-column \(header.labels[0])"
          + " --format opensignals")
    }
    return channel
  }

  private static func start(date: String?, time: String?) -> Timestamp? {
    guard let date, let time else { return nil }
    let days = date.split(separator: "-").map { Int($0) }
    let clock = time.split(separator: ":").map { Int($0.prefix { $0 != "." }) }
    guard days.count == 3, clock.count == 3, let year = days[0], let month = days[1],
      let dayOfMonth = days[2], let hour = clock[0], let minute = clock[1], let second = clock[2],
      let day = CivilDay(year: year, month: month, day: dayOfMonth)
    else { return nil }
    return Timestamp(day: day, hour: hour, minute: minute, second: second)
  }
}

extension OpenSignals.Header {
  /// The resolution of a column, listed for every column or for the channels only.
  fileprivate func bits(ofColumn column: Int, channel: Int) -> Int? {
    let listed =
      bits.count == columns.count ? bits[column] : bits.count == labels.count ? bits[channel] : 0
    return 1...24 ~= listed ? listed : nil
  }
}
