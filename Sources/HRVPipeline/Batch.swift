internal import HRVDSP
public import HRVModel

extension Analysis {
  /// What became of one file.
  public typealias Outcome = Result<RecordingAnalysis, AnalysisError>

  /// Analyses files side by side. Outcomes come back in the order of `paths`, whatever the
  /// number of workers; a file that cannot be read is an outcome, not the end.
  ///
  /// - Parameter workers: the most files that are worked on at a time; each worker has one
  ///   workspace and takes every `workers`-th file.
  public func callAsFunction(filesAt paths: [String], workers: Int) async -> [Outcome] {
    precondition(workers >= 1, "\(workers) workers")
    let count = min(workers, paths.count)
    return await withTaskGroup(of: [(Int, Outcome)].self) { group in
      for worker in 0..<count {
        group.addTask {
          var workspace = SpectralWorkspace()
          var share: [(Int, Outcome)] = []
          for index in stride(from: worker, to: paths.count, by: count) {
            share.append((index, outcome(fileAt: paths[index], using: &workspace)))
          }
          return share
        }
      }
      var outcomes = [Outcome?](repeating: nil, count: paths.count)
      for await share in group {
        for (index, outcome) in share { outcomes[index] = outcome }
      }
      return outcomes.compactMap { $0 }
    }
  }

  private func outcome(
    fileAt path: String, using workspace: inout SpectralWorkspace
  ) -> Outcome {
    do throws(AnalysisError) {
      return .success(try self(fileAt: path, using: &workspace))
    } catch {
      return .failure(error)
    }
  }
}
