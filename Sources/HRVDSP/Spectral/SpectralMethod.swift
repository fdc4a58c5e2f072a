public import HRVModel

/// One row of the table of estimators: what it is called, what it is, and how it is made.
public struct SpectralMethod: Sendable {
  /// The name in options, such as `welch`.
  public let id: String
  /// What it is, in a line.
  public let summary: String
  /// Where the definition stands.
  public let source: String
  /// Makes the estimator, or refuses settings that make no sense.
  public let estimator: @Sendable (SpectralSettings) throws(ModelError) -> any SpectralEstimator

  /// Every method, the usual one first. A new one is an estimator in a file of its own and a row
  /// here.
  public static let all: [SpectralMethod] = [
    SpectralMethod(
      id: "welch", summary: "averaged periodograms of overlapping segments, resampled",
      source: "P. D. Welch 1967, doi:10.1109/TAU.1967.1161901"
    ) { settings throws(ModelError) in
      WelchEstimator(try settings.welch())
    },
    SpectralMethod(
      id: "periodogram", summary: "one periodogram of the longest stretch, resampled",
      source: "A. Schuster 1898, doi:10.1029/TM003i001p00013"
    ) { settings throws(ModelError) in
      PeriodogramEstimator(
        try PeriodogramOptions(
          resampleHz: settings.resampleHz,
          minimumS: settings.minimumS ?? SpectralSettings.shortestS,
          window: settings.window, detrending: settings.detrending))
    },
    SpectralMethod(
      id: "lomb-scargle", summary: "least-squares sines through the beats, across gaps",
      source: "N. R. Lomb 1976, doi:10.1007/BF00648343"
    ) { settings throws(ModelError) in
      LombScargleEstimator(
        try LombScargleOptions(
          oversampling: settings.oversampling, maximumHz: settings.maximumHz,
          minimumS: settings.minimumS ?? SpectralSettings.shortestS))
    },
    SpectralMethod(
      id: "ar", summary: "autoregressive model by Burg's method, resampled",
      source: "J. P. Burg 1967; N. Andersen 1974, doi:10.1190/1.1440413"
    ) { settings throws(ModelError) in
      AutoregressiveEstimator(
        try AutoregressiveOptions(
          resampleHz: settings.resampleHz, order: settings.order,
          minimumS: settings.minimumS ?? SpectralSettings.shortestS, detrending: settings.detrending
        ))
    },
  ]

  /// The method with this id; nil when there is none.
  public static func named(_ id: String) -> SpectralMethod? { all.first { $0.id == id } }
}
