import HRVModel
import HRVTestSupport
import Testing

@testable import HRVIngest

/// Files are put together here, message by message; the checksum by its definition, bit by bit.
@Suite("Garmin FIT")
struct GarminFITTests {
  /// 2026-03-02T07:15:00Z in s since 1989-12-31, by counting days: 13,210 days and 26,100 s.
  static let startS: UInt32 = 13_210 * 86_400 + 26_100

  struct File {
    var data: [UInt8] = []

    mutating func define(
      _ local: UInt8, _ global: UInt16, _ fields: [(UInt8, UInt8)], isBig: Bool = false,
      developer: [(UInt8, UInt8)] = []
    ) {
      data += [0x40 | (developer.isEmpty ? 0 : 0x20) | local, 0, isBig ? 1 : 0]
      data += Self.bytes(UInt64(global), 2, isBig: isBig)
      data.append(UInt8(fields.count))
      for (number, size) in fields { data += [number, size, 0x84] }
      if !developer.isEmpty {
        data.append(UInt8(developer.count))
        for (number, size) in developer { data += [number, size, 0] }
      }
    }

    mutating func add(_ header: UInt8, _ values: [(UInt64, Int)], isBig: Bool = false) {
      data.append(header)
      for (value, width) in values { data += Self.bytes(value, width, isBig: isBig) }
    }

    static func bytes(_ value: UInt64, _ width: Int, isBig: Bool = false) -> [UInt8] {
      let little = (0..<width).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
      return isBig ? little.reversed() : little
    }

    var bytes: [UInt8] {
      var all: [UInt8] = [12, 16, 0, 0] + Self.bytes(UInt64(data.count), 4) + Array(".FIT".utf8)
      all += data
      var crc: UInt16 = 0
      for byte in all {
        crc ^= UInt16(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xA001 : crc >> 1 }
      }
      return all + Self.bytes(UInt64(crc), 2)
    }
  }

  private func read(_ bytes: [UInt8]) throws(IngestError) -> Recording {
    try RecordingReader().read(bytes: bytes, file: "a.fit")
  }

  private func error(_ bytes: [UInt8]) -> IngestError? {
    do throws(IngestError) {
      _ = try read(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test("the example: padding is no beat, start and device are known")
  func example() throws {
    let recording = try read(GarminFIT.example.bytes)
    #expect(recording.rr?.intervalsMs == [812, 805, 823, 840])
    #expect(recording.provenance.device == "Garmin product 2050")
    // The first record is of 07:15:01, and the first interval ended by then.
    #expect(recording.start?.timestamp.description == "2026-03-02T07:15:00.188Z")
  }

  @Test("big-endian definitions, developer fields and compressed times are understood")
  func architectures() throws {
    var file = File()
    file.define(0, 20, [(253, 4)], isBig: true)
    file.add(0, [(UInt64(Self.startS), 4)], isBig: true)
    file.define(1, 78, [(0, 4)], isBig: true, developer: [(7, 3)])
    file.add(1, [(812, 2), (0xFFFF, 2), (0, 3)], isBig: true)
    // Compressed: local message 1, and the low five bits of a time 5 s later.
    let low = UInt8((Self.startS + 5) & 0x1F)
    file.add(0x80 | 1 << 5 | low, [(805, 2), (823, 2), (0, 3)], isBig: true)
    let recording = try read(file.bytes)
    #expect(recording.rr?.intervalsMs == [812, 805, 823])
    #expect(recording.start?.timestamp.description == "2026-03-02T07:14:59.188Z")
    var messages = FITMessages(of: "a")
    var clocks: [UInt32?] = []
    while try messages.next(in: file.bytes.span) { clocks.append(messages.clockS) }
    #expect(clocks == [Self.startS, Self.startS, Self.startS + 5])
  }

  @Test("the local clock of the activity message is kept; an impossible one is not")
  func localClock() throws {
    for (offsetS, text) in [
      (3600, "2026-03-02T08:14:59.188+01:00"), (-1_000_000, "2026-03-02T07:14:59.188Z"),
    ] {
      var file = File()
      file.define(0, 20, [(253, 4)])
      file.add(0, [(UInt64(Self.startS), 4)])
      file.define(1, 78, [(0, 4)])
      file.add(1, [(812, 2), (805, 2)])
      file.add(0, [(UInt64(Self.startS) + 1, 4)])
      file.define(2, 34, [(253, 4), (5, 4)])
      let local = UInt64(Int(Self.startS) + offsetS)
      file.add(2, [(UInt64(Self.startS), 4), (local, 4)])
      #expect(try read(file.bytes).start?.timestamp.description == text)
    }
  }

  @Test("stored beats: full times, then 12 bits of them, two in three bytes")
  func storedBeats() throws {
    // By hand: beats at 5000, 5850, 6750, 7750, 8700 are, modulo 4096, at 904, 1754, 2654,
    // 3654, 508.
    let times = [1754, 2654, 3654, 508]
    var packed: [(UInt64, Int)] = []
    for pair in stride(from: 0, to: times.count, by: 2) {
      packed.append((UInt64(times[pair] | times[pair + 1] << 12), 3))
    }
    var file = File()
    file.define(0, 132, [(253, 4), (9, 4)])
    file.add(0, [(UInt64(Self.startS), 4), (5000, 4)])
    file.define(1, 132, [(10, 6)])
    file.add(1, packed)
    let rr = try #require(try read(file.bytes).rr)
    #expect(rr.intervalsMs == [850, 900, 1000, 950].map { $0 * 1000 / 1024 })
  }

  @Test("beats that were lost while records went on each second are a gap")
  func lostBeats() throws {
    var file = File()
    file.define(0, 20, [(253, 4)])
    file.define(1, 78, [(0, 4)])
    for i in 0..<60 as Range<UInt64> {
      file.add(0, [(UInt64(Self.startS) + i, 4)])
      // A thousand ms each second, but none for the ten seconds from 30 on.
      if !(30..<40).contains(i) { file.add(1, [(500, 2), (500, 2)]) }
    }
    let rr = try #require(try read(file.bytes).rr)
    #expect(rr.intervalsMs.count == 100 && rr.gaps.map(\.beforeInterval) == [60])
    #expect(rr.gaps.first?.durationS == 10)
  }

  @Test("a packet that is written twice in a second is remarked upon, equal neighbours are not")
  func repeated() throws {
    for (second, count) in [(UInt64(0), 1), (1, 0)] {
      var file = File()
      file.define(0, 20, [(253, 4)])
      file.define(1, 78, [(0, 6)])
      for i in 0..<2 as Range<UInt64> {
        file.add(0, [(UInt64(Self.startS) + i * second, 4)])
        file.add(1, [(812, 2), (812, 2), (0xFFFF, 2)])
      }
      let recording = try read(file.bytes)
      #expect(recording.rr?.intervalsMs.count == 4)
      #expect(recording.remarks.count { $0.message.contains("repeated packet") } == count)
    }
  }

  @Test("chained files are read on; bytes behind them are told")
  func chained() throws {
    let one = GarminFIT.example.bytes
    let recording = try read(one + one + [1, 2, 3])
    #expect(recording.rr?.intervalsMs.count == 8)
    #expect(recording.remarks.contains { $0.message.contains("3 bytes behind") })
  }

  @Test("damage is refused with its place and what to do")
  func damage() throws {
    let bytes = GarminFIT.example.bytes
    var flipped = bytes
    flipped[40] ^= 1
    let checksum = try #require(error(flipped))
    #expect(checksum.message.contains("checksum") && checksum.remedy.contains("copy it"))
    #expect(checksum.place == "1:\(bytes.count - 1)")
    #expect(error(Array(bytes.dropLast()))?.message.contains("bytes") == true)
    var unfinished = bytes
    unfinished.replaceSubrange(4..<8, with: [0, 0, 0, 0])
    #expect(error(unfinished)?.message.contains("finished recording") == true)
    var undefined = File()
    undefined.add(3, [(0, 2)])
    #expect(error(undefined.bytes)?.message.contains("definition") == true)
  }

  @Test("with a right checksum over changed bytes, a file is read or refused, and never traps")
  func changedMessages() {
    var generator = SplitMix64(seed: 11)
    let data = Array(GarminFIT.example.bytes.dropFirst(12).dropLast(2))
    for _ in 0..<2000 {
      var file = File(data: data)
      for _ in 0...Int(generator.next() % 3) {
        let at = Int(generator.next() % UInt64(data.count))
        file.data[at] = UInt8(truncatingIfNeeded: generator.next())
      }
      let error = error(file.bytes)
      #expect(error.map { $0.location.column <= file.bytes.count + 1 } ?? true)
    }
  }

  @Test("a file without beats says how to record them")
  func beatless() throws {
    var file = File()
    file.define(0, 20, [(253, 4)])
    file.add(0, [(UInt64(Self.startS), 4)])
    let refusal = try #require(error(file.bytes))
    guard case .noBeats = refusal.reason else {
      Issue.record("\(refusal)")
      return
    }
    #expect(refusal.remedy.contains("Log HRV"))
  }
}
