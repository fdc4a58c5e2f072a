import HRVDSP
import HRVModel
import Testing

@Suite("Matching of beats")
struct BeatMatchingTests {
  /// Two lists of samples, the window, and which detected beat each of the reference has.
  struct Case: Sendable, CustomStringConvertible {
    let description: String
    let reference: [Int]
    let detected: [Int]
    let window: Double
    let matches: [Int?]

    init(
      _ description: String, _ reference: [Int], _ detected: [Int], _ window: Double,
      _ matches: [Int?]
    ) {
      self.description = description
      self.reference = reference
      self.detected = detected
      self.window = window
      self.matches = matches
    }
  }

  // `compare_annotations(reference, detected, window).matching_sample_nums` of wfdb 4.3.1, −1 as
  // nil. The crowded ones have random beats at distances in which the rules compete.
  static let cases = [
    Case("contested", [100, 140], [138], 54, [nil, 0]),
    Case("contested, the one before is taken", [100, 140], [60, 138], 54, [0, 1]),
    Case("equal distances", [100, 140], [120], 54, [0, nil]),
    Case("the window itself is too far", [100, 400], [154, 346], 54, [nil, nil]),
    Case("below it is not", [100, 400], [153, 347], 54, [0, 1]),
    Case(
      "extra beats", [100, 400, 700], [90, 105, 110, 395, 405, 650, 700, 800], 54, [1, 3, 6]),
    Case(
      "crowded 1",
      [60, 128, 149, 217, 265, 315, 372, 409, 487, 510, 546, 589, 643, 687],
      [
        81, 105, 119, 140, 149, 202, 217, 238, 256, 286, 336, 400, 501, 531, 537, 553, 567, 580,
        610, 634, 664, 678, 708,
      ], 18, [nil, 2, 4, 6, 8, nil, nil, 11, nil, 12, 15, 17, 19, 21]),
    Case(
      "crowded 2",
      [27, 55, 91, 152, 206, 252, 282, 349, 416, 450, 473, 512, 540, 607],
      [
        12, 34, 40, 62, 65, 76, 98, 103, 137, 159, 213, 237, 259, 289, 334, 356, 371, 435, 457,
        480, 497, 525, 547, 571, 592,
      ], 10, [1, 3, 6, 9, 10, 12, 13, 15, nil, 18, 19, nil, 22, nil]),
    Case(
      "crowded 3",
      [60, 139, 196, 259, 301, 369, 395, 424, 465, 527, 576, 646, 722, 766],
      [
        2, 35, 46, 114, 125, 149, 234, 276, 287, 344, 355, 370, 381, 399, 410, 451, 513, 551, 570,
        583, 632, 697, 708, 752,
      ], 30, [2, 5, nil, 7, 8, 11, 13, 14, 15, 16, 18, 20, 22, 23]),
    Case("none near", [500], [10, 20], 54, [nil]),
    Case("nothing detected", [500], [], 54, [nil]),
  ]

  @Test("pairs what compare_annotations pairs", arguments: cases)
  func pairs(example: Case) {
    let matching = BeatMatching(
      reference: example.reference, detected: example.detected, window: example.window)
    #expect(matching.detectedByReference == example.matches)
    let found = example.matches.count { $0 != nil }
    #expect(
      matching.counts
        == MatchCounts(
          truePositives: found, falseNegatives: example.reference.count - found,
          falsePositives: example.detected.count - found))
  }

  // By hand: 100 Hz; windows of 15, 5 and 1.1 samples. Detected 2 samples late, 10 early, exact,
  // and one extra; a beat of the reference and one detected lie in flutter.
  @Test("counts by tolerance, with flutter left out")
  func scoring() {
    let annotations = BeatAnnotations(
      rateHz: 100,
      beats: [100, 200, 300, 450, 600].map { AnnotatedBeat(sample: $0, symbol: "N") },
      flutter: [400...500])
    let beats = [1.02, 1.9, 3.004, 4.3, 5.2].map { DetectedBeat(timeS: $0, amplitudeMv: 1) }
    let score = DetectionScoring()(beats, against: annotations, name: "made", durationS: 7)
    #expect(
      score.counts == [
        MatchCounts(truePositives: 3, falseNegatives: 1, falsePositives: 1),
        MatchCounts(truePositives: 2, falseNegatives: 2, falsePositives: 2),
        MatchCounts(truePositives: 1, falseNegatives: 3, falsePositives: 3),
      ])
    #expect(abs(score.flutterS - 1) < 1e-12 && !score.hasPacedBeats)
    #expect(score.ventricular == nil)
    let expectedMs = [20.0, -100, 4]
    for (error, expected) in zip(score.errorsMs, expectedMs) {
      #expect(abs(error - expected) < 1e-9)
    }
    #expect(score.errorsMs.count == 3)
  }

  // EC57 by hand. Reference V N F / V A; called ventricular: the first V (true), N (false), F and
  // the paced beat (neither), not the second V (missed), A (false), and an extra beat (false).
  @Test("ventricular beats by the rules of EC57")
  func ventricular() throws {
    let symbols: [Character] = ["V", "N", "F", "/", "V", "A"]
    let annotations = BeatAnnotations(
      rateHz: 100,
      beats: symbols.enumerated().map { AnnotatedBeat(sample: 100 * ($0 + 1), symbol: $1) })
    let beats = [1.0, 2, 3, 4, 5, 6, 6.5].map { DetectedBeat(timeS: $0, amplitudeMv: 1) }
    let score = DetectionScoring()(
      beats, against: annotations, name: "made", durationS: 7,
      isVentricular: [true, true, true, true, false, true, true])
    #expect(
      score.ventricular
        == MatchCounts(truePositives: 1, falseNegatives: 1, falsePositives: 3))
    #expect(score.hasPacedBeats)
    #expect(DetectionScores([score]).ventricular == nil)
  }
}
