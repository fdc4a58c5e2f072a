/// The definitions of all metrics, as a whole.
public enum MetricDefinitions {
  /// The version of the definitions, which stands beside every value that is kept.
  ///
  /// Raise it by one in the change after which the same intervals under the same options give
  /// another value of any metric by more than rounding (1 part in 10⁹), or a value where there
  /// was a reason, or the reverse. New metrics, wordings and speed do not raise it.
  public static let version = 1
}
