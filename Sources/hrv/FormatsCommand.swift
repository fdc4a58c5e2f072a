import ArgumentParser
import HRVIngest
import HRVModel
import HRVReport

extension HRV {
  struct Formats: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "formats",
      abstract: "List the formats of recordings, daily values, intake logs and diaries.",
      discussion: """
        The rows are those that the readers are chosen from, in order.

          hrv formats
          hrv formats --output json
        """)

    @Option(name: .shortAndLong, help: "Form of the result: text or json.")
    var output = Form.text

    enum Form: String, CaseIterable, ExpressibleByArgument { case text, json }

    func run() throws {
      try Console.result(output == .json ? json.text : text)
    }

    private var text: String {
      """
      Recordings
      \(recordings.text())
      Daily values that another program computed, for hrv correlate --daily
      \(dailyValues.text())
      Logs of what was taken, for hrv correlate --intake
      \(intakeLogs.text())
      Diaries, for hrv correlate --diary
      \(diaries.text())
      """
    }

    private var recordings: TextTable {
      var table = TextTable(
        [
          .init("format"), .init("holds"), .init("what it is", wraps: true),
          .init("written by", wraps: true),
        ], indent: 2)
      for format in RecordingFormats.all {
        table.append([format.id, format.content.rawValue, format.summary, format.writers])
      }
      return table
    }

    private var dailyValues: TextTable {
      var table = TextTable(
        [
          .init("format"), .init("what it is", wraps: true), .init("metrics", wraps: true),
          .init("written by", wraps: true),
        ], indent: 2)
      for format in DailySummaryFormats.all {
        let metrics = format.metricIDs.map(\.rawValue).joined(separator: ", ")
        table.append([format.id, format.summary, metrics, format.writers])
      }
      return table
    }

    private var intakeLogs: TextTable {
      var table = TextTable(
        [.init("format"), .init("what it is", wraps: true), .init("written by", wraps: true)],
        indent: 2)
      for format in IntakeLogFormats.all {
        table.append([format.id, format.summary, format.writers])
      }
      return table
    }

    private var diaries: TextTable {
      var table = TextTable(
        [.init("format"), .init("what it is", wraps: true), .init("written by", wraps: true)],
        indent: 2)
      for format in DiaryFormats.all { table.append([format.id, format.summary, format.writers]) }
      return table
    }

    private var json: JSONValue {
      [
        "schema": "hrv.formats/1",
        "recordings": .array(
          RecordingFormats.all.map {
            [
              "id": .string($0.id), "holds": .string($0.content.rawValue),
              "summary": .string($0.summary), "writers": .string($0.writers),
            ]
          }),
        "dailyValues": .array(
          DailySummaryFormats.all.map {
            [
              "id": .string($0.id), "summary": .string($0.summary),
              "metrics": .array($0.metricIDs.map { .string($0.rawValue) }),
              "window": .string($0.window.rawValue), "timed": .bool($0.isTimed),
              "writers": .string($0.writers),
            ]
          }),
        "intakeLogs": .array(
          IntakeLogFormats.all.map {
            [
              "id": .string($0.id), "summary": .string($0.summary),
              "writers": .string($0.writers),
            ]
          }),
        "diaries": .array(
          DiaryFormats.all.map {
            [
              "id": .string($0.id), "summary": .string($0.summary),
              "writers": .string($0.writers),
            ]
          }),
      ]
    }
  }
}
