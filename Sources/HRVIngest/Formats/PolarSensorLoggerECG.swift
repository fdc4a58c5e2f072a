internal import HRVModel

extension RecordingFormat {
  /// The ECG stream of Polar Sensor Logger.
  static let polarSensorLoggerECG = RecordingFormat(
    id: "polar-sensor-logger-ecg",
    summary: "ECG in µV with the sensor's clock in ns and the phone's local time",
    content: .ecg,
    writers: "Polar Sensor Logger on Android, with Polar H10",
    exampleName: "Polar_H10_A1B2C3D4_20260302_071500_ECG.txt",
    example: """
      Phone timestamp;sensor timestamp [ns];timestamp [ms];ecg [uV]
      2026-03-02T07:15:00.250;599616900000000000;0.0;-12
      2026-03-02T07:15:00.258;599616900007690000;7.69;3
      2026-03-02T07:15:00.265;599616900015380000;15.38;41
      2026-03-02T07:15:00.273;599616900023070000;23.07;118

      """,
    recognizes: PolarSensorLoggerECG.recognizes,
    read: PolarSensorLoggerECG.read)
}

/// `Phone timestamp;sensor timestamp [ns];timestamp [ms];ecg [uV]`.
///
/// The rate is nominally 130 Hz and measured from the sensor's ns. Their absolute value counts
/// from 2000, or from 2019 when the strap was never set, and is not used. `timestamp [ms]`, the
/// same in ms since the first sample, may be missing or serve instead of the ns.
enum PolarSensorLoggerECG {
  static func recognizes(_ head: FileHead) -> Bool {
    head.begins("phonetimestamp") && head.hasColumn { $0.quantity == "ecg" }
  }

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let columns = try columns(context)
    var remarks = Remarks()
    let table = try SampleTable(bytes, columns: columns, context: context, remarks: &remarks)
    let signal = try SampleClock.signal(table, context: context, remarks: &remarks)
    return context.recording(
      .ecg(signal), format: RecordingFormat.polarSensorLoggerECG.id,
      startInFile: try start(table, columns.phone, signal.samplingRateHz, bytes, context),
      remarks: remarks)
  }

  /// The phone's clock at the first sample.
  ///
  /// A frame of samples arrives at once, and where all of its rows have the time of that, it is
  /// the time of the last of them. Stamps of whole seconds are cut, and are no frames.
  private static func start(
    _ table: SampleTable, _ phone: Int?, _ rateHz: Double, _ bytes: Span<UInt8>,
    _ context: ReadingContext
  ) throws(IngestError) -> Timestamp? {
    guard let phone, let arrival = table.phoneStart else { return table.phoneStart }
    var rows = context.rows()
    _ = try rows.next(in: bytes)
    var count = 0
    while count <= longestFrame, try rows.next(in: bytes) {
      let clock = rows.range(phone).flatMap { TimeText.calendar(bytes, $0) }
      if clock == arrival {
        count += 1
      } else if let clock, count > 1 {
        let isCut = arrival.localMilliseconds % 1000 == 0 && clock.localMilliseconds % 1000 == 0
        return isCut ? arrival : arrival.advanced(byS: -Double(count - 1) / rateHz)
      } else {
        return arrival
      }
    }
    return arrival
  }

  /// More samples than this share no frame: the H10 sends 73 at a time.
  private static let longestFrame = 256

  private static func columns(
    _ context: ReadingContext
  ) throws(IngestError) -> SampleTable.Columns {
    let header = context.head.header
    let names = context.head.names
    func missing(_ name: String) -> IngestError {
      context.error(
        .missingColumn(name, header: header), remedy: "Export the ECG with all its columns")
    }
    guard let sample = names.firstIndex(where: { $0.quantity == "ecg" }) else {
      throw missing("ecg [uV]")
    }
    let inNs = names.firstIndex { $0.unit == "ns" }
    guard let stamp = inNs ?? names.firstIndex(where: { $0.isTime && $0.unit == "ms" }) else {
      throw missing("sensor timestamp [ns]")
    }
    return SampleTable.Columns(
      sample: sample, unitMv: names[sample].unit == "mv" ? 1 : 1e-3, stamp: stamp,
      notation: .number(shift: inNs == nil ? 6 : 0),
      phone: names.firstIndex { $0.quantity == "phonetimestamp" })
  }
}
