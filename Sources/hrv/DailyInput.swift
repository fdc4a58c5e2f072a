import ArgumentParser
import HRVIngest
import HRVModel

/// The files of daily values that a command was given, as one series.
struct DailyInput {
  /// The values of all files that could be read.
  let series: DailySeries
  /// Whether a file could not be read.
  let hasErrors: Bool

  /// Reads `files`, folders and archives walked; remarks and errors go to standard error. In
  /// folders and archives, files that hold no daily values are passed over.
  init(_ files: [String], options: DailySummaryOptions) throws {
    let reader = DailySummaryReader(options: options)
    var series: [DailySeries] = []
    var hasErrors = false
    for path in try Self.paths(files) {
      do throws(IngestError) {
        series.append(try reader.read(path: path))
      } catch {
        Console.diagnostic("\(error)")
        hasErrors = true
      }
    }
    guard !series.isEmpty else {
      if hasErrors { throw ExitStatus.dataError }
      Console.diagnostic("error: no daily values in \(files.joined(separator: ", "))")
      throw ExitStatus.noInput
    }
    do throws(ModelError) {
      self.series = try DailySeries(merging: series)
    } catch {
      throw ValidationError(
        "--daily: \(error). Name the files of one program, and one metric.")
    }
    self.hasErrors = hasErrors
    Console.remarks(self.series.remarks)
  }

  private static func paths(_ files: [String]) throws -> [String] {
    var paths: [String] = []
    var passedOver = 0
    for file in files {
      let found = try InputFiles([file])
      guard found.paths != [file] else {
        paths.append(file)
        continue
      }
      let daily = found.paths.filter { (try? DailySummaryReader.format(path: $0)) != nil }
      paths += daily
      passedOver += found.junkCount + found.paths.count - daily.count
    }
    if passedOver > 0 {
      let files = passedOver == 1 ? "file" : "files"
      Console.diagnostic("note: passed over \(passedOver) \(files) without daily values")
    }
    return paths
  }
}
