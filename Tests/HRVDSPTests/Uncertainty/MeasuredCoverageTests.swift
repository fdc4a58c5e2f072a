import Foundation
import HRVModel
import Testing

@testable import HRVDSP

@Suite("Measured coverage of intervals")
struct MeasuredCoverageTests {
  /// The shares that held the truth, of every process that gave one in ten of its recordings an
  /// interval, by metric and minutes, as the calibration committed them.
  private static func shares() throws -> [String: [Int: [Double]]] {
    let table = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Benchmarks/Calibration/intervals.csv")
    let lines = try String(contentsOf: table, encoding: .utf8).split(separator: "\n")
    var shares: [String: [Int: [Double]]] = [:]
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      let minutes = try #require(Int(cells[0]))
      let asked = try #require(Double(cells[6]))
      let given = try #require(Double(cells[7]))
      let held = try #require(Double(cells[8]))
      guard given > 0, given >= asked / 10 else { continue }
      shares[String(cells[2]), default: [:]][minutes, default: []].append(held / given)
    }
    return shares
  }

  // Half a unit of the third digit.
  @Test("is that of the committed calibration")
  func committed() throws {
    let shares = try Self.shares()
    for row in IntervalRow.all {
      let measured = try #require(shares[row.id.rawValue])
      for (minutes, values) in measured {
        let range = row.coverage.range(coveredS: Double(60 * minutes) - 1)
        let (least, most) = (try #require(values.min()), try #require(values.max()))
        #expect(abs(range.lowerBound - least) < 5.1e-4, "\(row.id) \(minutes) min: \(least)")
        #expect(abs(range.upperBound - most) < 5.1e-4, "\(row.id) \(minutes) min: \(most)")
      }
    }
  }
}
