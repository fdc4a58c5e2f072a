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
    ("wash-in in days ", "--wash-in"), ("wash-out in days ", "--wash-out"),
    ("time window in hours ", "--time-window"),
    ("habitual intake in mg a day ", "--habitual-intake"),
    ("number of bootstrap series ", "--bootstrap"), ("blocks ", "--blocks"),
    ("days of a block ", "--block-days"), ("duration in s ", "--duration"),
    ("mean interval in ms ", "--mean-nn"), ("LF amplitude in ms ", "--lf-amplitude"),
    ("HF amplitude in ms ", "--hf-amplitude"), ("LF frequency in Hz ", "--lf-frequency"),
    ("HF frequency in Hz ", "--hf-frequency"), ("noise in ms ", "--noise"),
    ("ectopic beats ", "--ectopic"), ("missed beats ", "--missed"), ("extra beats ", "--extra"),
    ("impossible values ", "--impossible"), ("gap in s ", "--gap"),
    ("R amplitude in mV ", "--amplitude"), ("signal to noise in dB ", "--snr"),
    ("baseline wander in mV ", "--wander"), ("mains in mV ", "--mains"),
    ("phases ", "--phases"), ("days of a phase ", "--phase-days"),
    ("effect in ln units ", "--effect"), ("day-to-day SD in ln units ", "--day-sd"),
    ("trend in ln units a day ", "--trend"), ("chance of a missing day ", "--missing"),
  ]

  /// The message with its option in front, where it names a quantity.
  static func named(in message: String) -> String {
    rows.first { message.hasPrefix($0.0) }.map { "\($0.1): \(message)" } ?? message
  }
}
