/// A way in which an app writes recordings to a file: one row of the table of writers.
///
/// `Source` says what it writes: ``SimulatedRR`` or ``SimulatedECG``. ``all`` lists the rows of
/// each. To add one: a file with its writer and a line in the table.
///
/// Plain RR, Elite HRV, Polar Sensor Logger's RR and HRV Logger's Unix dialect were compared
/// with real exports byte for byte in their shape; the columns of ECGLogger with a table of
/// its values; the others follow the formats' specifications or what readers of these exports
/// expect. The names of the plain and ECGLogger files are this package's own.
///
/// Writers know nothing of this package's readers: that the two agree is tested.
public struct ExportLayout<Source: Sendable>: Sendable {
  /// The stable name: a command-line argument.
  public let id: String
  /// How its files are called.
  public let namePattern: String
  /// Which export it imitates, and in what.
  public let summary: String
  /// The id of the format that reads it.
  public let formatID: String
  /// What of a recording survives in it.
  public let fidelity: ExportFidelity
  /// The rate in Hz at which its recorder samples an electrocardiogram, where the layout fixes
  /// it; nil when it writes the times of samples, or any rate.
  public let nominalRateHz: Double?

  private let name: @Sendable (ExportSession) -> String
  private let write: @Sendable (Source, ExportSession) -> [UInt8]
  private let beside: @Sendable (Source, ExportSession) -> [SimulatedFile]

  init(
    id: String, namePattern: String, summary: String, formatID: String? = nil,
    fidelity: ExportFidelity, nominalRateHz: Double? = nil,
    name: @escaping @Sendable (ExportSession) -> String,
    beside: @escaping @Sendable (Source, ExportSession) -> [SimulatedFile] = { _, _ in [] },
    write: @escaping @Sendable (Source, ExportSession) -> [UInt8]
  ) {
    self.id = id
    self.namePattern = namePattern
    self.summary = summary
    self.formatID = formatID ?? id
    self.fidelity = fidelity
    self.nominalRateHz = nominalRateHz
    self.name = name
    self.write = write
    self.beside = beside
  }

  /// The file that the app would have written: of several, the one that is opened.
  ///
  /// - Complexity: O(*n*) in the number of rows.
  public func file(of source: Source, _ session: ExportSession) -> SimulatedFile {
    SimulatedFile(path: name(session), bytes: write(source, session))
  }

  /// All files that the app would have written, the one that is opened first.
  ///
  /// - Complexity: O(*n*) in the number of rows.
  public func files(of source: Source, _ session: ExportSession) -> [SimulatedFile] {
    [file(of: source, session)] + beside(source, session)
  }
}

extension ExportLayout where Source == SimulatedRR {
  /// Every layout of RR exports.
  public static var all: [ExportLayout] {
    [
      plainMilliseconds, plainSeconds, eliteHRV, polarSensorLogger, hrvLoggerUnix,
      hrvLoggerZoned, hrvLoggerLocal, polarPPI, polarHR, garminFIT, fitCSV, garminHealth,
      suuntoXML, suuntoSDF, suuntoJSON, polarHRM, selfLoops, goldenCheetahText,
      goldenCheetahJSON, polarFlow, empaticaE4, empaticaEmbracePlus, vuAMS, kubios, vnsAnalyse,
      h10Collection, movesenseHR, appleHealth, beatTimes, wfdbAnnotations, rdann, ann2rr,
      edfHRV, hrvIntervals,
    ]
  }
}

extension ExportLayout where Source == SimulatedECG {
  /// Every layout of ECG exports.
  public static var all: [ExportLayout] {
    [
      polarSensorLogger, ecgLogger, edf, ishne, wfdbRecord, rdsamp, rdsampNumbers, movesense,
      ecgRecorder, appleECG, shimmer, zephyr, openSignals, bioSPPy, arduino,
    ]
  }
}
