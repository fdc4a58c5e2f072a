// What the methods of artefact correction find, leave alone and do to the metrics; and what they
// take. Real recordings are looked for in the folder named by HRV_REAL_DATA.
//
//     swift run -c release Artefacts [speed]

import Foundation
import HRVDSP
import HRVModel
import HRVSimulation

if CommandLine.arguments.dropFirst().contains("speed") {
  try Speed.report()
  exit(0)
}

var simulated: [[Double]] = []
for seed in 1...40 as ClosedRange<UInt64> {
  var options = SimulatedRR.Options()
  options.durationS = 600
  options.seed = seed
  options.meanNNMs = 700 + 15 * Double(seed)
  options.hf.amplitudeMs = 5 + 2 * Double(seed)
  options.noiseSDMs = 4 + Double(seed % 8)
  simulated.append(try SimulatedRR(options).truth.cleanIntervalsMs)
}

var sets: [(name: String, runs: [[Double]])] = [("simulated", simulated)]
var annotated: [(name: String, records: [Recordings.Annotated])] = []
if let folder = ProcessInfo.processInfo.environment["HRV_REAL_DATA"] {
  let recordings = Recordings(folder: folder)
  sets += [
    ("straps and ECG at rest", recordings.resting().map(\.intervalsMs)),
    ("nsr001 (development)", recordings.sinusRuns("nsr001")),
    ("nsr004 (held out)", recordings.sinusRuns("nsr004")),
  ]
  annotated = [
    ("development", Recordings.development.compactMap(recordings.arrhythmia)),
    ("held out", Recordings.heldOut.compactMap(recordings.arrhythmia)),
  ]
} else {
  print("HRV_REAL_DATA names no folder: simulated recordings only.\n")
}

for method in ArtefactMethod.all {
  let measures = Measures(correction: ArtefactCorrection(method: method))
  print("\(method.id), \(method.replacement.rawValue)")
  for set in sets where !set.runs.isEmpty {
    print("  clean, \(set.name): \(measures.clean(set.runs))")
  }
  for set in sets where set.name != "straps and ECG at rest" && !set.runs.isEmpty {
    let rates = Spoiling.allCases.map { spoiling in
      let (found, all) = measures.found(spoiling, in: set.runs)
      return "\(spoiling) \(percent(Double(found) / Double(max(1, all)), 2))"
    }
    print("  found, \(set.name): \(rates.joined(separator: ", "))")
  }
  for set in annotated where !set.records.isEmpty {
    let e = measures.ectopics(set.records)
    let early = e.early.sorted { $0.key < $1.key }.map {
      "\(Int($0.key * 100)) % early \(percent(Double($0.value.found) / Double($0.value.all), 1))"
        + " of \($0.value.all)"
    }
    print(
      "  ectopic, \(set.name): Se \(percent(Double(e.found) / Double(e.all), 2)) of \(e.all),"
        + " \(early.joined(separator: ", ")); Sp"
        + " \(percent(1 - Double(e.altered) / Double(e.normal), 3)) of \(e.normal)")
  }
  for set in sets where set.name != "straps and ECG at rest" && !set.runs.isEmpty {
    let samples = set.runs.flatMap { run in
      stride(from: 0, to: run.count - 400, by: 400).prefix(12).map { Array(run[$0..<($0 + 400)]) }
    }
    for spoiling in [nil] + Spoiling.allCases.map(Optional.some) {
      let errors = measures.errors(spoiling, in: samples)
      let text = zip(["RMSSD", "SDNN", "LF", "HF"], errors).map {
        "\($0) \(percent($1.mean, 2)) (\(percent($1.worst, 0)))"
      }
      print(
        "  error, \(set.name), \(spoiling?.description ?? "clean"):"
          + " \(text.joined(separator: ", "))")
    }
  }
}
