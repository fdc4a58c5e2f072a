import ArgumentParser
import HRVCorrelation
import HRVIngest
import HRVModel

/// What a person writes of a dose on the command line.
enum IntakeWords {
  /// The dose that the words state.
  static func read(_ text: String) throws -> DeclaredIntake {
    guard let said = DeclaredIntake(line(text)) else {
      throw ValidationError(
        "\"\(text)\" is no dose such as \"200 mg elemental citrate 21:00\": an amount above 0; mg, g,"
          + " µg or mmol; elemental or compound; the form, if it is known; and times of day. A food"
          + " is \"1 serving food:almonds\", a day without \"none\".")
    }
    return said
  }

  /// The entry with the magnesium that it comes to; where that would take a guess, wrong usage.
  static func converted(
    _ entry: IntakeEntry
  ) throws -> (entry: IntakeEntry, elementalMg: Double) {
    do throws(IntakeResolutionError) { return (entry, try entry.elementalMg()) } catch {
      throw ValidationError("\(error.finding). \(error.remedy).")
    }
  }

  /// What was taken, the same for all names of a form or a food; a product is what it is called.
  static func substanceID(of entry: IntakeEntry) -> String {
    guard entry.role == .named else { return entry.substance }
    let text = entry.substance.lowercased()
    guard let colon = text.firstIndex(of: ":") else {
      return MagnesiumForm.named(text)?.id ?? text
    }
    let food = String(text[text.index(after: colon)...])
    return "food:\(MagnesiumFood.named(food)?.id ?? food)"
  }

  /// A note as it was written, without the control characters that no log could bring back: of those
  /// there are tabs and line ends.
  static func note(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          $0.properties.generalCategory != .control || "\t\n\r".unicodeScalars.contains($0)
        }))
  }

  /// The same in one line.
  static func line(_ text: String) -> String {
    note(text).split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
