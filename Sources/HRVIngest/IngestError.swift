public import HRVModel

/// Why a file could not be read, where in it the reader stood, and what to do about it.
///
/// Rendered like a compiler's diagnostic, so that editors can jump to it:
///
///     night.csv:118:7: error: expected an RR interval in ms, found "6O2". Correct the …
public struct IngestError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public let reason: Reason
  /// Where it is.
  public let location: SourceLocation
  /// What a person can do about it: one sentence without its full stop.
  public let remedy: String

  /// What is wrong with a file.
  public enum Reason: Hashable, Sendable {
    /// The system does not hand the file out, for this reason.
    case unreadableFile(String)
    /// There is nothing in it.
    case empty
    /// It is no text, but this.
    case binary(String)
    /// It is a text that no format recognizes; its first line shows why.
    case unknownFormat(tried: [String], firstLine: String)
    /// The format that was asked for is not in the table.
    case noSuchFormat(String, known: [String])
    /// The metric that was asked for is not among those of the file.
    case noSuchMetric(String, offered: [String])
    /// A column that the format needs is not among those of the header.
    case missingColumn(String, header: [String])
    /// Something else stands where this was expected.
    case expected(String, found: String)
    /// It is a known export, but one without beats.
    case noBeats(String)
    /// It is a known file, but no log of what was taken.
    case noIntake(String)
    /// The numbers are not intervals of a human heart in the unit that they should have.
    case wrongUnit(String)
    /// It can be read in more than one way.
    case ambiguous(String)
    /// A number lies outside what is possible.
    case outOfRange(String, value: String, allowed: String)
  }

  /// Creates an error. `remedy` is one sentence without its full stop.
  public init(_ reason: Reason, at location: SourceLocation, remedy: String) {
    self.reason = reason
    self.location = location
    self.remedy = remedy
  }

  /// `file:line:column: error: message. Remedy.`
  public var description: String { "\(location): error: \(message). \(remedy)." }

  /// What is wrong, as part of a sentence. Text from the file is shown without control
  /// characters.
  public var message: String { TextDecoding.shown(unfiltered, limit: 600) }

  private var unfiltered: String {
    switch reason {
    case .unreadableFile(let why): "the file cannot be read: \(why)"
    case .empty: "the file holds no data"
    case .binary(let what): "this is \(what), not a text"
    case .unknownFormat(let tried, let firstLine):
      "no format recognizes this file, which begins \"\(firstLine)\" (tried"
        + (tried.count <= 12
          ? " \(tried.joined(separator: ", ")))" : " all \(tried.count) formats of its kind)")
    case .noSuchFormat(let id, let known):
      "there is no format \"\(id)\" (there are \(known.joined(separator: ", ")))"
    case .noSuchMetric(let id, let offered):
      "there is no metric \"\(id)\" in this file (there are \(offered.joined(separator: ", ")))"
    case .missingColumn(let name, let header):
      "no column \(name) among \(header.map { "\"\($0)\"" }.joined(separator: ", "))"
    case .expected(let what, let found): "expected \(what), found \(Self.quoted(found))"
    case .noBeats(let what): "this holds \(what), not beats"
    case .noIntake(let what): "this holds \(what), not a log of the intake of magnesium"
    case .wrongUnit(let finding): finding
    case .ambiguous(let readings): readings
    case .outOfRange(let quantity, let value, let allowed):
      "\(quantity) is \(value); allowed is \(allowed)"
    }
  }

  /// Text from the file in quotes; nothing at all is said to be nothing.
  private static func quoted(_ found: String) -> String {
    found.isEmpty ? "nothing" : "\"\(TextDecoding.shown(found))\""
  }
}
