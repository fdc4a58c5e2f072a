internal import HRVModel

/// The intervals of a recording as few bytes, from which the same series comes back bit by bit.
///
/// Intervals are multiples of the recorder's clock as a rule: then each is the difference from the
/// one before, in steps of that clock, one or two bytes. Those that are multiples of no known clock
/// (between peaks of an ECG) are kept as they are, eight bytes each.
///
/// - Complexity: O(*intervals*) both ways.
enum BeatsCode {
  /// The first byte of all that this code writes.
  private static let version: UInt8 = 1

  /// The clocks that are tried, in steps a second; the finer ones are decimals of a millisecond.
  private static let clocks: [UInt64] = [
    1000, 1024, 128, 256, 512, 2048, 4096, 10_000, 100_000, 1_000_000,
  ]

  static func bytes(of rr: RRSeries) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(UInt64(version))
    writer.write(Species.allCases.firstIndex(of: rr.species) ?? 0)
    writer.write(rr.intervalsMs.count)
    writeIntervals(rr.intervalsMs, to: &writer)
    writer.write(rr.durationMs)
    writer.write(rr.runs.count)
    for (run, startMs) in zip(rr.runs, rr.runStartsMs) {
      writer.write(run.count)
      writer.write(startMs)
    }
    writer.write(rr.gaps.count)
    for gap in rr.gaps { write(gap, to: &writer) }
    writer.write(rr.ectopicIntervals.count)
    var last = 0
    for index in rr.ectopicIntervals {
      writer.write(index - last)
      last = index
    }
    return writer.bytes
  }

  /// - Throws: ``ByteReader/Damage``, or what is wrong with the series that the bytes make.
  static func series(of bytes: [UInt8]) throws -> RRSeries {
    var reader = ByteReader(bytes)
    guard try reader.byte() == version else { throw ByteReader.Damage() }
    let species = Species.allCases[try reader.count(atMost: Species.allCases.count - 1)]
    // Whatever is counted takes a byte at least.
    let intervalsMs = try intervals(reader.count(atMost: reader.left), from: &reader)
    let durationMs = try reader.double()
    var runs: [Range<Int>] = []
    var runStartsMs: [Double] = []
    for _ in 0..<(try reader.count(atMost: reader.left)) {
      let start = runs.last?.upperBound ?? 0
      runs.append(start..<start + (try reader.count(atMost: intervalsMs.count)))
      runStartsMs.append(try reader.double())
    }
    var gaps: [Gap] = []
    for _ in 0..<(try reader.count(atMost: reader.left)) { gaps.append(try gap(from: &reader)) }
    var ectopicIntervals: [Int] = []
    for _ in 0..<(try reader.count(atMost: reader.left)) {
      ectopicIntervals.append(
        (ectopicIntervals.last ?? 0) + (try reader.count(atMost: intervalsMs.count)))
    }
    guard reader.left == 0 else { throw ByteReader.Damage() }
    return try RRSeries(
      species: species, intervalsMs: intervalsMs, runs: runs, runStartsMs: runStartsMs,
      gaps: gaps, ectopicIntervals: ectopicIntervals, durationMs: durationMs)
  }

  private static func writeIntervals(_ intervalsMs: [Double], to writer: inout ByteWriter) {
    let clock = clocks.first { clock in
      intervalsMs.allSatisfy { intervalMs(steps(intervalMs: $0, clock), clock) == $0 }
    }
    writer.write(clock ?? 0)
    guard let clock else { return intervalsMs.forEach { writer.write($0) } }
    var last: Int64 = 0
    for intervalMs in intervalsMs {
      let steps = steps(intervalMs: intervalMs, clock)
      writer.write(signed: steps - last)
      last = steps
    }
  }

  private static func intervals(
    _ count: Int, from reader: inout ByteReader
  ) throws(ByteReader.Damage) -> [Double] {
    let clock = try reader.number()
    guard clock == 0 || clocks.contains(clock) else { throw ByteReader.Damage() }
    var intervalsMs: [Double] = []
    intervalsMs.reserveCapacity(count)
    var steps: Int64 = 0
    for _ in 0..<count {
      guard clock > 0 else {
        intervalsMs.append(try reader.double())
        continue
      }
      steps &+= try reader.signed()
      intervalsMs.append(intervalMs(steps, clock))
    }
    return intervalsMs
  }

  /// Believable intervals are at most a few thousand: the product is far from the end of `Int64`.
  private static func steps(intervalMs: Double, _ clock: UInt64) -> Int64 {
    Int64((intervalMs * Double(clock) / 1000).rounded())
  }

  /// The one double nearest to the quotient, as reading its decimals gives.
  private static func intervalMs(_ steps: Int64, _ clock: UInt64) -> Double {
    Double(steps) * 1000 / Double(clock)
  }

  private static func write(_ gap: Gap, to writer: inout ByteWriter) {
    writer.write(gap.beforeInterval)
    writer.write(gap.startS)
    writer.write(gap.durationS)
    switch gap.cause {
    case .impossibleInterval(let recordedMs):
      writer.write(0)
      writer.write(recordedMs)
    case .dropout: writer.write(1)
    case .recorderPause: writer.write(2)
    case .unusableSignal: writer.write(3)
    }
  }

  private static func gap(from reader: inout ByteReader) throws(ByteReader.Damage) -> Gap {
    let before = try reader.count(atMost: Int(UInt32.max))
    let (startS, durationS) = (try reader.double(), try reader.double())
    guard startS.isFinite, durationS.isFinite, durationS >= 0 else { throw ByteReader.Damage() }
    let cause: Gap.Cause =
      switch try reader.byte() {
      case 0: .impossibleInterval(recordedMs: try reader.double())
      case 1: .dropout
      case 2: .recorderPause
      case 3: .unusableSignal
      default: throw ByteReader.Damage()
      }
    return Gap(beforeInterval: before, startS: startS, durationS: durationS, cause: cause)
  }
}
