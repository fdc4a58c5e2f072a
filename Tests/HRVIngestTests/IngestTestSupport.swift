import HRVModel
import HRVTestSupport

@testable import HRVIngest

/// A text as a file of this name, read.
func read(
  _ text: String, name: String = "test.txt", options: ReadingOptions = ReadingOptions()
) throws(IngestError) -> Recording {
  try RecordingReader(options: options).read(bytes: Array(text.utf8), file: name)
}

/// The error that reading gives; nil when it gives none.
func readingError(
  _ text: String, name: String = "test.txt", options: ReadingOptions = ReadingOptions()
) -> IngestError? {
  do throws(IngestError) {
    _ = try read(text, name: name, options: options)
    return nil
  } catch {
    return error
  }
}

extension Recording {
  /// The intervals; nil when it is an ECG.
  var rr: RRSeries? { if case .rr(let rr) = signal { rr } else { nil } }

  /// The ECG; nil when it is intervals.
  var ecg: ECGSignal? { if case .ecg(let ecg) = signal { ecg } else { nil } }
}

extension IngestError {
  /// `line:column`.
  var place: String { "\(location.line):\(location.column)" }
}

/// Intervals around 800 ms that vary as those of a heart do; whole ms, seeded.
func heartbeats(_ count: Int, seed: UInt64, meanMs: Double = 800) -> [Double] {
  var generator = SplitMix64(seed: seed)
  var slow = 0.0
  return (0..<count).map { _ in
    slow = 0.95 * slow + 10 * (generator.nextUniform() - 0.5)
    return (meanMs + slow + 40 * (generator.nextUniform() - 0.5)).rounded()
  }
}

/// A line an interval.
func lines(_ values: [Double]) -> String {
  values.map { "\(Int($0))\n" }.joined()
}

/// A time on 2026-03-02 as Polar Sensor Logger writes it, `ms` after 07:15:00.
func phoneStamp(_ ms: Int) -> String {
  let total = (7 * 60 + 15) * 60_000 + ms
  let (hours, minutes) = (total / 3_600_000, total / 60_000 % 60)
  return "2026-03-02T\(two(hours)):\(two(minutes)):\(two(total / 1000 % 60))"
    + ".\(two(total % 1000 / 10))\(total % 10)"
}

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
