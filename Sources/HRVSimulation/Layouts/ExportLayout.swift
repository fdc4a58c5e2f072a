/// A way in which an app writes recordings to a file: one row of the table of writers.
///
/// `Source` says what it writes: ``SimulatedRR`` or ``SimulatedECG``. ``all`` lists the rows of
/// each. To add one: a file with its writer and a line in the table.
///
/// Plain RR, Elite HRV, Polar Sensor Logger's RR and HRV Logger's Unix dialect were compared
/// with real exports byte for byte in their shape; the columns of ECGLogger with a table of
/// its values; the others follow what readers of these exports expect. The names of the plain
/// and ECGLogger files are this package's own.
public struct ExportLayout<Source: Sendable>: Sendable {
  /// The stable name: a command-line argument.
  public let id: String
  /// How its files are called.
  public let namePattern: String
  /// Which export it imitates, and in what.
  public let summary: String

  private let name: @Sendable (ExportSession) -> String
  private let write: @Sendable (Source, ExportSession) -> [UInt8]

  init(
    id: String, namePattern: String, summary: String,
    name: @escaping @Sendable (ExportSession) -> String,
    write: @escaping @Sendable (Source, ExportSession) -> [UInt8]
  ) {
    self.id = id
    self.namePattern = namePattern
    self.summary = summary
    self.name = name
    self.write = write
  }

  /// The file that the app would have written.
  ///
  /// - Complexity: O(*n*) in the number of rows.
  public func file(of source: Source, _ session: ExportSession) -> SimulatedFile {
    SimulatedFile(path: name(session), bytes: write(source, session))
  }
}

extension ExportLayout where Source == SimulatedRR {
  /// Every layout of RR exports.
  public static var all: [ExportLayout] {
    [
      plainMilliseconds, plainSeconds, eliteHRV, polarSensorLogger, hrvLoggerUnix,
      hrvLoggerZoned, hrvLoggerLocal,
    ]
  }
}

extension ExportLayout where Source == SimulatedECG {
  /// Every layout of ECG exports.
  public static var all: [ExportLayout] { [polarSensorLogger, ecgLogger] }
}
