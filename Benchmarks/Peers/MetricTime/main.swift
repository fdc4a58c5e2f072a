// Times the rows of the speed table in this process, on one core, each with its memory in place:
// prints a row, a tab, the median seconds of its calls, a tab and the least. Seconds are those of the
// processor that the thread had: on a quiet machine those of the clock, and on a busy one without
// the time that others had it.
//
//   MetricTime FIVE_MINUTES.txt DAY.txt SPOILT_DAY.txt [ROW [CALLS]]
//
// With a number of calls, so many are made, for a program that counts something else.
import HRVIngest
import HRVModel
import SpeedTable

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#endif

/// The processor time of this thread so far, in s.
func processorS() -> Double {
  var time = timespec()
  guard clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { fatalError("no thread clock") }
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The seconds of so many calls, or of those that fill about a second and at least five, in ascending
/// order.
func time(_ work: () throws -> Int, calls: Int?) rethrows -> [Double] {
  var sum = try work()
  var seconds: [Double] = []
  let begin = processorS()
  func isMore(_ count: Int) -> Bool {
    if let calls { return count < calls }
    return count < 5 || (processorS() - begin < 1 && count < 100_000)
  }
  while isMore(seconds.count) {
    let start = processorS()
    sum &+= try work()
    seconds.append(processorS() - start)
  }
  precondition(sum > 0)
  return seconds.sorted()
}

func intervals(_ path: String) throws -> RRSeries {
  guard case .rr(let rr) = try RecordingReader().read(path: path).signal else {
    fatalError("\(path) holds no intervals")
  }
  return rr
}

let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  fatalError("MetricTime FIVE_MINUTES.txt DAY.txt SPOILT_DAY.txt [ROW [CALLS]]")
}
let rows = try SpeedTable.rows(
  fiveMinutes: intervals(arguments[1]), day: intervals(arguments[2]),
  spoiltDay: intervals(arguments[3]))
let calls = arguments.count > 5 ? Int(arguments[5]) : nil
for row in rows where arguments.count == 4 || arguments[4] == row.id {
  let seconds = try time(row.work, calls: calls)
  print("\(row.id)\t\(seconds[seconds.count / 2])\t\(seconds[0])")
}
