internal import HRVModel

extension ExportLayout where Source == SimulatedECG {
  /// ECGLogger: Unix ns of every sample, mV with three decimals; heart rate and interval on the
  /// first sample at or after each beat, blank elsewhere.
  public static var ecgLogger: ExportLayout {
    ExportLayout(
      id: "ecg-logger", namePattern: "ECGLogger_<YYYY-MM-DD>_<hh-mm-ss>.csv",
      summary: "ECGLogger: Unix ns and mV, heart rate and interval where a beat ended",
      formatID: "ecglogger",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: 0.001),
      name: { "ECGLogger_\($0.day)_\($0.clock(separator: "-")).csv" }, write: ecgLoggerBytes)
  }

  private static func ecgLoggerBytes(_ ecg: SimulatedECG, _ session: ExportSession) -> [UInt8] {
    var text = TextBuffer("time,ecg,hr,rr\n")
    text.reserveCapacity(ecg.samplesUv.count * 30 + 16)
    let startNs = session.unixMs * 1_000_000
    let beatsS = ecg.truth.rTimesS
    var beat = 0
    for run in ecg.signal.runs.indices {
      // The first beat of a run ends no interval.
      var previousS: Double?
      for k in ecg.signal.runs[run] {
        text.append(startNs + ecg.timeNs(of: k, inRun: run))
        text.append(",")
        text.append(Int(ecg.samplesUv[k]), decimals: 3)
        text.append(",")
        if beat < beatsS.count, beatsS[beat] <= ecg.timeS(of: k, inRun: run) {
          if let previousS {
            let intervalS = beatsS[beat] - previousS
            text.append(Int((60 / intervalS).rounded()))
            text.append(",")
            text.append(Int((intervalS * 1000).rounded()))
          } else {
            text.append(",")
          }
          previousS = beatsS[beat]
          beat += 1
        } else {
          text.append(",")
        }
        text.append("\n")
      }
    }
    return text.bytes
  }
}
