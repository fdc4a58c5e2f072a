internal import HRVModel

extension StudyWarning {
  /// The lot speaks against other causes, but not against knowing what it drew.
  static let notBlinded = StudyWarning { evidence in
    evidence.options.plan == nil
      ? nil
      : "Unless somebody else hid it, you knew on which days you took magnesium: the lot does not"
        + " exclude what expectation and changed habits do."
  }
}
