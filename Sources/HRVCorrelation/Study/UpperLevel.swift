/// Whose upper level for magnesium from supplements is used.
public enum UpperLevel: String, Hashable, Sendable, CaseIterable {
  /// 350 mg a day, from 9 years on: US Institute of Medicine.
  case us
  /// 250 mg a day, from 4 years on: European Food Safety Authority.
  case eu

  /// The row of the table of limits that holds for adults.
  var limit: IntakeLimit? {
    let authority: IntakeLimit.Authority = self == .us ? .iom : .efsa
    return IntakeLimit.all.first {
      $0.kind == .upperSupplemental && $0.authority == authority && $0.ageYears.contains(30)
    }
  }
}
