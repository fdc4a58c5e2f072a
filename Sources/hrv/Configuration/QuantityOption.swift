/// The options that set the quantities of the libraries, whose errors name the quantity alone.
enum QuantityOption {
  /// What messages begin with, and the option.
  private static let rows = [
    ("segment length in s ", "--segment"), ("minimum segment length in s ", "--segment"),
    ("overlap ", "--overlap"), ("resampling rate in Hz ", "--resample"),
    ("upper edge in Hz of the VLF band ", "--vlf"), ("upper edge in Hz of the LF band ", "--lf"),
    ("upper edge in Hz of the HF band ", "--hf"), ("window length in s ", "--window"),
    ("step of windows in s ", "--step"), ("covered share of a window ", "--min-covered"),
    ("half-life in days ", "--half-life"), ("number of simulated trials ", "--simulations"),
  ]

  /// The message with its option in front, where it names a quantity.
  static func named(in message: String) -> String {
    rows.first { message.hasPrefix($0.0) }.map { "\($0.1): \(message)" } ?? message
  }
}
