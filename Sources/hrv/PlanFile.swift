import ArgumentParser
import HRVIngest
import HRVModel

/// The plan file that a command was given.
enum PlanFile {
  /// Reads the plan at `path`; what stands in the way goes to standard error.
  static func read(_ path: String) throws -> FiledPlan {
    do throws(IngestError) { return try TrialPlanReader().read(path: path) } catch {
      Console.diagnostic("\(error)")
      throw ExitStatus.dataError
    }
  }
}
