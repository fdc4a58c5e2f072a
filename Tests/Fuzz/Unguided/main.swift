// Reads inputs that are changed at random, without being led by coverage.
//
//   unguided FAMILY RUNS SEED SIZE-LIMIT CURRENT FOLDER...
//
// FOLDERs hold inputs to begin with, beside the examples of the tables. An outcome that is not
// sound ends the process with status 1. A crash, a hang of 10 s (SIGALRM) or memory beyond 256 MiB
// ends it by a signal. In each case the file CURRENT holds the input, behind eight bytes of its
// length.
import Foundation
import HRVModel

let arguments = CommandLine.arguments
guard arguments.count > 5, let family = ReaderFamily(rawValue: arguments[1]),
  let runs = Int(arguments[2]), let seed = UInt64(arguments[3]), let sizeLimit = Int(arguments[4])
else { fatalError("unguided FAMILY RUNS SEED SIZE-LIMIT CURRENT FOLDER...") }

/// The input in work, in memory that outlives the process.
let room = sizeLimit + 8
let descriptor = open(arguments[5], O_RDWR | O_CREAT | O_TRUNC, 0o644)
guard descriptor >= 0, ftruncate(descriptor, off_t(room)) == 0,
  let current = mmap(nil, room, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
  current != MAP_FAILED
else { fatalError("\(arguments[5]) cannot be written") }

var pool = family.seeds
for folder in arguments[6...] {
  let folder = URL(filePath: folder)
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  for name in names { pool.append([UInt8](try Data(contentsOf: folder.appending(path: name)))) }
}
var limit = rlimit(rlim_cur: 256 << 20, rlim_max: 256 << 20)
setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)

var mutation = InputMutation(pool: pool, sizeLimit: sizeLimit, seed: seed)
var input: [UInt8] = []
let clock = ContinuousClock()
let begin = clock.now
for run in 1...runs {
  mutation.next(into: &input)
  current.storeBytes(of: UInt64(input.count), as: UInt64.self)
  current.advanced(by: 8).copyMemory(from: input, byteCount: input.count)
  alarm(10)
  if let complaint = family.complaint(about: input) {
    print("\(family.rawValue): input \(run): \(complaint)")
    exit(1)
  }
  if run.isMultiple(of: 1_000_000) {
    print("\(family.rawValue): \(run) after \(clock.now - begin)")
    fflush(nil)
  }
}
alarm(0)
var usage = rusage()
getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
let seconds = Int((clock.now - begin) / Duration.seconds(1))
print(
  "Done \(runs) runs in \(seconds) second(s) from \(pool.count) inputs,"
    + " peak \(usage.ru_maxrss / 1024) MB")
