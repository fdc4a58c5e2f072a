public import HRVModel

extension Analysis {
  /// What became of one recording.
  public typealias Outcome = Result<RecordingAnalysis, AnalysisError>
  /// What became of the reading of one file.
  public typealias Reading = Result<Recording, AnalysisError>

  /// Analyses files side by side. Outcomes come back in the order of `paths`, whatever the
  /// number of workers; a file that cannot be read is an outcome, not the end.
  ///
  /// - Parameter workers: the most files that are worked on at a time, 1 or more. When there
  ///   are fewer files, each is read in parts by the workers that are left over.
  public func callAsFunction(filesAt paths: [String], workers: Int) async -> [Outcome] {
    let readers = Self.readers(of: paths, workers: workers)
    return await sideBySide(paths, workers: workers) { path, workspace in
      Outcome { () throws(AnalysisError) in
        try self(fileAt: path, workers: readers, using: &workspace)
      }
    }
  }

  /// Analyses what was read before, side by side; what could not be read stays an error.
  public func callAsFunction(_ readings: [Reading], workers: Int) async -> [Outcome] {
    await sideBySide(readings, workers: workers) { reading, workspace in
      Outcome { () throws(AnalysisError) in try self(reading.get(), using: &workspace) }
    }
  }

  /// Reads files side by side and analyses nothing, else as ``callAsFunction(filesAt:workers:)``.
  public func recordings(at paths: [String], workers: Int) async -> [Reading] {
    let readers = Self.readers(of: paths, workers: workers)
    return await sideBySide(paths, workers: workers) { path, _ in
      Reading { () throws(AnalysisError) in try recording(at: path, workers: readers) }
    }
  }

  /// How many workers read each of the files.
  private static func readers(of paths: [String], workers: Int) -> Int {
    max(1, workers / max(1, paths.count))
  }

  /// `work` done on each item, in their order. Each worker has one workspace and takes every
  /// `workers`-th item.
  func sideBySide<Item: Sendable, Product: Sendable>(
    _ items: [Item], workers: Int,
    _ work: @escaping @Sendable (Item, inout AnalysisWorkspace) -> Product
  ) async -> [Product] {
    precondition(workers >= 1, "\(workers) workers")
    let count = min(workers, items.count)
    return await withTaskGroup(of: [(Int, Product)].self) { group in
      for worker in 0..<count {
        group.addTask {
          var workspace = AnalysisWorkspace()
          return stride(from: worker, to: items.count, by: count).map { index in
            (index, work(items[index], &workspace))
          }
        }
      }
      var products = [Product?](repeating: nil, count: items.count)
      for await share in group {
        for (index, product) in share { products[index] = product }
      }
      return products.compactMap { $0 }
    }
  }
}
