import Foundation
import HRVModel
import Testing

@testable import HRVStore

@Suite("Code of intervals")
struct BeatsCodeTests {
  private static func series(_ intervalsMs: [Double], _ species: Species = .human) -> RRSeries {
    var builder = RRSeries.Builder(species: species)
    for intervalMs in intervalsMs { builder.append(intervalMs: intervalMs) }
    guard let series = try? builder.finish() else { preconditionFailure("no interval") }
    return series
  }

  /// Series of every clock and with everything that a series can have.
  private static let all: [RRSeries] = {
    var random = SplitMix64(seed: 7)
    func steps(_ range: ClosedRange<Int>) -> [Int] {
      (0..<200).map { _ in Int.random(in: range, using: &random) }
    }
    var everything = RRSeries.Builder()
    everything.leadIn(durationMs: 123.4)
    everything.append(intervalMs: 812)
    everything.append(intervalMs: 65_535)
    everything.append(intervalMs: 640, isEctopic: true)
    everything.append(intervalMs: .nan)
    everything.addGap(durationMs: 1000 / 3, cause: .dropout)
    everything.append(intervalMs: 1011, isEctopic: true)
    everything.addGap(durationMs: 0, cause: .recorderPause)
    everything.append(intervalMs: 999)
    everything.addGap(durationMs: 7, cause: .unusableSignal)
    return [
      series([800]), series(steps(300...2000).map(Double.init)),
      series(steps(300...2000).map { Double($0) * 1000 / 1024 }),
      // Decimals as a reader makes them.
      series(steps(300_000...2_000_000).compactMap { Double("\(Double($0) / 1000)") }),
      series(steps(300...2000).map { Double($0).nextUp }),
      series([60, 71.5, 80], .mouse),
    ] + [try? everything.finish()].compactMap { $0 }
  }()

  @Test("the same series comes back, bit by bit", arguments: all.indices)
  func roundTrip(index: Int) throws {
    let series = Self.all[index]
    let back = try BeatsCode.series(of: BeatsCode.bytes(of: series))
    // Compared by their own text: an impossible interval may be NaN, which equals nothing.
    #expect(String(reflecting: back) == String(reflecting: series))
    #expect(back.intervalsMs == series.intervalsMs)
    #expect(back.endTimesS() == series.endTimesS())
    #expect(back.durationMs == series.durationMs)
  }

  @Test("intervals in whole milliseconds take at most two bytes each")
  func size() {
    // By hand: differences below 64 take one byte, those below 8192 two.
    let near = Self.series((0..<1000).map { Double(800 + $0 % 60) })
    #expect(BeatsCode.bytes(of: near).count < 1000 + 40)
    #expect(BeatsCode.bytes(of: Self.all[1]).count < 2 * 200 + 40)
  }

  @Test("damage is an error or another series, never a crash", arguments: all.indices)
  func damage(index: Int) throws {
    let bytes = BeatsCode.bytes(of: Self.all[index])
    for count in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 150)) {
      #expect(throws: (any Error).self) { try BeatsCode.series(of: Array(bytes[..<count])) }
    }
    #expect(throws: (any Error).self) { try BeatsCode.series(of: bytes + [0]) }
    for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 60)) {
      for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[place] = value
        _ = try? BeatsCode.series(of: damaged)
      }
    }
  }
}
