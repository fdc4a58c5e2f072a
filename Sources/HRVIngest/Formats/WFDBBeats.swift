internal import HRVModel

extension RecordingFormat {
  /// The annotations of a record of PhysioNet.
  static let wfdbAnnotations = RecordingFormat(
    id: "wfdb-annotations",
    summary: "annotated beats in samples; the rate is taken from the header beside it",
    content: .rr,
    writers: "PhysioNet databases, WFDB software",
    exampleName: "made.atr",
    example: Example(
      // Normal beats at 100, 392, 682, 978, 1280 and the mark of the end.
      bytes: [0x64, 0x04, 0x24, 0x05, 0x22, 0x05, 0x28, 0x05, 0x2E, 0x05, 0x00, 0x00],
      siblings: ["made.hea": Array("made 0 360\n".utf8)]),
    isBinary: true,
    recognizes: { $0.signature == .wfdbAnnotations },
    read: WFDBBeats.read)
}

/// Annotated beats, which are differenced.
///
/// All beats are kept as beats, whatever their origin: which of them are normal is for artefact
/// correction to tell. Annotations of rhythm, noise and waves are no beats. From `[` to `]` the
/// ventricles flutter, and there are no beats to speak of: a gap. So is what is marked as
/// unreadable, from the beat before to the beat after.
enum WFDBBeats {
  static func read(
    _ bytes: Span<UInt8>, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    let name = WFDBRecord.stem(context.head.fileName) + ".hea"
    let beside = ReadingContext(
      file: context.siblings.path(of: name), options: context.options, head: context.head,
      siblings: context.siblings)
    let header = try context.siblings.withBytes(of: name) { bytes throws(IngestError) in
      try WFDBHeader(bytes, context: beside)
    }
    return try recording(bytes, header: header, context)
  }

  /// The beats in `bytes`, which `context` names.
  static func recording(
    _ bytes: Span<UInt8>, header: WFDBHeader?, _ context: ReadingContext
  ) throws(IngestError) -> Recording {
    var remarks = Remarks()
    let beats = try Beats(bytes, context, &remarks)
    let rateHz = context.options.samplingRateHz ?? beats.rateHz ?? header?.rateHz
    guard let rateHz, SampleClock.believableHz.contains(rateHz) else {
      throw context.error(
        .expected(
          "a sampling rate of 10 to 10000 Hz", found: rateHz.map { "\($0)" } ?? ""),
        remedy: "Copy the .hea file of the record into the folder, or say --sampling-rate <Hz>")
    }
    guard !beats.spans.isEmpty else {
      throw context.error(
        .noBeats("WFDB annotations with fewer than two successive beats"),
        remedy: "Give the annotations of beats, such as .atr, .ecg or .qrs")
    }
    let stepMs = 1000 / rateHz
    let originMs = Double(beats.first) * 1000 / rateHz
    let table = IntervalTable(
      intervalsMs: beats.spans.map { Double($0.samples) * 1000 / rateHz }, places: beats.places,
      stampsMs: beats.spans.map { Double($0.end) * stepMs - originMs })
    try IntervalUnit.checkHeart(table, unit: .milliseconds, isDeclared: true, context: context)
    let clock = StampClock(
      stampsMs: table.stampsMs, intervalsMs: table.intervalsMs, kind: .beatEnd)
    let series = try RRAssembly.series(table, clock: clock, context: context, remarks: &remarks)
    return context.recording(
      .rr(series), format: RecordingFormat.wfdbAnnotations.id,
      startInFile: header?.start?.advanced(byS: originMs / 1000), remarks: remarks)
  }

  /// The distances between successive beats, in samples.
  private struct Beats {
    /// The sample of the first beat that opens an interval.
    private(set) var first = 0
    private(set) var spans: [(samples: Int, end: Int)] = []
    private(set) var places = PlaceMap()
    private(set) var rateHz: Double?

    init(
      _ bytes: Span<UInt8>, _ context: ReadingContext, _ remarks: inout Remarks
    ) throws(IngestError) {
      var annotations = WFDBAnnotations()
      var last: Int?
      var isFluttering = false
      while annotations.next(in: bytes) {
        if annotations.code == WFDBAnnotations.flutterBegin {
          isFluttering = true
          last = nil
          remarks.note(oneOf: "episodes of flutter", at: Place(byte: annotations.offset)) {
            "the ventricles flutter from sample \(annotations.sample) on: a gap"
          }
        } else if annotations.code == WFDBAnnotations.flutterEnd {
          isFluttering = false
        } else if annotations.isUnreadable {
          last = nil
        } else if !isFluttering, WFDBAnnotations.isBeat(annotations.code) {
          try add(annotations, after: last, context)
          last = annotations.sample
        }
      }
      rateHz = annotations.rateHz
      if annotations.isCutOff {
        remarks.note("the annotations are cut off", at: Place(byte: bytes.count))
      }
    }

    private mutating func add(
      _ annotations: WFDBAnnotations, after last: Int?, _ context: ReadingContext
    ) throws(IngestError) {
      guard let last else { return }
      let place = Place(byte: annotations.offset)
      guard annotations.sample >= last else {
        throw context.error(
          .expected("a beat later than sample \(last)", found: "sample \(annotations.sample)"),
          at: place, remedy: "Copy the file again: annotations stand in order of time")
      }
      if spans.isEmpty { first = last }
      spans.append((annotations.sample - last, annotations.sample))
      places.append(line: 1, column: place.column)
    }
  }
}
