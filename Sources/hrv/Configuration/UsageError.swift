import ArgumentParser

/// How a command ends that threw: errors of usage say how the command is used that was called, or
/// where the configuration has what is wrong.
enum UsageError {
  /// Ends the program.
  ///
  /// - Parameter command: the command that ran; nil when the line could not even be parsed, of which
  ///   argument-parser knows more.
  static func exit(
    with error: any Error, of command: (any ParsableCommand.Type)?, _ invocation: Invocation
  ) -> Never {
    guard HRV.exitCode(for: error) == .validationFailure else { HRV.exit(withError: error) }
    let message = QuantityOption.named(in: HRV.message(for: error))
    if let wrong = invocation.fault(behind: message) {
      Console.diagnostic("\(wrong)")
      HRV.exit(withError: ExitStatus.configurationError)
    }
    guard let command else { HRV.exit(withError: error) }
    let words = (["hrv"] + invocation.path).joined(separator: " ")
    Console.diagnostic("Error: \(message)")
    Console.diagnostic("Usage: \(HRV.usageString(for: command))")
    Console.diagnostic("  See '\(words) --help' for more information.")
    HRV.exit(withError: ExitCode.validationFailure)
  }
}
