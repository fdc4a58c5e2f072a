internal import HRVModel

extension Gap.Cause {
  /// The cause in a few words; a value that the recorder garbled is not printed as `nan`.
  var text: String {
    guard case .impossibleInterval(let recordedMs) = self else { return description }
    guard recordedMs.isFinite else { return "impossible interval (not a number)" }
    let whole = recordedMs == recordedMs.rounded() && abs(recordedMs) < 1e15
    let value = whole ? NumberText.fixed(recordedMs, 0) : NumberText.exact(recordedMs)
    return "impossible interval (\(value) ms)"
  }
}
