public import HRVModel

/// A recording that may have been read from several files.
public struct JoinedReading: Sendable {
  /// The recording, or why its file could not be read.
  public let reading: Analysis.Reading
  /// Why it does not continue one before it that could be the same by all but time; nil when
  /// there is none, and for files that could not be read.
  public let obstacle: JoiningObstacle?
}

extension Analysis {
  /// Reads files side by side, and makes one recording of those that belong together.
  ///
  /// Every file is read once. The recordings come back in the order of the first file of each;
  /// a file that cannot be read is an outcome at its own place.
  ///
  /// - Parameters:
  ///   - workers: as of ``callAsFunction(filesAt:workers:)``.
  ///   - rule: what belongs together.
  public func recordings(
    joining paths: [String], workers: Int, by rule: JoiningRule = JoiningRule()
  ) async -> [JoinedReading] {
    var found: [(index: Int, recording: Recording)] = []
    var joined: [(index: Int, reading: JoinedReading)] = []
    for (index, reading) in await recordings(at: paths, workers: workers).enumerated() {
      switch reading {
      case .success(let recording): found.append((index, recording))
      case .failure: joined.append((index, JoinedReading(reading: reading, obstacle: nil)))
      }
    }
    for group in rule.groups(of: found.map { RecordingOutline($0.recording) }) {
      let parts = group.members.map { found[$0] }
      do throws(JoiningError) {
        let recording = try Recording.joined(parts.map(\.recording), by: rule)
        let first = parts.map(\.index).min() ?? 0
        joined.append(
          (first, JoinedReading(reading: .success(recording), obstacle: group.obstacle)))
      } catch {
        joined += parts.map {
          ($0.index, JoinedReading(reading: .success($0.recording), obstacle: error.obstacle))
        }
      }
    }
    return joined.sorted { $0.index < $1.index }.map(\.reading)
  }
}
