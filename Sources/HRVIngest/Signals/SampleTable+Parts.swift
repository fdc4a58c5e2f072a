internal import Dispatch
internal import Synchronization

extension SampleTable {
  /// The size of a part in bytes: small beside a day of ECG, large beside the cost of a task.
  static let standardPartSize = 1 << 24

  /// Reads a long table in parts, several at a time; nil when it is short, or when anything in
  /// it needs more than its own part to be understood: then it is for one pass over the whole.
  ///
  /// A part ends at a line end. Where that stands in a quoted cell, the part before it lacks
  /// the closing quote, and is refused here like every other that has something to say.
  static func inParts(
    _ bytes: Span<UInt8>, _ rows: Rows, columns: Columns, limitNs: Int64, context: ReadingContext,
    partSize: Int = standardPartSize
  ) -> SampleTable? {
    let bounds = bounds(of: bytes, from: rows.nextOffset, partSize: partSize)
    guard bounds.count > 2 else { return nil }
    let parts = bounds.count - 1
    let merging = Mutex(
      Merging(
        limitNs: limitNs, capacity: bytes.count / 32, linesBefore: rows.nextLine - 1))
    let workers = min(context.workers, parts)
    // Each takes the next part when it is done with one: none waits for a core that is slower.
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while let part = merging.withLock({ $0.nextPart(of: parts) }) {
        let (table, lines) = read(
          bytes.extracting(0..<bounds[part + 1]), rows.moved(to: bounds[part]), columns: columns,
          limitNs: limitNs, context: context)
        merging.withLock { $0.add(table, lines: lines, as: part) }
      }
    }
    return merging.withLock { $0.isWhole ? $0.whole : nil }
  }

  /// A part, and its number of lines; nil when it needs a word that names its place.
  private static func read(
    _ bytes: Span<UInt8>, _ rows: Rows, columns: Columns, limitNs: Int64, context: ReadingContext
  ) -> (SampleTable?, lines: Int) {
    var rows = rows
    var table = SampleTable(limitNs: limitNs, capacity: (bytes.count - rows.nextOffset) / 32)
    var remarks = Remarks()
    do throws(IngestError) {
      try table.append(
        &rows, in: bytes, upTo: .max, columns: columns, context: context, remarks: &remarks)
    } catch {
      return (nil, 0)
    }
    return (remarks.isEmpty ? table : nil, rows.linesPassed)
  }

  private static func bounds(of bytes: Span<UInt8>, from start: Int, partSize: Int) -> [Int] {
    var bounds = [start]
    var end = start + partSize
    while end < bytes.count {
      while end < bytes.count, bytes[end - 1] != Byte.lineFeed { end += 1 }
      bounds.append(end)
      end += partSize
    }
    if start < bytes.count, bounds.last != bytes.count { bounds.append(bytes.count) }
    return bounds
  }

  /// Puts parts together in their order, each as soon as those before it are there.
  private struct Merging {
    private(set) var whole: SampleTable
    private(set) var isWhole = true
    private var waiting: [Int: (table: SampleTable, lines: Int)] = [:]
    private var taken = 0
    private var next = 0
    private var lines: Int

    init(limitNs: Int64, capacity: Int, linesBefore: Int) {
      lines = linesBefore
      whole = SampleTable(limitNs: limitNs, capacity: capacity)
    }

    /// The next part that nobody took; nil when there is none, or when they make no whole.
    mutating func nextPart(of parts: Int) -> Int? {
      guard isWhole, taken < parts else { return nil }
      taken += 1
      return taken - 1
    }

    mutating func add(_ table: SampleTable?, lines: Int, as part: Int) {
      guard let table else {
        isWhole = false
        waiting = [:]
        return
      }
      waiting[part] = (table, lines)
      while isWhole, let (table, lines) = waiting.removeValue(forKey: next) {
        // A clock that was set between two parts is for the reader of the whole.
        isWhole = whole.canContinue(with: table)
        whole.append(contentsOf: table, linesBefore: self.lines)
        self.lines += lines
        next += 1
      }
    }
  }
}
