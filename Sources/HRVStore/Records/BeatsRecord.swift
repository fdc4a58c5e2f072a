internal import Foundation
internal import GRDB
internal import HRVModel

/// A row of `beats`.
struct BeatsRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "beats"

  var recordingId: Int64 = 0
  var code: Data
  var sha256: String

  init(_ rr: RRSeries) {
    let bytes = BeatsCode.bytes(of: rr)
    code = Data(bytes)
    sha256 = SHA256.hex(of: bytes)
  }

  /// - Throws: an error when the bytes are not those that were written.
  func series() throws -> RRSeries {
    let bytes = [UInt8](code)
    guard SHA256.hex(of: bytes) == sha256 else { throw ByteReader.Damage() }
    return try BeatsCode.series(of: bytes)
  }
}
