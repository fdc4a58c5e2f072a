import ArgumentParser
import Foundation
import HRVModel

/// The clock of the person at the machine.
enum LocalClock {
  /// This moment, on the clocks of the zone that `TZ` or the system names.
  static func now() throws -> Timestamp {
    let ms = Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))
    return try zone().resolve(Timestamp(unixMilliseconds: ms))
  }

  /// `today`, `yesterday` or a day such as 2026-03-02 that may be kept; nil for anything else.
  static func day(_ text: String) throws -> CivilDay? {
    switch text.lowercased() {
    case "today": try now().localDay
    case "yesterday": try now().localDay.advanced(by: -1)
    default: try CivilDay(argument: text).map(KeptDays.checked)
    }
  }

  /// The zone that `TZ` or the system names.
  static func zone() throws -> ZoneRules {
    let name = ProcessInfo.processInfo.environment["TZ"] ?? ""
    if !name.isEmpty {
      let rules = try? ZoneDatabase.rules(
        named: name.hasPrefix(":") ? String(name.dropFirst()) : name)
      guard let rules else {
        throw ValidationError(
          "TZ is \"\(name)\", which names no zone: say when with --at, or set it to a name such as"
            + " Europe/Vienna.")
      }
      return rules
    }
    guard let data = FileManager.default.contents(atPath: "/etc/localtime") else {
      return ZoneRules(name: "UTC", utcOffsetS: 0)
    }
    do throws(ModelError) {
      return try ZoneRules(name: "/etc/localtime", tzif: [UInt8](data))
    } catch {
      throw ValidationError("/etc/localtime cannot be understood: \(error). Name a zone in TZ.")
    }
  }
}

extension CivilDay {
  /// A day such as 2026-03-02; nil for anything else.
  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts.allSatisfy({ $0.allSatisfy(\.isASCII) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
