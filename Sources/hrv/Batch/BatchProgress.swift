import Foundation

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What a batch says of itself on standard error while it runs: a line that is written over on a
/// terminal, a line now and then elsewhere.
struct BatchProgress {
  private let isTerminal: Bool
  private let total: Int?
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private let firstFiles: Int

  /// - Parameters:
  ///   - total: how many files there will be, where that is known.
  ///   - done: how many an earlier run did.
  init(total: Int?, done: Int) {
    self.total = total
    isTerminal = Self.isTerminal
    firstFiles = done
  }

  /// Whether standard error is a terminal.
  static var isTerminal: Bool { isatty(2) == 1 }

  /// Says how far it is, when it is time to.
  mutating func show(_ mark: BatchFiles.Mark) {
    let now = ContinuousClock.now
    guard now - last >= (isTerminal ? .milliseconds(100) : .seconds(10)) else { return }
    last = now
    write(mark, ending: isTerminal ? "\u{1B}[K\r" : "\n")
  }

  /// Clears the line, or leaves the last one.
  func end() {
    if isTerminal { emit("\u{1B}[K") }
  }

  private func write(_ mark: BatchFiles.Mark, ending: String) {
    let seconds = Self.seconds(ContinuousClock.now - start)
    let rate = Double(mark.files - firstFiles) / max(seconds, 1e-9)
    var text = "\(mark.files)"
    if let total { text += " of \(total)" }
    text += " files, \(rate < 10 ? String(Int(rate * 10) / 10) : String(Int(rate))) a second"
    if let total, rate > 0 {
      text += ", \(Self.clock(Double(total - mark.files) / rate)) left"
    }
    if mark.failures > 0 { text += ", \(mark.failures) could not be read" }
    guard isTerminal else { return emit(text + ending) }
    // What runs over the edge of the terminal cannot be written over. A terminal that does not tell its
    // width has the usual one.
    let columns = max(1, (Terminal.diagnosticColumns ?? 80) - 1)
    let bar = total.flatMap { $0 > 0 ? Self.bar(mark.files, of: $0) + " " : nil } ?? ""
    emit(String((bar.count + text.count > columns ? text : bar + text).prefix(columns)) + ending)
  }

  private func emit(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  private static func bar(_ done: Int, of total: Int) -> String {
    let width = 24
    let full = min(width, done * width / total)
    return "[" + String(repeating: "#", count: full)
      + String(repeating: ".", count: width - full) + "]"
  }

  private static func clock(_ seconds: Double) -> String {
    let s = Int(min(seconds, 359_999).rounded(.up))
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return s < 3600 ? "\(s / 60):\(two(s % 60))" : "\(s / 3600):\(two(s / 60 % 60)):\(two(s % 60))"
  }

  private static func seconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
}
