internal import HRVModel

extension RecordingFormat {
  /// The waveform export of Zephyr BioHarness.
  static let zephyrECG = RecordingFormat(
    id: "zephyr-ecg",
    summary: "ECG as ADC values beside the local date and time, day first",
    content: .ecg,
    writers: "OmniSense, with Zephyr BioHarness",
    exampleName: "2026_03_02-07_15_00_ECG.csv",
    example: """
      Time,EcgWaveform
      02/03/2026 07:15:00.250,2043
      02/03/2026 07:15:00.254,2051
      02/03/2026 07:15:00.258,2102
      02/03/2026 07:15:00.262,2260

      """,
    recognizes: { $0.begins("time", "ecgwaveform") },
    read: ZephyrECG.read)
}

/// `Time,EcgWaveform`, with `DD/MM/YYYY HH:MM:SS.mmm`, nominally at 250 Hz.
///
/// The gain is known only roughly, so that the samples stay in steps of the converter. That
/// days stand before months is taken from readers of such files, not checked on one; it
/// matters for the date alone.
enum ZephyrECG {
  /// The nominal rate of the BioHarness, in Hz.
  static let nominalHz = 250.0

  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let names = context.head.names
    guard let time = names.firstIndex(where: { $0.quantity == "time" }),
      let ecg = names.firstIndex(where: { $0.quantity == "ecgwaveform" })
    else {
      throw context.error(
        .missingColumn("Time, EcgWaveform", header: context.head.header),
        remedy: "Read it without naming a format")
    }
    var remarks = Remarks()
    let table = try SampleTable(
      bytes, columns: .init(sample: ecg, unitMv: 1, stamp: time, notation: .dayFirst),
      context: context, remarks: &remarks)
    let signal = try SampleClock.signal(
      table, nominalHz: nominalHz, isCalibrated: false, context: context, remarks: &remarks)
    let start = Timestamp(localMilliseconds: table.firstNs / 1_000_000, utcOffsetS: nil)
    remarks.note("the date is read with the day first: \(start.localDay)")
    remarks.note("the gain is not written down: heights are in steps of the converter")
    return context.recording(
      .ecg(signal), format: RecordingFormat.zephyrECG.id, startInFile: start, remarks: remarks)
  }
}
