import ArgumentParser

/// The exit statuses of `hrv`, one documented meaning each. Most are those of `sysexits.h`;
/// argument-parser itself exits with 64 on wrong usage.
enum ExitStatus {
  /// A question was asked that the data cannot answer: the refusal and its reason are printed.
  static let refused = ExitCode(3)
  /// At least one input could not be read; all others were done.
  static let dataError = ExitCode(65)
  /// There was no input.
  static let noInput = ExitCode(66)
  /// A fault of this program.
  static let internalError = ExitCode(70)
  /// An output file could not be made.
  static let cannotCreate = ExitCode(73)
  /// Writing failed.
  static let ioError = ExitCode(74)
  /// The configuration file cannot be used.
  static let configurationError = ExitCode(78)
  /// The person stopped the program; what was done is kept.
  static let interrupted = ExitCode(130)

  /// The list as the help prints it.
  static let help = """
    Exit status: 0 done; 3 refused, the data cannot answer; 64 wrong usage; 65 an input could \
    not be read (all others were done); 66 no input; 70 a fault of this program; 73 an output \
    file could not be made; 74 writing failed; 78 the configuration file is wrong; 130 \
    interrupted. A metric without a value is no failure.
    """
}
