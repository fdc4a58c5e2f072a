internal import HRVModel

extension ReadingContext {
  /// The recording of intervals that a format gives in ms, once they are known to be a heart's;
  /// `unit` is what they were written in, for messages.
  ///
  /// Gaps are those of ``RRAssembly``.
  func recording(
    of table: IntervalTable, clock: StampClock?, isLog: Bool = false,
    unit: IntervalUnit = .milliseconds, format: RecordingFormat, startInFile: Timestamp?,
    device: String? = nil, remarks: Remarks
  ) throws(IngestError) -> Recording {
    var remarks = remarks
    try IntervalUnit.checkHeart(table, unit: unit, isDeclared: true, context: self)
    let series = try RRAssembly.series(
      table, clock: clock, isLog: isLog, context: self, remarks: &remarks)
    return recording(
      .rr(series), format: format.id, startInFile: startInFile, device: device, remarks: remarks)
  }
}
