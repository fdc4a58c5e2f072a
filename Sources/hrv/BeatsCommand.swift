import ArgumentParser
import Foundation
import HRVIngest
import HRVModel
import HRVPipeline
import HRVReport

extension HRV {
  struct Beats: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "beats",
      abstract: "Write the beats of recordings: found in an ECG, or told by the intervals.",
      discussion: """
        csv: a row a beat, with its time, the amplitude of its R peak, the interval that ends at \
        it, and its type. Beats in unusable stretches are left out. rr: an interval a line, in ms; a gap is a line too, with its length (or 0, where \
        that could be an interval). wfdb: annotations, in samples of the record, or of 10 kHz \
        where there is none; gaps are marked as unreadable.

          hrv beats ecg.csv
          hrv beats ecg.csv --format rr -o ecg_RR.txt
          hrv beats 100.hea --format wfdb -o 100.qrs
          hrv beats recordings/ --format rr -o beats/
        """)

    @Argument(
      help: "Recordings, or folders or zip archives of them; - is the standard input.",
      completion: .file())
    var files: [String]

    @Option(help: "What to write: csv, rr or wfdb.")
    var format = BeatsForm.csv

    @Option(
      name: .shortAndLong,
      help: """
        The file to write, or, of several recordings, the folder; standard output if none is given.
        """, completion: .file())
    var output: String?

    @Option(
      help: ArgumentHelp(
        "Read as this format (see: hrv formats) instead of finding it out.", valueName: "format"))
    var readAs: String?

    @Flag(help: "Also the beats of an ECG in stretches too poor to rely on them.")
    var allBeats = false

    @OptionGroup(title: "Reading")
    var reading: ReadingFlags

    func validate() throws {
      if format == .wfdb, output == nil {
        throw ValidationError("--format wfdb is no text: say with --output where to write it.")
      }
    }

    func run() throws {
      var options = AnalysisOptions()
      options.usesAllBeats = allBeats
      options.reading = try reading.options(formatID: readAs, option: "--read-as")
      let analysis = Analysis(options: options)
      let paths = try InputFiles.found(in: files).paths
      if paths.count > 1, output == nil {
        throw ValidationError(
          "\(paths.count) recordings: say with --output which folder to write them to.")
      }
      let intoFolder = output.map { $0.hasSuffix("/") || InputFiles.isFolder($0) } ?? false
      var names = OutputNames()
      var isComplete = true
      for path in paths {
        guard let beats = read(path, analysis) else {
          isComplete = false
          continue
        }
        let name = names.name(for: path, ending: format.ending)
        let isAlone = paths.count == 1 && !intoFolder
        let target = isAlone ? output : output.map { "\($0)/\(name)" }
        if let target, OutputFile.areSame(target, path) {
          throw ValidationError("--output: \(target) is the recording; write to another file.")
        }
        try write(beats, to: target)
      }
      if !isComplete { throw ExitStatus.dataError }
    }

    /// The beats of the recording at `path`; nil, with a diagnostic, when there are none.
    private func read(_ path: String, _ analysis: Analysis) -> RecordingBeats? {
      let workers = ProcessInfo.processInfo.activeProcessorCount
      do throws(AnalysisError) {
        let recording = try analysis.recording(at: path, workers: workers)
        let beats = try analysis.beats(of: recording, workers: workers)
        Console.remarks(beats.recording.remarks)
        if case .ecg(let ecg) = beats.recording.signal, !ecg.isCalibrated, format == .csv {
          Console.diagnostic("\(path): note: its scale is unknown: amplitudes are left out")
        }
        return beats
      } catch {
        Console.diagnostic("\(error)")
        return nil
      }
    }

    private func write(_ beats: RecordingBeats, to path: String?) throws {
      let bytes: [UInt8]
      switch format {
      case .csv: bytes = Array(BeatsDocument.csv(beats).utf8)
      case .rr: bytes = Array(BeatsDocument.rr(beats).utf8)
      case .wfdb: bytes = WFDBAnnotationsDocument.bytes(beats, rateHz: Self.rateHz(of: beats))
      }
      guard let path else { return try Console.result(String(decoding: bytes, as: UTF8.self)) }
      try OutputFile.write(bytes, to: path)
    }

    /// The rate of the record, whose annotations count its samples; else one of our own.
    private static func rateHz(of beats: RecordingBeats) -> Double {
      guard case .ecg(let ecg) = beats.recording.signal,
        beats.recording.provenance.formatID == "wfdb-record"
      else { return WFDBAnnotationsDocument.standardRateHz }
      return ecg.samplingRateHz
    }
  }
}

/// What `hrv beats` writes.
enum BeatsForm: String, CaseIterable, ExpressibleByArgument {
  case csv, rr, wfdb

  /// What is put behind the name of a recording. Annotations are those of a detector, `.qrs`: the
  /// `.atr` of a record are those of experts.
  var ending: String {
    switch self {
    case .csv: "_beats.csv"
    case .rr: "_RR.txt"
    case .wfdb: ".qrs"
    }
  }
}
