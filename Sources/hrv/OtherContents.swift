import HRVIngest
import HRVModel
import HRVReport

/// What a file holds that is no recording: daily values that another program computed, or a log
/// of what was taken. An export of a whole phone may hold both beside its beats.
struct OtherContents {
  private(set) var dailySeries: DailySeries?
  private(set) var intakeLog: InspectedIntakeLog?
  /// Why it cannot be read, when it is a file of daily values.
  private(set) var dailyError: IngestError?
  /// What it is, when it is a known file that is no log.
  private(set) var logError: IngestError?

  /// Whether anything was found.
  var isEmpty: Bool { dailySeries == nil && intakeLog == nil }

  init(of path: String, intake: IntakeReadingOptions, daily: DailySummaryOptions) {
    guard let format = Self.dailyFormat(of: path, daily) else {
      readIntake(path, intake)
      return
    }
    do throws(IngestError) {
      dailySeries = try DailySummaryReader(options: daily).read(path: path)
    } catch {
      // An export that may hold beats is no broken summary when it has no daily values.
      if !format.mayHoldBeats { dailyError = error }
    }
    if format.mayHoldBeats { readIntake(path, intake) }
  }

  private mutating func readIntake(_ path: String, _ options: IntakeReadingOptions) {
    let reader = IntakeLogReader(options: options)
    do throws(IngestError) {
      let format = try reader.format(path: path)
      do throws(IngestError) {
        intakeLog = InspectedIntakeLog(
          file: path, formatID: format.id, log: .success(try reader.read(path: path)))
      } catch {
        if case .noIntake = error.reason { return }
        intakeLog = InspectedIntakeLog(
          file: path, formatID: format.id, log: .failure(ReportedError(error)))
      }
    } catch {
      if case .noIntake = error.reason { logError = error }
    }
  }

  private static func dailyFormat(
    of path: String, _ options: DailySummaryOptions
  ) -> DailySummaryFormat? {
    if let id = options.formatID { return DailySummaryFormats.all.first { $0.id == id } }
    return try? DailySummaryReader.format(path: path)
  }
}

extension ReportedError {
  /// A file that could not be read, with what to do about it.
  init(_ error: IngestError) {
    self.init("\(error.message). \(error.remedy).", at: error.location)
  }
}
