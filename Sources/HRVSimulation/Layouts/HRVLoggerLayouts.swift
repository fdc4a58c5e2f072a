internal import HRVModel

/// HRV Logger in its three dialects. In all of them the stamp is the arrival of the beat at the
/// phone, and `since start` adds up the intervals, beginning with a warm-up that is not written:
/// lost contact shows as stamps that run ahead of the sum.
extension ExportLayout where Source == SimulatedRR {
  /// Unix ms, a trailing space in the header, a blank line after it, no line end at the end.
  public static var hrvLoggerUnix: ExportLayout {
    ExportLayout(
      id: "hrv-logger-unix", namePattern: "<YYYYMMDD>_<hhmmss>_RRIntervals.csv",
      summary: "HRV Logger: arrival in Unix ms, `timestamp, rr, since_start `",
      formatID: "hrv-logger",
      fidelity: ExportFidelity(step: 1, gaps: .byArrival, startStepS: 1),
      name: { "\($0.compactDay)_\($0.clock(separator: ""))_RRIntervals.csv" },
      write: { rr, session in
        var text = TextBuffer("timestamp, rr, since_start \n")
        for row in HRVLoggerRow.all(of: rr) {
          text.append("\n")
          text.append(session.unixMs + row.arrivalMs)
          text.append(",")
          text.append(row.intervalMs)
          text.append(",")
          text.append(row.sinceStartMs)
        }
        return text.bytes
      })
  }

  /// UTC to the second with `+0000`, blanks after the commas.
  public static var hrvLoggerZoned: ExportLayout {
    ExportLayout(
      id: "hrv-logger-zoned", namePattern: "<YYYY-MM-DD>_RR_<id>.csv",
      summary: "HRV Logger: arrival in UTC to the second, `date, rr, since start`",
      formatID: "hrv-logger",
      fidelity: ExportFidelity(step: 1, gaps: .byArrival, startStepS: 2),
      name: { "\($0.day)_RR_\($0.strap.id).csv" },
      write: { rr, session in
        let utc = Timestamp(unixMilliseconds: Int64(session.unixMs))
        var text = TextBuffer("date, rr, since start\n")
        for row in HRVLoggerRow.all(of: rr) {
          let stamp = utc.later(byMs: row.arrivalMs)
          text.append(stamp.localDay)
          text.append(" ")
          text.append(clockOf: stamp)
          text.append(" +0000, ")
          text.append(row.intervalMs)
          text.append(", ")
          text.append(row.sinceStartMs)
          text.append("\n")
        }
        return text.bytes
      })
  }

  /// The local clock to the ms, no blanks.
  public static var hrvLoggerLocal: ExportLayout {
    ExportLayout(
      id: "hrv-logger-local", namePattern: "<YYYY-MM-DD>_RR_<id>.csv",
      summary: "HRV Logger: arrival on the local clock to the ms, `date,rr,since start`",
      formatID: "hrv-logger",
      fidelity: ExportFidelity(step: 1, gaps: .byArrival, startStepS: 1),
      name: { "\($0.day)_RR_\($0.strap.id).csv" },
      write: { rr, session in
        var text = TextBuffer("date,rr,since start\n")
        for row in HRVLoggerRow.all(of: rr) {
          let stamp = session.start.later(byMs: row.arrivalMs)
          text.append(stamp.localDay)
          text.append(" ")
          text.append(clockOf: stamp, milliseconds: true)
          text.append(",")
          text.append(row.intervalMs)
          text.append(",")
          text.append(row.sinceStartMs)
          text.append("\n")
        }
        return text.bytes
      })
  }
}

/// An interval as HRV Logger sees it.
struct HRVLoggerRow {
  /// When it reached the phone, in ms since time 0.
  let arrivalMs: Int
  /// The interval, in ms.
  let intervalMs: Int
  /// The intervals added up, the warm-up included, in ms.
  let sinceStartMs: Int

  /// What is left out at the beginning, in ms.
  static let warmUpMs = 12_000

  /// The rows of a recording. The strap reports once a second whatever beats have ended; beats
  /// of one report are stamped 25 ms apart.
  static func all(of rr: SimulatedRR) -> [HRVLoggerRow] {
    var sinceStartMs = warmUpMs
    var lastReport = 0
    var inReport = 0
    return rr.rows.map { row in
      let report = Int((row.endMs / 1000).rounded(.up))
      inReport = report == lastReport ? inReport + 1 : 0
      lastReport = report
      sinceStartMs += row.wholeMs
      return HRVLoggerRow(
        arrivalMs: report * 1000 + inReport * 25, intervalMs: row.wholeMs,
        sinceStartMs: sinceStartMs)
    }
  }
}
