import Foundation
import HRVTestSupport
import Testing

@Suite("hrv plan")
struct PlanTests {
  private func plan(_ folder: TemporaryFolder, _ more: [String] = []) throws -> HRVCommand.Output {
    try HRVCommand.run(
      [
        "plan", "--dose", "200 mg elemental citrate 21:00", "--first-day", "2027-01-04",
        "--block-days", "10", "--simulations", "50", "--seed", "7", "-o", folder.url("p.json").path,
      ] + more)
  }

  @Test("writes a plan that verifies, with calendars, once")
  func writes() throws {
    let folder = try TemporaryFolder()
    let calendars = [
      "--calendar", folder.url("p.csv").path, "--ical", folder.url("p.ics").path, "--effect", "1",
    ]
    let output = try plan(folder, calendars)
    #expect(output.status == 0, "\(output.diagnostics)")
    #expect(output.result.contains("sha256:"))
    let csv = try String(contentsOf: folder.url("p.csv"), encoding: .utf8)
    #expect(csv.split(separator: "\r\n").count == 81)
    let ical = try String(contentsOf: folder.url("p.ics"), encoding: .utf8)
    #expect(ical.hasPrefix("BEGIN:VCALENDAR\r\n"))
    let path = folder.url("p.json").path
    #expect(try HRVCommand.run(["plan", "--verify", path]).status == 0)
    // A second plan under the name would be a second draw.
    #expect(try plan(folder).status == 73)

    let text = try String(contentsOfFile: path, encoding: .utf8)
    let changed = try folder.write(
      text.replacing("\"seed\": 7", with: "\"seed\": 9"), to: "changed.json")
    let verified = try HRVCommand.run(["plan", "--verify", changed])
    #expect(verified.status == 3 && verified.result.contains("DIFFERS"))
  }

  @Test("--report is a page with every day of the plan")
  func report() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("p.html").path
    let output = try plan(folder, ["--report", path])
    #expect(output.status == 0, "\(output.diagnostics)")
    let page = try String(contentsOfFile: path, encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    // Hand: 8 blocks of 10 days are 80 cells with a date and a state.
    #expect(page.components(separatedBy: "<abbr title=").count - 1 == 80)
    // The digest on paper is the digest in the file.
    let plan = try String(contentsOf: folder.url("p.json"), encoding: .utf8)
    let digest = try #require(plan.firstMatch(of: /"digest": "([^"]+)"/)).output.1
    #expect(page.contains(digest))
  }

  @Test(
    "refuses what cannot reach 0.05",
    arguments: [["--blocks", "6"], ["--design", "pairs", "--pairs", "4"], ["--design", "abab"]])
  func refuses(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let output = try plan(folder, arguments)
    #expect(output.status == 3 && output.result.contains("cannot-reach-level"))
    #expect(!FileManager.default.fileExists(atPath: folder.url("p.json").path))
  }

  // A full effect of 1.2 in lnRMSSD on a noise of SD 0.2 is 6 SD.
  @Test("is followed, and its lot decides")
  func followed() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("p.json").path
    #expect(try plan(folder, ["--effect", "1"]).status == 0)
    let study = folder.url("study").path
    let simulated = try HRVCommand.run([
      "simulate", "study", "--plan", path, "--effect", "1.2", "--missing", "0", "--output", study,
    ])
    #expect(simulated.status == 0, "\(simulated.diagnostics)")
    let arguments = [
      "correlate", "--recordings", study + "/recordings", "--intake", study + "/intake.csv",
      "--bootstrap", "99", "-o", "json", "--plan",
    ]
    let output = try HRVCommand.run(arguments + [path])
    #expect(output.status == 0, "\(output.diagnostics) \(output.result)")
    let document = try output.json()
    let verdict = try #require(document["verdict"] as? String)
    #expect(verdict.hasPrefix("higher under randomised schedule"), "\(verdict)")
    let test = try #require(document["randomisation"] as? [String: Any])
    #expect((test["p"] as? Double ?? 1) <= 0.0286)

    let text = try String(contentsOfFile: path, encoding: .utf8)
    let changed = try folder.write(
      text.replacing("\"washInDays\": 5", with: "\"washInDays\": 4"), to: "changed.json")
    let distrusted = try HRVCommand.run(arguments + [changed])
    let other = try distrusted.json()["verdict"] as? String
    #expect(other?.hasPrefix("compatible with higher") == true, "\(distrusted.result)")
  }
}
