import Foundation
import HRVDSP
import HRVModel
import HRVTestSupport
import Testing

@Suite("R peaks: real recordings")
struct RealECGTests {
  private let detector = RPeakDetector()

  /// A stretch of a record, and how many reference beats may be missed or added in it.
  struct Stretch: Sendable, CustomStringConvertible {
    let record: String
    let startS: Double
    let allowedErrors: Int
    var description: String { record }
  }

  // Two minutes each: sinus rhythm (100), many ventricular beats (119, 215), downward complexes
  // with tall P waves and wander (108), atrial fibrillation with multiform ectopic beats and
  // noise (203). Regression: as many errors are allowed as were found (0, 0, 2, 6, 0), and one
  // more where there were some. Se and PPV of 97 % are what is promised of any such stretch.
  @Test(
    "finds the annotated beats of MIT-BIH records within 150 ms (EC57)",
    .enabled(if: RealData.isAvailable, Comment(rawValue: RealData.skipReason)),
    arguments: [
      Stretch(record: "100", startS: 0, allowedErrors: 0),
      Stretch(record: "119", startS: 300, allowedErrors: 0),
      Stretch(record: "108", startS: 60, allowedErrors: 3),
      Stretch(record: "203", startS: 300, allowedErrors: 7),
      Stretch(record: "215", startS: 900, allowedErrors: 0),
    ])
  func mitbih(stretch: Stretch) throws {
    let record = try MITBIHRecord(stretch.record, partS: stretch.startS..<(stretch.startS + 120))
    let match = BeatMatch(try detector(record.ecg), reference: record.beatsS)
    #expect(match.missed + match.extra <= stretch.allowedErrors)
    #expect(match.sensitivity >= 0.97 && match.positivePredictivity >= 0.97)
  }

  // A strap's own intervals, in whole ms, of a heart with many ectopic beats. It places those in
  // its own way, so the median is compared: half of all within a ms and a half.
  @Test(
    "agrees with the intervals that a Polar H10 found in its own ECG",
    .enabled(if: RealData.isAvailable, Comment(rawValue: RealData.skipReason)))
  func polarH10() throws {
    let url = try #require(
      RealData.url("polar_h10_ecg/ecglogger_polar_h10_first_5min_DERIVED.csv"))
    var (timesNs, samplesMv, strapMs): ([Double], [Float], [Double]) = ([], [], [])
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      timesNs.append(try #require(Double(cells[0])))
      samplesMv.append(try #require(Float(cells[1])))
      if let rr = Double(cells[3]) { strapMs.append(rr) }
    }
    let spanS = (try #require(timesNs.last) - timesNs[0]) / 1e9
    let ecg = try ECGSignal(
      samplesMv: samplesMv, samplingRateHz: Double(samplesMv.count - 1) / spanS)
    let rr = try detector.rrSeries(of: detector(ecg), in: ecg)
    #expect(abs(rr.intervalsMs.count - strapMs.count) <= 6)
    let differences = alignedDifferences(rr.intervalsMs, strapMs, skipCost: 40).sorted()
    #expect(differences.count > 390)
    #expect(differences[differences.count / 2] < 1.5)
  }

  /// |a − b| of the pairs that belong together when both lists lose an element now and then:
  /// the alignment in which the sum of differences and `skipCost` for each element without
  /// a partner is least (dynamic programming).
  private func alignedDifferences(_ a: [Double], _ b: [Double], skipCost: Double) -> [Double] {
    let width = b.count + 1
    var cost = [Double](repeating: 0, count: (a.count + 1) * width)
    for i in 0...a.count {
      for j in 0...b.count where i + j > 0 {
        var least = Double.infinity
        if i > 0 { least = min(least, cost[(i - 1) * width + j] + skipCost) }
        if j > 0 { least = min(least, cost[i * width + j - 1] + skipCost) }
        if i > 0, j > 0 {
          least = min(least, cost[(i - 1) * width + j - 1] + abs(a[i - 1] - b[j - 1]))
        }
        cost[i * width + j] = least
      }
    }
    var (i, j, differences) = (a.count, b.count, [Double]())
    while i > 0, j > 0 {
      let difference = abs(a[i - 1] - b[j - 1])
      if cost[i * width + j] == cost[(i - 1) * width + j - 1] + difference {
        differences.append(difference)
        (i, j) = (i - 1, j - 1)
      } else if cost[i * width + j] == cost[(i - 1) * width + j] + skipCost {
        i -= 1
      } else {
        j -= 1
      }
    }
    return differences
  }
}
