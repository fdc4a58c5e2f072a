internal import HRVModel

/// What the page of a batch shows of a recording.
struct BatchRow: Sendable {
  let index: Int
  let file: String
  let start: String?
  let durationS: Double
  let beats: Int
  let correctedFraction: Double
  let grade: RecordingQuality.Grade
  let values: [Double?]
  let sparkline: Sparkline

  init(
    index: Int, file: String, start: String?, durationS: Double, beats: Int,
    correctedFraction: Double, grade: RecordingQuality.Grade, values: [Double?],
    sparkline: Sparkline
  ) {
    self.index = index
    self.file = file
    self.start = start
    self.durationS = durationS
    self.beats = beats
    self.correctedFraction = correctedFraction
    self.grade = grade
    self.values = values
    self.sparkline = sparkline
  }

  init(_ analysis: RecordingAnalysis, index: Int, _ metrics: [MetricID]) {
    self.index = index
    file = analysis.recording.provenance.file
    start = analysis.recording.start?.timestamp.minute
    durationS = analysis.durationS
    beats = analysis.beatCount
    correctedFraction = analysis.nn.correctedFraction
    grade = RecordingQuality(analysis).grade
    values = metrics.map { analysis.value($0) }
    sparkline = Sparkline(analysis.nn, durationS: analysis.durationS)
  }
}
