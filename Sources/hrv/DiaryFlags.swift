import ArgumentParser
import HRVCorrelation
import HRVIngest
import HRVModel

/// What a person noted day by day, and what of it the comparison is to take into account.
struct DiaryFlags: ParsableArguments {
  @Option(
    help: """
      A diary: a CSV with date and a column for each thing noted, such as alcohol, sleep, illness, \
      posture, device.
      """, completion: .file())
  var diary: String?

  @Option(
    help: ArgumentHelp(
      """
      Columns of the diary to take into account, divided by commas. Alcohol, training, caffeine and \
      stress of a day count for the next morning; name@1 says so of any other.
      """, valueName: "names"))
  var covariates: String?

  @Flag(help: "Take the days of the week into account; the weekend alone below 84 days.")
  var weekday = false

  func validate() throws {
    _ = try choices()
  }

  /// The columns that were named.
  func choices() throws -> [CovariateChoice] {
    var choices: [CovariateChoice] = []
    for text in (covariates ?? "").split(separator: ",").map(String.init) {
      let name = text.drop { $0 == " " }
      guard let choice = CovariateChoice(argument: String(name)) else {
        throw ValidationError(
          "--covariates: \"\(text)\" is no name, or name@DAYS with 0 to 14 days.")
      }
      guard !choices.contains(where: { $0.name == choice.name }) else {
        throw ValidationError("--covariates: \"\(choice.name)\" stands there twice.")
      }
      choices.append(choice)
    }
    return choices
  }

  /// The diary, when there is one.
  func read(dateOrder: IntakeReadingOptions.DateOrder?) throws -> Diary? {
    guard let diary else { return nil }
    let reader = DiaryReader(columns: try choices().map(\.name), dateOrder: dateOrder)
    do throws(IngestError) {
      let read = try reader.read(path: diary)
      Console.remarks(read.remarks)
      return read
    } catch {
      Console.diagnostic("\(error)")
      throw ExitStatus.dataError
    }
  }
}
