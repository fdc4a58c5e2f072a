public import HRVModel

/// The files of `SampleData/`: synthetic recordings and studies, each from a seed.
///
/// The folder holds exactly what ``files()`` returns, so that a test can prove it, and its
/// `README.md` is one of these files, so that it cannot go stale.
public enum SampleDataPlan {
  /// Every file, in the order of the README; paths are relative to `SampleData/`.
  ///
  /// - Throws: ``ModelError`` only if a sample asks for what cannot be simulated, which the
  ///   tests exclude.
  public static func files() throws(ModelError) -> [SimulatedFile] {
    var samples: [Sample] = []
    samples += try rrSamples()
    samples += try ecgSamples()
    samples += try studySamples()
    samples += try formatSamples()
    return [readme(of: samples)] + samples.flatMap(\.files)
  }

  /// One row of the README and the files that it speaks for.
  struct Sample {
    /// A path, or a pattern for the recordings of a study.
    let path: String
    let content: String
    let seed: UInt64
    let truth: String
    let files: [SimulatedFile]
  }

  private static func readme(of samples: [Sample]) -> SimulatedFile {
    var text = """
      # Sample data

      Everything here is synthetic: no person was recorded. `make sample-data` writes every
      file, this one included, from the seeds below; the same seed gives the same bytes on every
      machine. The layouts are those of the apps; the hearts are sinusoids with noise.

      `formats/` holds a short file of every format that is read, in a folder with the id of the
      format: for tests, and to see how an export looks.

      | file | what it is | seed | truth |
      |---|---|---|---|

      """
    for sample in samples {
      text += "| `\(sample.path)` | \(sample.content) | \(sample.seed) | \(sample.truth) |\n"
    }
    return SimulatedFile(path: "README.md", bytes: Array(text.utf8))
  }

  /// A session in the local time of Central Europe in winter.
  static func session(
    _ year: Int, _ month: Int, _ day: Int, hour: Int, minute: Int
  ) throws(ModelError) -> ExportSession {
    guard let date = CivilDay(year: year, month: month, day: day),
      let start = Timestamp(day: date, hour: hour, minute: minute, utcOffsetS: 3600)
    else { throw .emptySeries }
    return try ExportSession(start: start)
  }
}
