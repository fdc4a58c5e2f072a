/// Another program whose numbers can be reproduced: which version, by which call, and how well
/// that is known.
public struct PresetDefinition: Hashable, Sendable {
  /// The stable name, as given to `--preset`.
  public let id: String
  /// The name of the program.
  public let name: String
  /// The version whose numbers are reproduced.
  public let version: String
  /// What has to be called to get these numbers out of it.
  public let call: String
  /// How it goes about it, in a line.
  public let summary: String
  /// How the preset was checked.
  public let evidence: Evidence
  /// What it does that its documentation or the field would not let one expect.
  public let quirks: [String]

  /// How well a preset is known to do what the program does.
  public enum Evidence: String, Hashable, Sendable, CaseIterable {
    /// The program was run on the same recordings, and the numbers compared digit by digit.
    case executed = "compared with the program, digit by digit"
    /// The program's source was read, and published numbers of it compared where there are any.
    case source = "written after the program's source, not run beside it"
    /// Only what the vendor or a paper published is known.
    case published = "written after its publications; the program is closed"
  }

  /// Creates a definition.
  public init(
    id: String, name: String, version: String, call: String, summary: String,
    evidence: Evidence, quirks: [String]
  ) {
    self.id = id
    self.name = name
    self.version = version
    self.call = call
    self.summary = summary
    self.evidence = evidence
    self.quirks = quirks
  }
}
