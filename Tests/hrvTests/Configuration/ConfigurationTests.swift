import Foundation
import HRVTestSupport
import Testing

@Suite("A configuration file")
struct ConfigurationTests {
  private func folder(_ configuration: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("800\n810\n790\n810\n", to: "rr/four.txt")
    try folder.write(configuration, to: "hrv.toml")
    return folder
  }

  private func metrics(_ output: HRVCommand.Output) throws -> [String] {
    let recording = try #require((try output.json()["recordings"] as? [[String: Any]])?.first)
    return try #require(recording["metrics"] as? [String: Any]).keys.sorted()
  }

  @Test("its choices hold; a command's stand above the common ones, the command line above both")
  func precedence() throws {
    let folder = try folder(
      """
      metrics = "sdnn"
      [analyze]
      output = "json"
      metrics = ["rmssd", "mean_nn"]
      """)
    let configured = try HRVCommand.run(["analyze", "rr"], in: folder.root)
    #expect(configured.status == 0, "\(configured.diagnostics)")
    #expect(try metrics(configured) == ["mean_nn", "rmssd"])
    #expect(
      configured.diagnostics.contains("note: hrv.toml adds --output=json --metrics=rmssd,mean_nn"))
    let given = try HRVCommand.run(["analyze", "--metrics", "pnn50", "rr"], in: folder.root)
    #expect(try metrics(given) == ["pnn50"])
    let batch = try HRVCommand.run(["batch", "rr", "-o", "out.csv", "-q"], in: folder.root)
    #expect(batch.diagnostics == "")
    let table = try String(contentsOf: folder.url("out.csv"), encoding: .utf8)
    #expect(table.contains(",sdnn,missing,") && !table.contains("rmssd"))
    // The manifest has the words of both, so that the run can be repeated without the file.
    let manifest = try String(contentsOf: folder.url("out.manifest.json"), encoding: .utf8)
    #expect(manifest.contains("\"--metrics=sdnn\""))
  }

  @Test("--config names another, whose paths count from its folder; --no-config does without")
  func named() throws {
    let folder = try folder("[analyze]\noutput = \"csv\"")
    try folder.write("file,start\nrr/four.txt,2026-03-02T07:00\n", to: "study/starts.csv")
    try folder.write(
      "manifest = \"starts.csv\"\n[analyze]\noutput = \"json\"", to: "study/other.toml")
    let named = try HRVCommand.run(
      ["analyze", "rr/four.txt", "--config", "study/other.toml"], in: folder.root)
    #expect(named.diagnostics.contains("--manifest=study/starts.csv"), "\(named.diagnostics)")
    #expect(try named.json()["schema"] as? String == "hrv.analysis/1")
    let without = try HRVCommand.run(["--no-config", "analyze", "rr"], in: folder.root)
    #expect(without.status == 0 && without.diagnostics == "")
    #expect(!without.result.hasPrefix("file,"))
  }

  @Test(
    "what it says wrong is said with its place and what may have been meant",
    arguments: [
      ("[analyze]\nmetrcs = 'all'", "hrv.toml:2:1", "did you mean \"metrics\"?"),
      ("[analyse]\n", "hrv.toml:1:1", "did you mean \"analyze\"?"),
      ("output = 'csv'", "hrv.toml:1:1", "[analyze]"),
      ("[analyze]\nalign = 'noon'", "hrv.toml:2:9", "recording, clock"),
      ("[analyze]\nci = 1", "hrv.toml:2:6", "true or false"),
      ("[analyze]\nwindow = true", "hrv.toml:2:10", "<time>"),
      ("[analyze]\nwindow = 5m", "hrv.toml:2:10", "in quotes"),
      ("[analyze]\nsegment = 'abc'", "hrv.toml:2:11", "segment: expected <s>, found \"abc\""),
      ("[analyze]\nmetrics = ['rmssd', 'sdnnn']", "hrv.toml:2:11", "did you mean \"sdnn\"?"),
      ("[analyze]\nwindow = '1'", "hrv.toml:2:10", "window: window length in s is 1.0"),
      ("[analyze]\nvlf = '0.3-0.1'", "hrv.toml:2:7", "vlf: upper edge in Hz"),
      ("[analyze]\nmax-corrected = 2", "hrv.toml:2:17", "lie between 0 and 1"),
    ])
  func wrong(_ text: String, place: String, message: String) throws {
    let folder = try folder(text)
    let output = try HRVCommand.run(["analyze", "rr"], in: folder.root)
    // The folder goes away with its owner.
    withExtendedLifetime(folder) {}
    #expect(output.status == 78)
    #expect(output.diagnostics.contains("\(place): error: "), "\(output.diagnostics)")
    #expect(output.diagnostics.contains(message), "\(output.diagnostics)")
  }

  @Test("hrv config says what holds and from where, and the template reads back")
  func config() throws {
    let folder = try folder("time-zone = \"UTC\"\n[correlate]\nexposure = \"phase\"")
    let shown = try HRVCommand.run(["config", "correlate"], in: folder.root)
    #expect(shown.status == 0, "\(shown.diagnostics)")
    let lines = shown.result.split(separator: "\n").map {
      $0.split(separator: "#").map(String.init)
    }
    func origin(_ start: String) -> String? {
      lines.first { $0.first?.hasPrefix(start) == true }?.last?.trimmingCharacters(in: .whitespaces)
    }
    #expect(origin("exposure = \"phase\"") == "hrv.toml:3")
    #expect(origin("time-zone = \"UTC\"") == "hrv.toml:1")
    #expect(origin("time-window = 2.0") == "default")
    let template = try HRVCommand.run(["config", "--template"], in: folder.root)
    // Every key that has a default, taken at its word.
    let text = template.result.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        let key = line.dropFirst(2).prefix { $0.isLetter || $0 == "-" }
        let isChoice = line.hasPrefix("# \(key) = ") && !line.hasSuffix("\"\"")
        return isChoice && !line.hasSuffix("[\"\"]") ? line.dropFirst(2) : line
      }
      .joined(separator: "\n")
    #expect(text.contains("\nmin-covered = 0.8\n") && text.contains("\n[correlate]\n"))
    try folder.write(text, to: "hrv.toml")
    let read = try HRVCommand.run(["config", "analyze"], in: folder.root)
    #expect(read.status == 0, "\(read.diagnostics)")
  }

  @Test("it is looked for up to the root of the repository, and no further")
  func above() throws {
    let folder = try folder("[analyze]\noutput = \"json\"")
    try folder.write("800\n810\n790\n", to: "a/b/rr.txt")
    let outside = try HRVCommand.run(["analyze", "rr.txt"], in: folder.url("a/b"))
    #expect(outside.diagnostics == "")
    try folder.write("", to: ".git/HEAD")
    let inside = try HRVCommand.run(["analyze", "rr.txt"], in: folder.url("a/b"))
    #expect(inside.diagnostics.contains("hrv.toml adds --output=json"), "\(inside.diagnostics)")
    try folder.write("", to: "a/.git/HEAD")
    let nested = try HRVCommand.run(["analyze", "rr.txt"], in: folder.url("a/b"))
    #expect(nested.diagnostics == "")
  }

  @Test("what was typed beside it is to blame for itself")
  func typed() throws {
    let folder = try folder("[analyze]\nsegment = 200\noutput = 'json'")
    for (words, message) in [
      (["--overlap", "2"], "--overlap: overlap is 2.0"),
      (["--metrics", "foo"], "no metric \"foo\""),
      (["--plot"], "--plot goes with --output text"),
    ] {
      let output = try HRVCommand.run(["analyze", "rr"] + words, in: folder.root)
      #expect(output.status == 64, "\(output.diagnostics)")
      #expect(output.diagnostics.contains(message), "\(output.diagnostics)")
      #expect(output.diagnostics.contains("hrv analyze --help"), "\(output.diagnostics)")
    }
  }

  /// Some quantities of the libraries that options set, by a value that they cannot have.
  @Test(
    "errors of quantities name their options",
    arguments: [
      ("analyze rr", "--segment"), ("analyze rr", "--window"), ("simulate rr", "--mean-nn"),
      ("simulate ecg", "--snr"), ("simulate study -o x", "--trend"),
      ("correlate --recordings rr --intake log.csv", "--wash-in"),
    ])
  func quantities(command: String, option: String) throws {
    let folder = try folder("")
    let words = command.split(separator: " ").map(String.init)
    let output = try HRVCommand.run(words + ["\(option)=-99"], in: folder.root)
    #expect(output.status == 64, "\(output.diagnostics)")
    let value = "'-99' is invalid for '\(option)"
    #expect(
      output.diagnostics.hasPrefix("Error: \(option)") || output.diagnostics.contains(value),
      "\(output.diagnostics)")
    #expect(output.diagnostics.contains("Usage: hrv \(words[0])"), "\(output.diagnostics)")
  }

  @Test("help, the version and hrv config answer whatever is wrong with it")
  func broken() throws {
    for text in ["[analyze]\nmetrcs = 'all'", "= 3", "[analyze]\nsegment = 'abc'"] {
      let folder = try folder(text)
      let questions = [["analyze", "--help"], ["config", "--template"]]
      let others = [["--version"], ["help", "batch"], ["manual"], ["simulate", "rr", "-h"]]
      for words in questions + (text == "= 3" ? others : []) {
        let output = try HRVCommand.run(words, in: folder.root)
        #expect(output.status == 0, "\(words): \(output.diagnostics)")
        #expect(!output.result.isEmpty)
      }
      let shown = try HRVCommand.run(["config"], in: folder.root)
      #expect(shown.status == 78)
      #expect(shown.diagnostics.hasPrefix("hrv.toml:"), "\(shown.diagnostics)")
    }
  }

  @Test("what is typed stands in the place of all that it excludes")
  func alternatives() throws {
    let folder = try folder(
      """
      [correlate]
      recordings = ["rr"]
      manifest = "none.csv"
      metric = "rmssd"
      intake = "log.csv"
      [batch]
      list = "none.txt"
      """)
    try folder.write("timestamp,substance,amount,unit\n", to: "log.csv")
    let daily = try HRVCommand.run(["correlate", "--daily", "days.csv"], in: folder.root)
    #expect(!daily.diagnostics.contains("exclude"), "\(daily.diagnostics)")
    #expect(daily.diagnostics.contains("adds --intake=log.csv\n"), "\(daily.diagnostics)")
    let archive = try HRVCommand.run(["correlate", "--archive", "a.sqlite"], in: folder.root)
    #expect(
      archive.diagnostics.contains("adds --intake=log.csv --metric=rmssd\n"),
      "\(archive.diagnostics)")
    #expect(archive.diagnostics.contains("a.sqlite: error: there is no archive"))
    let batch = try HRVCommand.run(["batch", "rr", "-o", "out.csv"], in: folder.root)
    #expect(batch.status == 0, "\(batch.diagnostics)")
    let listed = try HRVCommand.run(["batch", "-o", "out.csv"], in: folder.root)
    #expect(listed.status == 65)
    #expect(listed.diagnostics.contains("none.txt"), "\(listed.diagnostics)")
  }

  @Test("archive = true is the usual archive; ~ is the home folder wherever a path stands")
  func homes() throws {
    let folder = try folder("[correlate]\narchive = true\nintake = '~/log.csv'")
    let home = folder.root.appending(path: "home").path
    let environment = ["HOME": home, "XDG_DATA_HOME": home + "/data"]
    func run(_ words: [String]) throws -> HRVCommand.Output {
      try HRVCommand.run(words, in: folder.root, environment: environment)
    }
    let archive = try run(["correlate"])
    #expect(archive.diagnostics.contains("adds --archive=\(home)/data/hrv/archive.sqlite"))
    #expect(archive.diagnostics.contains("--intake=\(home)/log.csv"), "\(archive.diagnostics)")
    let shown = try run(["config", "correlate"])
    #expect(shown.result.contains("archive = true"), "\(shown.result)")
    try folder.write("800\n810\n790\n810\n", to: "home/rr/four.txt")
    try folder.write("[analyze]\n", to: "home/study.toml")
    try folder.write("rr/four.txt\n", to: "home/list.txt")
    let cases: [([String], String)] = [
      (["analyze", "~/rr/four.txt", "--report=~/report.html"], "home/report.html"),
      (["batch", "~/rr", "-o", "~/out.csv", "--config=~/study.toml"], "home/out.csv"),
      (
        ["batch", "--list=~/list.txt", "-o=~/listed.csv", "--report", "~/page.html"],
        "home/listed.csv"
      ),
      (["import", "~/rr", "--archive=~/a.sqlite"], "home/a.sqlite"),
      (["analyze", "~/rr", "--archive", "~/b.sqlite"], "home/b.sqlite"),
      (["simulate", "rr", "-o", "~/sim"], "home/sim"),
    ]
    for (words, file) in cases {
      let output = try run(words)
      #expect(output.status == 0, "\(words): \(output.diagnostics)")
      #expect(FileManager.default.fileExists(atPath: folder.url(file).path), "\(words)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.url("~").path))
    // Names of editors' copies are names.
    try folder.write("800\n810\n790\n810\n", to: "~copy.txt")
    #expect(try run(["analyze", "~copy.txt"]).status == 0)
  }
}
