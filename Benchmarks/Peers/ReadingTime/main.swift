// Reads one file and prints: beats or samples, seconds.
//
//   ReadingTime FILE [WORKERS]
import HRVIngest
import HRVModel

let arguments = CommandLine.arguments
guard arguments.count > 1 else { fatalError("ReadingTime FILE [WORKERS]") }
let workers = arguments.count > 2 ? Int(arguments[2]) ?? 1 : 1
let reader = RecordingReader(workers: workers)
let clock = ContinuousClock()
let begin = clock.now
let recording = try reader.read(path: arguments[1])
let seconds = (clock.now - begin) / Duration.seconds(1)
let count =
  switch recording.signal {
  case .rr(let rr): rr.intervalsMs.count
  case .ecg(let ecg): ecg.samplesMv.count
  }
print(count, seconds)
