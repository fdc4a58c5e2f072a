internal import HRVModel

extension RecordingFormat {
  /// The activity files of Garmin and of most makers of sports computers.
  static let garminFIT = RecordingFormat(
    id: "garmin-fit",
    summary: "RR intervals in ms (hrv messages), or beats in 1/1024 s (hr messages)",
    content: .rr,
    writers: "Garmin watches with Log HRV, HRM-Tri and HRM-Swim, IpBike, Wahoo",
    exampleName: "2026-03-02-07-15-00.fit",
    example: GarminFIT.example,
    isBinary: true,
    recognizes: { $0.signature == .garminFIT },
    read: GarminFIT.read)
}

/// Beats of a FIT file.
///
/// `hrv` messages (78) hold up to five intervals in ms, the unused places filled with 0xFFFF.
/// They have no time; the latest record before them tells when they arrived, and where records
/// come every second, that shows lost beats. `hr` messages (132) come from straps that store
/// beats under water: times of beats in 1/1024 s, the first in full, the others as their low 12
/// bits, two packed into three bytes. The packing follows the profile, and was not checked on a
/// real file; a pause of more than 4 s inside it is not to be seen. Of the two, the one that
/// holds more is read.
///
/// - Source: the FIT profile: messages file_id 0, session 18, record 20, activity 34, hrv 78,
///   hr 132.
enum GarminFIT {
  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var remarks = Remarks()
    let activity = try FITActivity(bytes, context: context, remarks: &remarks)
    let isStored = activity.hr.intervalsMs.count > activity.hrv.intervalsMs.count
    let beats = isStored ? activity.hr : activity.hrv
    guard !beats.intervalsMs.isEmpty else {
      throw context.error(
        .noBeats("a FIT file without beat-to-beat intervals (heart rates in it are averages)"),
        remedy: "Enable Log HRV in the settings of the watch before recording; devices without"
          + " that setting write no beats")
    }
    if isStored, !activity.hrv.intervalsMs.isEmpty {
      remarks.note("beats that the strap stored are read; the fewer hrv messages are not")
    }
    let stampsMs = beats.knownStampsMs
    let table = IntervalTable(
      intervalsMs: beats.intervalsMs, places: beats.places, stampsMs: stampsMs)
    let clock =
      isStored || !activity.hasDenseRecords || stampsMs.isEmpty
      ? nil : StampClock(stampsMs: stampsMs, intervalsMs: table.intervalsMs, kind: .arrival)
    return try context.recording(
      of: table, clock: clock, format: .garminFIT,
      startInFile: activity.start(ofFirst: table.intervalsMs[0], stampMs: stampsMs.first),
      device: activity.device, remarks: remarks)
  }

  /// A file_id, one record, and two hrv messages with padding.
  static let example = RecordingFormat.Example(
    bytes: hexadecimal(
      """
      0c103408460000002e464954400000000004000100010284020284040486000401000208f4ec0744
      410000140001fd048601f5ec07444200004e0001000684022c032503ffff01f7ec07440237034803
      ffffae8e
      """))

  private static func hexadecimal(_ text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }
}
