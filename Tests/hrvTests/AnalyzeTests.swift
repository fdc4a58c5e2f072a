import Foundation
import HRVTestSupport
import Testing

@Suite("hrv analyze")
struct AnalyzeTests {
  // Hand: 10, −20, 20 ms: √((100 + 400 + 400)/3) = 17.3205…; mean 802.5; SDNN² = 275/3.
  @Test("prints the contract, with hand-worked numbers")
  func contract() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("800\n810\n790\n810\n", to: "four.txt")
    let output = try HRVCommand.run(["analyze", path, "--output", "json"])
    #expect(output.status == 0, "\(output.diagnostics)")
    let document = try output.json()
    #expect(document["schema"] as? String == "hrv.analysis/1")
    #expect((document["errors"] as? [Any])?.isEmpty == true)
    let recording = try #require((document["recordings"] as? [[String: Any]])?.first)
    #expect(recording["file"] as? String == path)
    #expect(recording["beats"] as? Int == 4)
    #expect(recording["durationS"] as? Double == 3.21)
    #expect(recording["correctedFraction"] as? Double == 0)
    #expect(recording["start"] is NSNull)
    let metrics = try #require(recording["metrics"] as? [String: [String: Any]])
    let rmssd = try #require(metrics["rmssd"]?["value"] as? Double)
    #expect(Tolerance.relative(1e-14).accepts(rmssd, 300.0.squareRoot()))
    #expect(metrics["rmssd"]?["unit"] as? String == "ms")
    #expect(metrics["mean_nn"]?["value"] as? Double == 802.5)
    #expect((metrics["lf_power"]?["missing"] as? String)?.contains("110 s") == true)
    let ids = [
      "mean_nn", "sdnn", "rmssd", "ln_rmssd", "pnn50", "mean_hr", "sd1", "sd2", "vlf_power",
      "lf_power", "hf_power", "total_power", "lf_nu", "hf_nu", "lf_hf_ratio", "lf_peak",
      "hf_peak",
    ]
    for id in ids { #expect(metrics[id] != nil, "\(id)") }
  }

  @Test("a broken file is reported with its place, and every other file is done")
  func brokenFile() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write("800\n810\n790\n", to: "a.txt")
    let broken = try folder.write("800\n81o\n790\n", to: "b.txt")
    let absent = folder.url("c.txt").path
    let output = try HRVCommand.run(["analyze", good, broken, absent, "--output", "json"])
    #expect(output.status == 65)
    let document = try output.json()
    #expect((document["recordings"] as? [Any])?.count == 1)
    let errors = try #require(document["errors"] as? [[String: Any]])
    #expect(errors.map { $0["file"] as? String } == [broken, absent])
    #expect(errors.first?["line"] as? Int == 2)
    #expect(errors.first?["column"] as? Int == 1)
    #expect(output.diagnostics.contains("\(broken):2:1: error:"))
  }

  @Test("reads every sample, whatever the number of files, to the same bytes")
  func samples() throws {
    let once = try HRVCommand.run(["analyze", "SampleData/rr", "SampleData/ecg", "-o", "json"])
    #expect(once.status == 0, "\(once.diagnostics)")
    let again = try HRVCommand.run(["analyze", "SampleData/rr", "SampleData/ecg", "-o", "json"])
    #expect(once.result == again.result)
    let recordings = try #require(try once.json()["recordings"] as? [[String: Any]])
    #expect(recordings.count >= 9)
    for recording in recordings {
      #expect(recording["format"] as? String != nil)
      #expect((recording["beats"] as? Int ?? 0) > 50, "\(recording["file"] ?? "")")
    }
  }

  @Test("a report goes through links, and into devices; names do not steer the terminal")
  func places() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("800\n810\n790\n810\n", to: "four.txt")
    let (target, link) = (folder.url("target.html"), folder.url("link.html"))
    try Data().write(to: target)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
    #expect(try HRVCommand.run(["analyze", path, "--report", link.path]).status == 0)
    #expect(try Data(contentsOf: target).count > 1000)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == target.path)
    #expect(try HRVCommand.run(["analyze", path, "--report", "/dev/null"]).status == 0)
    let kind = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
    #expect(kind as? FileAttributeType == .typeCharacterSpecial)
    let missing = try HRVCommand.run(["analyze", folder.url("\u{1b}[31m.txt").path])
    #expect(missing.diagnostics.contains("␛[31m") && !missing.diagnostics.contains("\u{1b}"))
  }

  @Test("writes a report and an archive, and wrong usage is 64")
  func outputs() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("800\n810\n790\n810\n", to: "four.txt")
    let (report, archive) = (folder.url("x/report.html").path, folder.url("a.sqlite").path)
    let output = try HRVCommand.run(["analyze", path, "--report", report, "--archive", archive])
    #expect(output.status == 0, "\(output.diagnostics)")
    #expect(
      try String(contentsOfFile: report, encoding: .utf8).lowercased().hasPrefix("<!doctype html>"))
    #expect(FileManager.default.fileExists(atPath: archive))
    #expect(try HRVCommand.run(["analyze", path, "--segment", "-1"]).status == 64)
    #expect(try HRVCommand.run(["analyze", path, "--correction", "some"]).status == 64)
    #expect(try HRVCommand.run(["analyze", path, "--time-zone", "Mars/Base"]).status == 64)
  }

  @Test("help and listings name what the code has")
  func listings() throws {
    #expect(try HRVCommand.run(["--help"]).result.contains("SUBCOMMANDS"))
    #expect(try HRVCommand.run(["formats"]).result.contains("polar-sensor-logger"))
    #expect(try HRVCommand.run(["metrics"]).result.contains("ln_rmssd"))
    #expect(try HRVCommand.run(["magnesium", "forms"]).result.contains("citrate"))
    #expect(try HRVCommand.run(["magnesium", "foods"]).result.contains("almonds"))
    #expect(try HRVCommand.run(["magnesium", "limits"]).result.contains("350"))
  }
}

@Suite("hrv analyze --window")
struct AnalyzeWindowTests {
  @Test("CSV has a row for each window, JSON has them in the recording")
  func rows() throws {
    let folder = try TemporaryFolder()
    let beats = (0..<900).map { $0 % 3 == 0 ? "810\n" : "800\n" }.joined()
    let path = try folder.write(beats, to: "rr.txt")
    let flags = ["--window", "5m", "--step", "100s", "--metrics", "rmssd,mean_hr"]
    let csv = try HRVCommand.run(["analyze", path, "-o", "csv"] + flags)
    #expect(csv.status == 0, "\(csv.diagnostics)")
    // Hand: 300 · 2410 ms = 723 s hold windows from 0, 100, 200, 300 and 400 s.
    let rows = csv.result.split(separator: "\r\n")
    #expect(rows.count == 6)
    #expect(rows[0].hasSuffix("corrected_fraction,rmssd,mean_hr,missing"))
    let json = try HRVCommand.run(["analyze", path, "-o", "json"] + flags).json()
    let recording = try #require((json["recordings"] as? [[String: Any]])?.first)
    let windows = try #require(recording["windows"] as? [[String: Any]])
    #expect(windows.map { $0["startS"] as? Double } == [0, 100, 200, 300, 400])
    let metrics = try #require(windows[0]["metrics"] as? [String: [String: Any]])
    #expect(metrics.keys.sorted() == ["mean_hr", "rmssd"])
  }

  @Test("says why there are no windows, and refuses what makes none")
  func none() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("800\n810\n790\n810\n", to: "four.txt")
    let short = try HRVCommand.run(["analyze", path, "--window", "5m"])
    #expect(short.status == 0 && short.diagnostics.contains("none lies wholly in the recording"))
    let clock = try HRVCommand.run(["analyze", path, "--window", "5m", "--align", "clock"])
    #expect(clock.status == 0 && clock.diagnostics.contains("--start"))
    #expect(try HRVCommand.run(["analyze", path, "--step", "5m"]).status == 64)
    #expect(try HRVCommand.run(["analyze", path, "--window", "soon"]).status == 64)
    #expect(try HRVCommand.run(["analyze", path, "--metrics", "rmsd"]).status == 64)
  }
}

@Suite("hrv analyze: what is computed, and how")
struct AnalyzeChoiceTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    // Beats of 0.9 s, a wave of four of them and a slower one of sixteen.
    let text = (0..<400).map { i in
      "\(900 + [0, 40, 0, -40][i % 4] + [0, 15, 20, 15, 0, -15, -20, -15][i / 2 % 8])\n"
    }
    path = try folder.write(text.joined(), to: "rr.txt")
  }

  private func metrics(_ arguments: [String]) throws -> [String: [String: Any]] {
    let output = try HRVCommand.run(["analyze", path, "-o", "json"] + arguments)
    #expect(output.status == 0, "\(output.diagnostics)")
    let recording = (try output.json()["recordings"] as? [[String: Any]])?.first
    return try #require(recording?["metrics"] as? [String: [String: Any]])
  }

  @Test("the default set is the documented one")
  func standard() throws {
    let ids = """
      mean_nn median_nn sdnn rmssd ln_rmssd sdsd cvnn cvsd pnn50 pnn20 mean_hr min_hr max_hr hti \
      tinn stress_index vlf_power lf_power hf_power total_power lf_nu hf_nu lf_hf_ratio lf_peak \
      hf_peak respiration_rate sd1 sd2 sd1_sd2_ratio dfa_alpha1 dfa_alpha2 sampen
      """
    #expect(try Set(metrics([]).keys) == Set(ids.split(separator: " ").map(String.init)))
  }

  @Test(
    "every way to estimate the spectrum finds the rhythm",
    arguments: [
      ["--psd", "welch"], ["--psd", "periodogram"], ["--psd", "lomb-scargle"], ["--psd", "ar"],
      ["--psd", "ar", "--ar-order", "akaike:30"], ["--detrend", "smoothness-priors:500"],
      ["--detrend", "linear", "--detrend-on", "beats"],
    ])
  func spectra(arguments: [String]) throws {
    let found = try metrics(["--metrics", "hf_power,lf_power,hf_peak"] + arguments)
    // A wave of four beats of 0.9 s, 1/3.6 Hz; its power is 40²/2 = 800 ms², less what
    // interpolation takes (some 6 % here) and what leaks.
    let peak = try #require(found["hf_peak"]?["value"] as? Double)
    #expect(abs(peak - 1 / 3.6) < 0.01, "\(peak)")
    let power = try #require(found["hf_power"]?["value"] as? Double)
    #expect(power > 600 && power < 900, "\(power)")
  }

  @Test("--ci gives an interval around each value, or says why not")
  func intervals() throws {
    let found = try metrics(["--ci"])
    for id in ["mean_nn", "sdnn", "rmssd", "ln_rmssd", "lf_power", "hf_power", "lf_hf_ratio"] {
      let value = try #require(found[id]?["value"] as? Double)
      let interval = try #require(found[id]?["interval"] as? [String: Any])
      let lower = try #require(interval["lower"] as? Double)
      let upper = try #require(interval["upper"] as? Double)
      #expect(lower <= value && value <= upper && interval["level"] as? Double == 0.95, "\(id)")
    }
    #expect(found["sd1"]?["interval"] == nil)
    let interval = try #require(found["rmssd"]?["interval"] as? [String: Any])
    let coverage = try #require(interval["measuredCoverage"] as? [String: Double])
    #expect(coverage["least"] == 0.899 && coverage["most"] == 0.963)
  }

  @Test(
    "--ci gives no interval where none was calibrated",
    arguments: [
      (["--segment", "120"], ["lf_power", "hf_power", "lf_hf_ratio"]),
      (["--hf", "0.15-0.5"], ["lf_power", "hf_power", "lf_hf_ratio"]),
      (["--detrend", "linear", "--detrend-on", "beats"], ["rmssd", "sdnn", "hf_power"]),
    ])
  func uncalibrated(options: [String], ids: [String]) throws {
    let found = try metrics(["--ci"] + options)
    for id in ids {
      let reason = try #require(found[id]?["intervalMissing"] as? String)
      #expect(reason.contains("calibrated for"), "\(id): \(reason)")
    }
  }

  @Test("--preset gives another program's numbers under our ids")
  func preset() throws {
    let theirs = try metrics(["--preset", "heartpy"])
    let ours = try metrics(["--correction", "none"])
    let a = try #require(theirs["sdnn"]?["value"] as? Double)
    let b = try #require(ours["sdnn"]?["value"] as? Double)
    // HeartPy divides by n, we by n − 1.
    #expect(Tolerance.relative(1e-12).accepts(a, b * (399.0 / 400).squareRoot()))
    #expect(try HRVCommand.run(["analyze", path, "--preset", "excel"]).status == 64)
    #expect(try HRVCommand.run(["analyze", path, "--preset", "kubios", "--ci"]).status == 64)
  }

  @Test("--sensitivity has a row for each method, --spectrogram one for each window")
  func tables() throws {
    let table = try HRVCommand.run(["analyze", path, "--sensitivity", "-o", "json"])
    #expect(table.status == 0 && table.result.contains("lipponen-tarvainen"))
    let csv = folder.url("spectrogram.csv").path
    let made = try HRVCommand.run(
      ["analyze", path, "--spectrogram", csv, "--window", "2m", "--step", "60s"])
    #expect(made.status == 0, "\(made.diagnostics)")
    // Hand: 400 intervals of 900 ms on average are 360 s: windows from 0, 60, … 240 s.
    let rows = try String(contentsOfFile: csv, encoding: .utf8).split(separator: "\r\n")
    #expect(rows.count == 6)
  }
}
