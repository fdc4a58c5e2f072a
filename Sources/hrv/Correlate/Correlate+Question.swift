import ArgumentParser
import HRVCorrelation
import HRVIngest
import HRVModel

extension HRV.Correlate {
  /// What is asked, and what is known beside the outcomes.
  struct Question {
    let options: StudyOptions
    let analysis: StudyAnalysis
    let intake: IntakeReadingOptions
    let diary: Diary?

    /// Options outside their range are wrong usage.
    init(options: StudyOptions, intake: IntakeReadingOptions, diary: Diary?) throws {
      self.options = options
      self.intake = intake
      self.diary = diary
      do throws(ModelError) {
        analysis = try StudyAnalysis(options: options)
      } catch {
        throw ValidationError("\(error).")
      }
    }
  }
}
