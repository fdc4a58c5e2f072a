import ArgumentParser
import Foundation
import HRVModel

/// The zone rules of the operating system.
enum ZoneDatabase {
  /// The rules of an IANA zone (`Europe/Vienna`), or of a fixed offset (`UTC`, `+05:30`).
  ///
  /// - Throws: `ValidationError` saying what is wrong with the name.
  static func rules(named name: String) throws -> ZoneRules {
    if name == "UTC" || name == "Z" { return ZoneRules(name: name, utcOffsetS: 0) }
    if let offsetS = fixedOffsetS(name) { return ZoneRules(name: name, utcOffsetS: offsetS) }
    let isPlain = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
        || "/_-+".utf8.contains(byte)
    }
    guard isPlain, !name.isEmpty, !name.hasPrefix("/") else {
      throw ValidationError("--time-zone: \"\(name)\" is no zone name like Europe/Vienna.")
    }
    let folder = ProcessInfo.processInfo.environment["TZDIR"] ?? "/usr/share/zoneinfo"
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
      throw ValidationError(
        "--time-zone: no zone \"\(name)\" in \(folder). Give an IANA name such as"
          + " Europe/Vienna (package tzdata has the rules), UTC, or an offset such as +01:00.")
    }
    do throws(ModelError) {
      return try ZoneRules(name: name, tzif: [UInt8](data))
    } catch {
      throw ValidationError("--time-zone: \(folder)/\(name) cannot be understood: \(error).")
    }
  }

  /// `±hh:mm` or `±hhmm` in seconds.
  private static func fixedOffsetS(_ text: String) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.count == 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let number = Int(digits), number % 100 < 60, number / 100 <= 14
    else { return nil }
    let seconds = number / 100 * 3600 + number % 100 * 60
    return sign == "-" ? -seconds : seconds
  }
}
