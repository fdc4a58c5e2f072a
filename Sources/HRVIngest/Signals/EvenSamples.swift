internal import HRVModel

/// The samples of a signal without stamps: one follows the other at a rate that a header, or
/// the person, declares.
struct EvenSamples {
  /// The samples in mV, or in the recorder's units.
  private(set) var samplesMv: [Float] = []
  /// Where each sample stands.
  private(set) var places = PlaceMap()
  /// How many samples are known to be missing before a sample, in order.
  private(set) var losses: [(before: Int, count: Int)] = []

  /// What to read of a row.
  struct Column {
    /// The column of the samples.
    var sample: Int
    /// A sample in mV is `written · unitMv + offsetMv`.
    var unitMv = 1.0
    var offsetMv = 0.0
    /// A column that counts samples and begins again at 0 when it reaches `modulus`.
    var counter: (column: Int, modulus: Int)?
    /// Whether cells may say that there is no sample (``MissingSample``).
    var mayMiss = false
  }

  /// Reads the rows that follow `rows`.
  ///
  /// As with intervals, a cell that is no number is an error; only a last line without line
  /// end may be incomplete, and is left out with a remark.
  init(
    _ bytes: Span<UInt8>, column: Column, rows: Rows, context: ReadingContext,
    remarks: inout Remarks
  ) throws(IngestError) {
    var rows = rows
    samplesMv.reserveCapacity(bytes.count / 16)
    var missing = 0
    var counted: Int?
    while try rows.next(in: bytes) {
      if let counter = column.counter {
        guard let count = Self.count(rows, counter, bytes) else {
          if Self.isCutOff(rows, &remarks) { break }
          throw context.error(
            .expected(
              "a count from 0 to \(counter.modulus - 1)",
              found: rows.text(counter.column, in: bytes)),
            at: rows.place(counter.column), remedy: "Correct the row, or export the file again")
        }
        if let before = counted {
          missing += (count - before - 1 + 2 * counter.modulus) % counter.modulus
        }
        counted = count
      }
      guard let sample = rows.number(column.sample, in: bytes) else {
        if Self.isCutOff(rows, &remarks) { break }
        guard column.mayMiss, MissingSample.matches(rows.text(column.sample, in: bytes)) else {
          throw context.error(
            .expected("a sample of the ECG", found: rows.text(column.sample, in: bytes)),
            at: rows.place(column.sample),
            remedy: "Correct the value; without it, all that follows would move in time")
        }
        missing += 1
        continue
      }
      if missing > 0, !samplesMv.isEmpty { losses.append((samplesMv.count, missing)) }
      missing = 0
      places.append(line: rows.line, column: rows.place(column.sample).column)
      samplesMv.append(Float(sample * column.unitMv + column.offsetMv))
    }
  }

  private static func isCutOff(_ rows: Rows, _ remarks: inout Remarks) -> Bool {
    guard rows.isUnterminated else { return false }
    remarks.note("the last line is cut off and was left out", at: rows.place(0))
    return true
  }

  private static func count(
    _ rows: Rows, _ counter: (column: Int, modulus: Int), _ bytes: Span<UInt8>
  ) -> Int? {
    guard let range = rows.range(counter.column), let count = WholeNumber.parse(bytes, range),
      0..<Int64(counter.modulus) ~= count
    else { return nil }
    return Int(count)
  }

  /// The signal at `rateHz`, with a gap wherever samples are missing.
  ///
  /// `lossWords` says how sure the length of a gap is, behind "1 sample is missing before this
  /// one".
  func signal(
    rateHz: Double, lead: String?, isCalibrated: Bool, lossWords: String = "",
    context: ReadingContext, remarks: inout Remarks
  ) throws(IngestError) -> ECGSignal {
    guard !samplesMv.isEmpty else {
      throw context.error(.empty, remedy: "Export the recording again")
    }
    var runs: [Range<Int>] = []
    var startsS: [Double] = []
    var gaps: [Gap] = []
    var (begin, lost) = (0, 0)
    for loss in losses {
      runs.append(begin..<loss.before)
      startsS.append(Double(begin + lost) / rateHz)
      gaps.append(
        Gap(
          beforeInterval: loss.before, startS: Double(loss.before + lost) / rateHz,
          durationS: Double(loss.count) / rateHz, cause: .dropout))
      remarks.note(oneOf: "gaps in the signal", at: places[loss.before]) {
        (loss.count == 1 ? "1 sample is" : "\(loss.count) samples are")
          + " missing before this one\(lossWords)"
      }
      lost += loss.count
      begin = loss.before
    }
    runs.append(begin..<samplesMv.count)
    startsS.append(Double(begin + lost) / rateHz)
    do throws(ModelError) {
      return try ECGSignal(
        samplesMv: samplesMv, samplingRateHz: rateHz, runs: runs, runStartsS: startsS, gaps: gaps,
        lead: lead, isCalibrated: isCalibrated)
    } catch {
      throw context.error(
        .expected("finite samples of an ECG", found: error.description),
        remedy: "Export the recording again")
    }
  }
}
