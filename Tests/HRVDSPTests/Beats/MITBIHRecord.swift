import Foundation
import HRVModel
import HRVTestSupport

/// The first lead of a record of the MIT-BIH Arrhythmia Database and its reference beats.
///
/// Two samples of 12 bits lie in three bytes (WFDB signal format 212, both leads in turn);
/// annotations are 16-bit words, 6 bits of kind over 10 bits of time since the one before (WFDB
/// annotation format "MIT").
struct MITBIHRecord {
  static let samplingRateHz = 360.0
  /// The kinds that stand for a beat: N L R a V F J A S E j / Q, B, ?, e, n, f, r.
  private static let beatKinds: Set<Int> = Set(1...13).union([25, 30, 34, 35, 38, 41])

  let ecg: ECGSignal
  let beatsS: [Double]
  /// The WFDB codes of the beats.
  let beatCodes: [UInt8]

  /// The part of a record in `partS`, in seconds from its start, which becomes time 0.
  init(_ name: String, partS: Range<Double>) throws {
    guard let samples = RealData.url("mitdb/\(name).dat"),
      let annotations = RealData.url("mitdb/\(name).atr")
    else { throw CocoaError(.fileNoSuchFile) }
    let part =
      Int(partS.lowerBound * Self.samplingRateHz)..<Int(partS.upperBound * Self.samplingRateHz)
    let bytes = [UInt8](try Data(contentsOf: samples))
    let firstLead = part.map { i in
      let twelveBits = Int(bytes[3 * i]) | Int(bytes[3 * i + 1] & 0x0f) << 8
      return Float((twelveBits < 2048 ? twelveBits : twelveBits - 4096) - 1024) / 200
    }
    ecg = try ECGSignal(samplesMv: firstLead, samplingRateHz: Self.samplingRateHz)
    let beats = Self.beats([UInt8](try Data(contentsOf: annotations)))
      .filter { part.contains($0.sample) }
    beatsS = beats.map { Double($0.sample - part.lowerBound) / Self.samplingRateHz }
    beatCodes = beats.map(\.code)
  }

  private static func beats(_ bytes: [UInt8]) -> [(sample: Int, code: UInt8)] {
    func word(_ i: Int) -> Int { Int(bytes[i]) | Int(bytes[i + 1]) << 8 }
    var beats: [(sample: Int, code: UInt8)] = []
    var (i, sample) = (0, 0)
    while i + 1 < bytes.count {
      let (kind, value) = (word(i) >> 10, word(i) & 0x3ff)
      i += 2
      switch kind {
      case 0 where value == 0: return beats
      case 59:
        // A long step, the upper half first.
        sample += word(i) << 16 | word(i + 2)
        i += 4
      case 60...62: break
      case 63: i += value + value % 2
      default:
        sample += value
        if beatKinds.contains(kind) { beats.append((sample, UInt8(kind))) }
      }
    }
    return beats
  }
}
