/// Settings as people write them.
public enum SettingText {
  /// The shortest decimal that reads back as the same double, whole numbers without a point.
  ///
  /// - Precondition: `value` is finite.
  public static func decimal(_ value: Double) -> String {
    precondition(value.isFinite)
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
