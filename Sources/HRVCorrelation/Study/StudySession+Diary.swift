internal import HRVModel

extension StudySession {
  /// The session with the posture and the device of its wake-day's note, where it has none itself.
  func completed(from diary: Diary?) -> StudySession {
    guard let diary, let day = start?.timestamp.wakeDay() else { return self }
    func note(_ names: [String]) -> String? {
      names.lazy.compactMap { diary.column($0)?.values[day]?.level }.first
    }
    var session = self
    session.posture = posture ?? note(["posture", "position"])
    session.device = device ?? note(["device", "strap", "sensor"])
    return session
  }
}
