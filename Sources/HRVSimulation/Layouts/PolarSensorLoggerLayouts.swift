internal import HRVModel

extension ExportLayout where Source == SimulatedRR {
  /// Polar Sensor Logger, RR: the stamp is the start of the interval, made by adding up the
  /// intervals themselves, so that lost contact cannot be seen in it. Local clock, no zone.
  public static var polarSensorLogger: ExportLayout {
    ExportLayout(
      id: "polar-sensor-logger-rr", namePattern: "Polar_<model>_<id>_<YYYYMMDD>_<hhmmss>_RR.txt",
      summary: "Polar Sensor Logger RR: local stamps that add up the intervals",
      fidelity: ExportFidelity(step: 1, gaps: .hidden, startStepS: 0.001),
      name: { $0.polarName("RR") },
      write: { rr, session in
        var text = TextBuffer("Phone timestamp;RR-interval [ms]\n")
        text.reserveCapacity(rr.rows.count * 30 + 40)
        var stamp = session.start
        for row in rr.rows {
          text.append(polarStamp: stamp)
          text.append(";")
          text.append(row.wholeMs)
          text.append("\n")
          stamp = stamp.later(byMs: row.wholeMs)
        }
        return text.bytes
      })
  }
}

extension ExportLayout where Source == SimulatedECG {
  /// Polar Sensor Logger, ECG: a frame of 73 samples shares the phone's stamp of its arrival;
  /// the strap's own clock counts ns since 2000-01-01 at the true rate; samples are whole µV.
  public static var polarSensorLogger: ExportLayout {
    ExportLayout(
      id: "polar-sensor-logger-ecg",
      namePattern: "Polar_<model>_<id>_<YYYYMMDD>_<hhmmss>_ECG.txt",
      summary: "Polar Sensor Logger ECG: µV, ns of the strap, frames of 73 samples",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: 0.6),
      name: { $0.polarName("ECG") }, write: polarECG)
  }

  private static func polarECG(_ ecg: SimulatedECG, _ session: ExportSession) -> [UInt8] {
    let header = "Phone timestamp;sensor timestamp [ns];timestamp [ms];ecg [uV]\n"
    var text = TextBuffer(header)
    text.reserveCapacity(ecg.samplesUv.count * 58 + header.utf8.count)
    let startNs = (session.unixMs - 946_684_800_000) * 1_000_000
    for run in ecg.signal.runs.indices {
      let range = ecg.signal.runs[run]
      for first in stride(from: range.lowerBound, to: range.upperBound, by: 73) {
        let last = min(first + 73, range.upperBound) - 1
        let arrivalMs = Int((ecg.timeS(of: last, inRun: run) * 1000).rounded())
        var stamp = TextBuffer()
        stamp.append(polarStamp: session.start.later(byMs: arrivalMs))
        for k in first...last {
          let sinceStartNs = ecg.timeNs(of: k, inRun: run)
          text.append(contentsOf: stamp)
          text.append(";")
          text.append(startNs + sinceStartNs)
          text.append(";")
          text.append(sinceStartNs, upToDecimals: 6, atLeast: 1)
          text.append(";")
          text.append(Int(ecg.samplesUv[k]))
          text.append("\n")
        }
      }
    }
    return text.bytes
  }
}

extension ExportSession {
  /// `Polar_<model>_<id>_<YYYYMMDD>_<hhmmss>_<stream>.txt`.
  func polarName(_ stream: String) -> String {
    "Polar_\(strap.model)_\(strap.id)_\(compactDay)_\(clock(separator: ""))_\(stream).txt"
  }
}

extension TextBuffer {
  /// `YYYY-MM-DDThh:mm:ss.mmm`.
  mutating func append(polarStamp stamp: Timestamp) {
    append(isoStamp: stamp, milliseconds: true)
  }
}

extension SimulatedECG {
  /// When a sample was taken, in s since the first; `run` is the run that holds it.
  func timeS(of sample: Int, inRun run: Int) -> Double {
    signal.runStartsS[run]
      + Double(sample - signal.runs[run].lowerBound) / signal.samplingRateHz
  }

  /// The same in whole ns.
  func timeNs(of sample: Int, inRun run: Int) -> Int {
    Int((timeS(of: sample, inRun: run) * 1e9).rounded())
  }
}

extension Timestamp {
  /// The same clock, whole ms later.
  func later(byMs ms: Int) -> Timestamp {
    Timestamp(localMilliseconds: localMilliseconds + Int64(ms), utcOffsetS: utcOffsetS)
  }
}
