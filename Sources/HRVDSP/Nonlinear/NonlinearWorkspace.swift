/// The scratch memory of the nonlinear metrics.
struct NonlinearWorkspace: Sendable {
  var fluctuation = DetrendedFluctuation.Workspace()
  var matcher = TemplateMatcher()

  init() {}
}
