import Foundation

/// Real recordings that are looked for in the folder named by `HRV_REAL_DATA`.
struct Recordings {
  /// The constants of the method `rhythm` were chosen by half of the annotated records, and one of
  /// the two long ones; the others were kept apart.
  static let development = ["100", "106", "114", "116", "118", "208", "215", "223", "230"]
  static let heldOut = ["101", "108", "112", "115", "119", "124", "205", "212", "220"]

  let folder: String

  /// Intervals in ms, and the kind of the beat at both ends of each.
  struct Annotated {
    let name: String
    let intervalsMs: [Double]
    /// One more than there are intervals.
    let kinds: [Character]
  }

  /// A record of the MIT-BIH Arrhythmia Database.
  func arrhythmia(_ name: String) -> Annotated? {
    beats("mitdb/\(name).atr", samplingRateHz: 360).map { annotated(name, $0, 360) }
  }

  /// The stretches of at least 300 intervals of a record of the Normal Sinus Rhythm RR Interval
  /// Database that are normal by annotation, five beats away from any that is not.
  func sinusRuns(_ name: String) -> [[Double]] {
    guard let found = beats("nsr2db/\(name).ecg", samplingRateHz: 128) else { return [] }
    let record = annotated(name, found, 128)
    let x = record.intervalsMs
    let bad = x.indices.filter {
      record.kinds[$0] != "N" || record.kinds[$0 + 1] != "N" || x[$0] > 2000 || x[$0] < 300
    }
    var runs: [[Double]] = []
    var start = 0
    for i in bad + [x.count + 5] {
      if i - 5 - start >= 300 { runs.append(Array(x[start..<min(x.count, i - 5)])) }
      start = i + 6
    }
    return runs
  }

  /// Chest-strap recordings at rest and on standing up, and ECG of sitting and of mental arithmetic.
  func resting() -> [(name: String, intervalsMs: [Double])] {
    var found: [(String, [Double])] = []
    for file in files("hrv_logger").filter({ $0.hasSuffix("RRIntervals.csv") }) {
      let x = lines("hrv_logger/\(file)").compactMap { line -> Double? in
        let cells = line.split(separator: ",")
        return cells.count == 3 ? Double(cells[1]) : nil
      }
      found.append((file, x))
    }
    for subject in files("gudb_annotations").filter({ $0.hasPrefix("subject") }) {
      for task in ["sitting", "maths"] {
        let path = "gudb_annotations/\(subject)/\(task)/annotation_cs.tsv"
        let samples = lines(path).compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
        guard samples.count > 60 else { continue }
        found.append(
          ("\(subject) \(task)", zip(samples.dropFirst(), samples).map { ($0 - $1) * 4 }))
      }
    }
    return found
  }

  private func annotated(
    _ name: String, _ beats: [(sample: Int, kind: Character)], _ samplingRateHz: Double
  ) -> Annotated {
    Annotated(
      name: name,
      // Pauses and runs beyond what a series of intervals may hold are cut to that.
      intervalsMs: zip(beats.dropFirst(), beats).map {
        min(max(Double($0.sample - $1.sample) / samplingRateHz * 1000, 200), 3000)
      }, kinds: beats.map(\.kind))
  }

  private func files(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)")) ?? []).sorted()
  }

  private func lines(_ path: String) -> [Substring] {
    let text = try? String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    return text?.split(whereSeparator: \.isNewline) ?? []
  }

  /// The beats of an annotation file of PhysioNet's MIT format.
  private func beats(
    _ path: String, samplingRateHz: Double
  ) -> [(sample: Int, kind: Character)]? {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(path)") else { return nil }
    let kinds: [Int: Character] = [
      1: "N", 2: "L", 3: "R", 4: "a", 5: "V", 6: "F", 7: "J", 8: "A", 9: "S", 10: "E", 11: "j",
      12: "/", 13: "Q", 25: "B", 30: "?", 31: "!", 34: "e", 35: "n", 38: "f", 41: "r",
    ]
    let bytes = [UInt8](data)
    func word(_ i: Int) -> Int { Int(bytes[i]) | Int(bytes[i + 1]) << 8 }
    var found: [(sample: Int, kind: Character)] = []
    var (i, sample) = (0, 0)
    while i + 1 < bytes.count {
      let (code, rest) = (word(i) >> 10, word(i) & 1023)
      i += 2
      switch code {
      case 0 where rest == 0: return found
      case 59:
        guard i + 3 < bytes.count else { return found }
        sample += Int(Int16(truncatingIfNeeded: word(i))) << 16 + word(i + 2)
        i += 4
      case 60, 61, 62: break
      case 63: i += rest + rest % 2
      default:
        sample += rest
        if let kind = kinds[code] { found.append((sample, kind)) }
      }
    }
    return found
  }
}
