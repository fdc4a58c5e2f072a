internal import HRVModel

extension RecordingFormat {
  /// The calibrated export of a Shimmer sensor.
  static let shimmerECG = RecordingFormat(
    id: "shimmer-ecg",
    summary: "calibrated ECG leads beside a time, below a row of names and a row of units",
    content: .ecg,
    writers: "ConsensysPRO, with Shimmer3 ECG",
    exampleName: "Session1_Shimmer_40AC_Calibrated_SD.csv",
    example: """
      "sep=;"
      Shimmer_40AC_Timestamp_Unix_CAL;Shimmer_40AC_ECG_LL-RA_24BIT_CAL;
      ms;mV;
      1.772435700000E12;-0.112;
      1.772435700002E12;-0.098;
      1.772435700004E12;0.041;
      1.772435700006E12;0.118;

      """,
    recognizes: { ShimmerECG.stamp(of: $0) != nil && !ShimmerECG.leads(of: $0).isEmpty },
    read: ShimmerECG.read)
}

/// `"sep=;"` (or a tab), names that end in `_CAL`, units, and rows with a delimiter behind each.
///
/// The layout was checked on a real file of another Shimmer sensor; the names of the leads are
/// those that readers of such files expect. Formatted times are those of the person's clock.
enum ShimmerECG {
  /// The column of times, and how they are written.
  static func stamp(of head: FileHead) -> (column: Int, notation: StampNotation)? {
    guard head.rows.count > 2 else { return nil }
    for (i, name) in head.header.enumerated() {
      guard name.hasSuffix("_CAL"), name.contains("Timestamp"), i < head.rows[1].count,
        i < head.rows[2].count
      else { continue }
      if head.rows[1][i] == "ms" { return (i, .number(shift: 6)) }
      if TimeText.calendar(head.rows[2][i]) != nil { return (i, .calendar) }
    }
    return nil
  }

  /// The columns of leads; ECG units also have columns of states, rates, intervals and of
  /// respiration.
  static func leads(of head: FileHead) -> [Int] {
    guard head.rows.count > 1 else { return [] }
    return head.header.indices.filter { i in
      let name = head.header[i]
      return name.hasSuffix("_CAL") && name.contains("_ECG_") && i < head.rows[1].count
        && SampleUnit(name: head.rows[1][i]) != nil
        && !others.contains(where: name.contains)
    }
  }

  private static let others = ["Status", "IBI", "ECGtoHR", "RESP"]

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let header = context.head.header
    guard let (stamp, notation) = stamp(of: context.head),
      var lead = leads(of: context.head).first
    else {
      throw context.error(
        .missingColumn("of a calibrated ECG with its time", header: header),
        remedy: "Export the calibrated channels of a sensor that records ECG")
    }
    var remarks = Remarks()
    if let chosen = context.options.valueColumn {
      lead = try context.column(chosen, among: header, count: header.count)
    } else if leads(of: context.head).count > 1 {
      remarks.note(
        "\(header[lead]), the first of several leads, is read; --format shimmer-ecg"
          + " --value-column chooses another")
    }
    let units = context.head.rows[1]
    let written = units.indices.contains(lead) ? SampleUnit(name: units[lead]) : nil
    let unitMv = (context.options.valueUnit ?? written)?.millivolts
    var rows = context.rows()
    _ = try rows.next(in: bytes)
    _ = try rows.next(in: bytes)
    let table = try SampleTable(
      bytes,
      columns: .init(
        sample: lead, unitMv: unitMv ?? 1, stamp: stamp, notation: notation, mayMiss: true),
      below: rows, context: context, remarks: &remarks)
    let signal = try SampleClock.signal(
      table, lead: header[lead], isCalibrated: unitMv != nil, context: context, remarks: &remarks)
    let start =
      notation == .calendar
      ? Timestamp(localMilliseconds: table.firstNs / 1_000_000, utcOffsetS: nil)
      : TimeText.epoch(ns: table.firstNs)
    return context.recording(
      .ecg(signal), format: RecordingFormat.shimmerECG.id, startInFile: start, remarks: remarks)
  }
}
