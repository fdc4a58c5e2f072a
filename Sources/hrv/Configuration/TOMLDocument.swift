/// What a configuration file says: the part of TOML that choices need.
///
/// Tables, keys, texts in either kind of quotes, decimal numbers, booleans, arrays of these over any
/// number of lines, comments. Dotted keys, dates, texts over several lines, inline tables and arrays
/// of tables are refused, with the place.
///
/// - Source: TOML 1.0.0, toml.io/en/v1.0.0.
struct TOMLDocument: Equatable, Sendable {
  /// A value.
  enum Value: Equatable {
    case text(String)
    /// A number as it is written, without the underscores.
    case number(String)
    case boolean(Bool)
    case array([Value])
  }

  /// Where something stands: line and column in bytes, from 1.
  struct Place: Equatable {
    let line: Int
    let column: Int
  }

  /// A table; the keys before the first header are in one without a name.
  struct Table: Equatable {
    /// The parts of the name, as they are divided by points.
    let name: [String]
    let place: Place
    var entries: [Entry] = []
  }

  /// A key and its value.
  struct Entry: Equatable {
    let key: String
    let value: Value
    let place: Place
    let valuePlace: Place
  }

  /// The tables in the order of the file, each name once; the first is the one without a name.
  let tables: [Table]

  /// Reads a whole file.
  init(_ bytes: [UInt8]) throws(TOMLError) {
    var reader = try TOMLReader(bytes)
    tables = try reader.tables()
  }
}

/// Why a text is no configuration.
struct TOMLError: Error, Equatable {
  let place: TOMLDocument.Place
  let expected: String
  let found: String
}
