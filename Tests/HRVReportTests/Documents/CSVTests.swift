import HRVModel
import HRVReport
import Testing

@Suite("CSV")
struct CSVTests {
  @Test("is what was agreed")
  func golden() throws {
    // By hand.
    #expect(
      AnalysisDocument.csv([try TinyRecording.analysis()])
        == "file,format,device,start,duration_s,beats,corrected_fraction,gaps,"
        + "rmssd,lf_power,missing\r\n"
        + "tiny.csv,plain-rr,,,1.61,2,0.0,0,10.0,,"
        + "\"lf_power: needs 120 s of recording, has 1.6 s\"\r\n")
  }

  @Test("every field reads back, behind an apostrophe where it would be a formula")
  func hostile() throws {
    let formulas = [
      "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "=cmd|' /C calc'!A0",
    ]
    for name in Hostile.texts + formulas + ["a,b;c\"d", "plain.csv"] {
      let synthetic = SyntheticRecording(file: name, device: name, beats: 30)
      let rows = parse(AnalysisDocument.csv([try synthetic.analysis()]))
      try #require(rows.count == 2 && rows[0].count == rows[1].count)
      let isFormula = formulas.contains(name) || name.hasPrefix("=")
      #expect(rows[1][0] == (isFormula ? "'" + name : name))
      #expect(rows[1][2] == rows[1][0])
    }
  }

  @Test("numbers are numbers: exact, and never behind an apostrophe")
  func numbers() throws {
    let analysis = try SyntheticRecording().analysis()
    let rows = parse(AnalysisDocument.csv([analysis, try TinyRecording.analysis()]))
    try #require(rows.count == 3)
    for result in analysis.metrics {
      let column = try #require(rows[0].firstIndex(of: result.definition.id.rawValue))
      switch result.value {
      case .success(let value): #expect(Double(rows[1][column]) == value)
      case .failure(let error):
        #expect(rows[1][column].isEmpty)
        #expect(rows[1].last?.contains("\(result.definition.id): \(error)") == true)
      }
    }
    let lf = try #require(rows[0].firstIndex(of: "lf_power"))
    #expect(rows[2][lf].isEmpty && rows[2].count == rows[0].count)
  }

  /// A reader by the letter of RFC 4180.
  private func parse(_ text: String) -> [[String]] {
    var (rows, row, field, isQuoted) = ([[String]](), [String](), "", false)
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch scalar {
      case "\"" where isQuoted && next == "\"":
        field += "\""
        index += 1
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(field)
        field = ""
      case "\r" where !isQuoted && next == "\n":
        rows.append(row + [field])
        (row, field) = ([], "")
        index += 1
      default: field.unicodeScalars.append(scalar)
      }
      index += 1
    }
    return rows
  }
}
