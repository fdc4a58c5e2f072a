internal import HRVModel

/// The scratch memory of the nonlinear metrics, and the recurrences that five of them share.
struct NonlinearWorkspace: Sendable {
  var fluctuation = DetrendedFluctuation.Workspace()
  var matcher = TemplateMatcher()
  var multiscale = MultiscaleEntropy.Workspace()
  var fuzzy = FuzzyEntropy.Workspace()
  var space = PhaseSpace()
  private var known: Result<Recurrences, MetricError>?

  init() {}

  /// Forgets what was found in the recording before.
  mutating func forget() { known = nil }

  /// The recurrences of a recording, found once.
  mutating func recurrences(
    _ input: borrowing MetricInput
  ) throws(MetricError) -> Recurrences {
    if let known { return try known.get() }
    do throws(MetricError) {
      let found = try Recurrences(input.nn, input.statistics, &space)
      known = .success(found)
      return found
    } catch {
      known = .failure(error)
      throw error
    }
  }

  /// The recurrences, if there is a line among them.
  mutating func lines(_ input: borrowing MetricInput) throws(MetricError) -> Recurrences {
    let found = try recurrences(input)
    guard found.lineCount > 0 else { throw .undefined("nothing recurs for two beats or more") }
    return found
  }
}
