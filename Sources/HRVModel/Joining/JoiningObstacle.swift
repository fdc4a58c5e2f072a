/// Why two recordings are not one.
public enum JoiningObstacle: Hashable, Sendable, CustomStringConvertible {
  /// They were read by different formats.
  case formats(String, String)
  /// They come from different devices; nil where the device is unknown.
  case devices(String?, String?)
  /// One holds intervals, and the other an ECG.
  case contents
  /// They show different leads, or only one of them in millivolts.
  case leads(String?, String?)
  /// Their sampling rates differ by more than ``JoiningRule/rateTolerance``.
  case ratesHz(Double, Double)
  /// It is not known when one of them began.
  case unknownStart
  /// Only one of them says how its clock stands to UTC.
  case clocks
  /// The second begins before the end of the first.
  case overlap(lastsS: Double)
  /// There is a longer pause between them than the rule allows.
  case pause(lastsS: Double, longestS: Double)
  /// The second continues more than one recording, which ran at the same time.
  case ambiguous

  /// A part of a sentence, without its subject.
  public var description: String {
    switch self {
    case .formats(let a, let b): "the formats differ (\(a), \(b))"
    case .devices(let a, let b): "the devices differ (\(a ?? "unknown"), \(b ?? "unknown"))"
    case .contents: "one holds intervals and the other an ECG"
    case .leads(let a, let b):
      a == b
        ? "only one of the ECGs is in millivolts"
        : "the leads differ (\(a ?? "unknown"), \(b ?? "unknown"))"
    case .ratesHz(let a, let b): "the sampling rates differ (\(a) Hz, \(b) Hz)"
    case .unknownStart: "it is not known when one of them began"
    case .clocks: "only one of them says how its clock stands to UTC"
    case .overlap(let lastsS): "they overlap by \(Self.shown(lastsS)) s"
    case .ambiguous: "it could also continue another that ran at the same time"
    case .pause(let lastsS, let longestS):
      "the pause between them lasts \(Self.shown(lastsS)) s, more than \(Self.shown(longestS)) s"
    }
  }

  /// Seconds with at most three decimals.
  static func shown(_ seconds: Double) -> String {
    let rounded = (seconds * 1000).rounded() / 1000
    return rounded == rounded.rounded() && abs(rounded) < 1e15
      ? "\(Int64(rounded))" : "\(rounded)"
  }
}

/// Recordings that were to be joined and do not belong together.
public struct JoiningError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The earlier file, or the one before it in the list when the starts are unknown.
  public let first: String
  /// The file that cannot be joined to it.
  public let second: String
  /// Why.
  public let obstacle: JoiningObstacle

  /// One sentence for a person.
  public var description: String {
    "\(second) cannot be joined to \(first): \(obstacle.description)"
  }
}
