/// Bytes that ``ByteWriter`` wrote, or that somebody damaged.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  /// The bytes end too soon, or say what nobody wrote.
  struct Damage: Error {}

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// How many bytes are left.
  var left: Int { rest.count }

  mutating func byte() throws(Damage) -> UInt8 {
    guard let byte = rest.popFirst() else { throw Damage() }
    return byte
  }

  mutating func number() throws(Damage) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    throw Damage()
  }

  mutating func signed() throws(Damage) -> Int64 {
    let number = try number()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  /// A count of things that `most` bounds.
  mutating func count(atMost most: Int) throws(Damage) -> Int {
    let number = try number()
    guard let count = Int(exactly: number), count <= most else { throw Damage() }
    return count
  }

  mutating func double() throws(Damage) -> Double {
    var bits: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bits |= UInt64(try byte()) << shift }
    return Double(bitPattern: bits)
  }
}
