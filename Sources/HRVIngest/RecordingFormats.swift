/// The formats that recordings are read from.
public enum RecordingFormats {
  /// Every format, most specific first: the first that recognizes a file reads it.
  public static let all: [RecordingFormat] = [
    .garminFIT,
    .edf,
    .ishneHolter,
    .wfdbAnnotations,
    .wfdbRecord,
    .polarSensorLoggerRR,
    .polarSensorLoggerECG,
    .polarSensorLoggerPPI,
    .polarSensorLoggerHR,
    .hrvLoggerRR,
    .ecgLogger,
    .openSignals,
    .bioSPPyText,
    .eliteHRV,
    .polarHRM,
    .suuntoXML,
    .suuntoSDF,
    .selfLoops,
    .empaticaE4,
    .empaticaEmbracePlus,
    .garminHealthLogger,
    .vuAMS,
    .movesenseHR,
    .rdannText,
    .appleHealth,
    .timeRRColumns,
    .beatTimes,
    .plainRR,
  ]
}
