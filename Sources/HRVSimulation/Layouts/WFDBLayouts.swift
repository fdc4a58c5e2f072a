internal import HRVModel

/// PhysioNet's formats, at 360 samples a second as the MIT-BIH database has them.
private let wfdbRateHz = 360.0

extension ExportLayout where Source == SimulatedRR {
  private static var inSamples: ExportFidelity {
    ExportFidelity(step: 1000 / wfdbRateHz, gaps: .exact, startStepS: 1)
  }

  /// The annotations of a record, beside a header without signals.
  static var wfdbAnnotations: ExportLayout {
    ExportLayout(
      id: "wfdb-annotations", namePattern: "sim<hhmmss>.atr, sim<hhmmss>.hea",
      summary: "WFDB annotations: normal beats at 360 Hz, with the header of the record",
      fidelity: inSamples, name: { "\($0.record).atr" },
      beside: { rr, session in
        let count = rr.beatSamples.last ?? 0
        let line = "\(session.record) 0 360 \(count + 1) \(session.wfdbStart)\n"
        return [SimulatedFile(path: "\(session.record).hea", bytes: Array(line.utf8))]
      },
      write: { rr, _ in
        annotationFile(of: rr.beatSamples.map { ($0, .normal) })
      })
  }

  /// The same as `rdann` prints it.
  static var rdann: ExportLayout {
    ExportLayout(
      id: "rdann-text", namePattern: "sim<hhmmss>_atr.txt",
      summary: "rdann: time, sample number and code of each beat at 360 Hz",
      fidelity: ExportFidelity(step: 1000 / wfdbRateHz, gaps: .exact, startStepS: nil),
      name: { "\($0.record)_atr.txt" },
      write: { rr, _ in
        var text = TextBuffer()
        for sample in rr.beatSamples {
          var time = TextBuffer()
          time.append(elapsedMs: Int((Double(sample) * 1000 / wfdbRateHz).rounded()))
          text.append(time, alignedTo: 12)
          text.append("\(sample)", alignedTo: 9)
          text.append("     N    0    0    0\n")
        }
        return text.bytes
      })
  }

  /// The same as `ann2rr -i s -v -w -W -V` lists it: each interval with its beats and their times.
  static var ann2rr: ExportLayout {
    ExportLayout(
      id: "ann2rr-text", namePattern: "sim<hhmmss>.rr",
      summary: "ann2rr: times, codes and interval of each pair of beats, in s",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: nil),
      name: { "\($0.record).rr" },
      write: { rr, _ in
        var text = TextBuffer()
        for row in rr.rows {
          text.append(row.wholeStartMs, decimals: 3)
          text.append("\tN\t")
          text.append(row.wholeMs, decimals: 3)
          text.append("\tN\t")
          text.append(row.wholeEndMs, decimals: 3)
          text.append("\n")
        }
        return text.bytes
      })
  }
}

extension ExportLayout where Source == SimulatedECG {
  /// A record of one lead: its header, samples of 12 bits in format 212, the least of which stands for
  /// one that is missing, and the beats that it really has, as a reference for detectors.
  static var wfdbRecord: ExportLayout {
    ExportLayout(
      id: "wfdb-record", namePattern: "sim<hhmmss>.hea, sim<hhmmss>.dat, sim<hhmmss>.atr",
      summary: "WFDB record: one lead at 360 Hz in format 212, 200 steps a mV, with its true beats",
      fidelity: ExportFidelity(step: 5, gaps: .exact, startStepS: 1), nominalRateHz: wfdbRateHz,
      name: { "\($0.record).hea" },
      beside: { ecg, session in
        [
          SimulatedFile(path: "\(session.record).dat", bytes: packed(ecg.samples12)),
          SimulatedFile(
            path: "\(session.record).atr", bytes: annotationFile(of: ecg.annotatedBeats)),
        ]
      },
      write: { ecg, session in
        let samples = ecg.samples12
        let sum = Int16(truncatingIfNeeded: samples.reduce(0, +))
        return Array(
          ("\(session.record) 1 360 \(samples.count) \(session.wfdbStart)\n"
            + "\(session.record).dat 212 200(0)/mV 12 0 \(samples.first ?? 0) \(sum) 0 MLII\n").utf8
        )
      })
  }

  /// `rdsamp -c -p`: elapsed times rounded to the ms, mV.
  static var rdsamp: ExportLayout {
    ExportLayout(
      id: "rdsamp-csv", namePattern: "samples.csv",
      summary: "rdsamp -c -p: elapsed time and mV, in single quotes",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: nil), nominalRateHz: wfdbRateHz,
      name: { _ in "samples.csv" },
      write: { ecg, _ in
        var text = TextBuffer("'Elapsed time','MLII'\n'hh:mm:ss.mmm','mV'\n")
        ecg.forEachSample { uv, timeS in
          text.append("'")
          text.append(elapsedMs: Int((timeS * 1000).rounded()))
          text.append("',")
          text.append(uv, decimals: 3)
          text.append("\n")
        }
        return text.bytes
      })
  }

  /// `rdsamp -c`: sample numbers and values of the converter.
  static var rdsampNumbers: ExportLayout {
    ExportLayout(
      id: "rdsamp-sample-numbers", namePattern: "sim<hhmmss>.csv",
      summary: "rdsamp -c: sample number and converter values around 1024",
      fidelity: ExportFidelity(step: 5, gaps: .exact, startStepS: nil), nominalRateHz: wfdbRateHz,
      name: { "\($0.record).csv" },
      write: { ecg, _ in
        var text = TextBuffer("'sample #','MLII'\n")
        ecg.forEachSample { uv, timeS in
          text.append(Int((timeS * ecg.signal.samplingRateHz).rounded()))
          text.append(",")
          text.append(1024 + SimulatedECG.steps(uv, of: 5))
          text.append("\n")
        }
        return text.bytes
      })
  }

  /// Two samples of 12 bits in three bytes: the low bytes, with the high halves of both between.
  private static func packed(_ samples: [Int]) -> [UInt8] {
    var bytes: [UInt8] = []
    for i in stride(from: 0, to: samples.count, by: 2) {
      let (first, second) = (samples[i] & 0xFFF, i + 1 < samples.count ? samples[i + 1] & 0xFFF : 0)
      bytes.append(UInt8(first & 0xFF))
      bytes.append(UInt8(first >> 8 | (second >> 8) << 4))
      if i + 1 < samples.count { bytes.append(UInt8(second & 0xFF)) }
    }
    return bytes
  }
}

/// What an annotation says of a beat: its code in annotation files.
private enum WFDBBeat: Int {
  case normal = 1
  case premature = 5
}

/// Annotations in the format of the MIT-BIH database, in the order of their samples.
///
/// - Source: PhysioNet, WFDB Applications Guide, annot(5): a code in the upper six bits and the distance
///   from the annotation before in the lower ten; code 59 (SKIP) where that is too little.
private func annotationFile(of beats: [(sample: Int, beat: WFDBBeat)]) -> [UInt8] {
  let skip = 59
  var file = BinaryBuffer()
  var before = 0
  for (sample, beat) in beats {
    let step = sample - before
    before = sample
    if step > 1023 {
      file.append(skip << 10, bytes: 2)
      file.append(step >> 16, bytes: 2)
      file.append(step, bytes: 2)
    }
    file.append(beat.rawValue << 10 | (step > 1023 ? 0 : step), bytes: 2)
  }
  file.append(0, bytes: 2)
  return file.bytes
}

extension ExportSession {
  /// The name of a record: letters and digits.
  fileprivate var record: String { "sim\(clock(separator: ""))" }

  /// `hh:mm:ss DD/MM/YYYY`.
  fileprivate var wfdbStart: String {
    clock(separator: ":") + " " + day.split(separator: "-").reversed().joined(separator: "/")
  }
}

extension SimulatedRR {
  /// The beats of all runs in samples.
  fileprivate var beatSamples: [Int] {
    beatRunsMs.joined().map { Int(($0 * wfdbRateHz / 1000).rounded()) }
  }
}

extension SimulatedECG {
  /// The recorded R apexes, each at the sample next to it. Ectopic beats are premature, of the ventricles.
  fileprivate var annotatedBeats: [(sample: Int, beat: WFDBBeat)] {
    let ectopic = Set(truth.ectopicBeats)
    return truth.rTimesS.enumerated().map { i, timeS in
      (Int((timeS * signal.samplingRateHz).rounded()), ectopic.contains(i) ? .premature : .normal)
    }
  }

  /// Steps of 5 µV with the missing samples between runs, as 12 bits hold them.
  fileprivate var samples12: [Int] {
    let missing = -2048
    var samples: [Int] = []
    forEachSample { uv, timeS in
      let due = Int((timeS * signal.samplingRateHz).rounded())
      while samples.count < due { samples.append(missing) }
      samples.append(min(max(Self.steps(uv, of: 5), missing + 1), 2047))
    }
    return samples
  }
}

extension TextBuffer {
  /// `[h:]m:ss.mmm`.
  fileprivate mutating func append(elapsedMs ms: Int) {
    let minutes = ms / 60_000
    if minutes >= 60 {
      append("\(minutes / 60):")
      append(minutes % 60, width: 2)
    } else {
      append(minutes)
    }
    append(":")
    append(ms / 1000 % 60, width: 2)
    append(".")
    append(ms % 1000, width: 3)
  }

  fileprivate mutating func append(_ text: TextBuffer, alignedTo width: Int) {
    append(String(repeating: " ", count: max(0, width - text.bytes.count)))
    append(contentsOf: text)
  }

  fileprivate mutating func append(_ text: String, alignedTo width: Int) {
    append(TextBuffer(text), alignedTo: width)
  }
}
