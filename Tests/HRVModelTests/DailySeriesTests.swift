import HRVModel
import HRVTestSupport
import Testing

@Suite("Daily series")
struct DailySeriesTests {
  private static let rmssd = MetricDefinition(
    id: "rmssd", symbol: "RMSSD", unit: "ms", family: .time, summary: "", formula: "",
    source: "A", needs: "")
  private static let logarithm = MetricDefinition(
    id: "ln_rmssd", symbol: "lnRMSSD", unit: "ln ms", family: .time, summary: "", formula: "",
    source: "A", needs: "")
  private static let first = CivilDay(daysSince1970: 20_514)

  /// A sample `hour` hours after the midnight that begins day `day`.
  private func sample(_ day: Int, _ hour: Double, _ value: Double, line: Int = 1) -> Sample {
    let ms = Int64(Self.first.advanced(by: day).daysSince1970) * 86_400_000
    return Sample(
      moment: .at(
        Timestamp(localMilliseconds: ms + Int64(hour * 3_600_000), utcOffsetS: nil)),
      value: value, location: SourceLocation(file: "f", line: line))
  }

  private typealias Sample = DailySeries.Sample

  private func series(
    _ samples: [Sample], _ window: DailySeries.Window, _ choice: DailySeries.Choice = .median,
    metric: MetricDefinition = Self.rmssd, by: String = "A"
  ) throws(ModelError) -> DailySeries {
    try DailySeries(
      metric: metric, computedBy: by, window: window, choice: choice, samples: samples,
      sources: [Provenance(file: "f", formatID: "x")])
  }

  @Test("a night runs from 21:00 to 09:00 and belongs to the day on which it ends")
  func night() throws {
    let samples = [
      sample(0, 20.999, 10), sample(0, 21, 20), sample(1, 3, 30), sample(1, 8.999, 40),
      sample(1, 9, 50), sample(1, 14, 60),
    ]
    let night = try series(samples, .night)
    #expect(night.points.map(\.day) == [Self.first.advanced(by: 1)])
    #expect(night.points[0].value == 30 && night.points[0].sampleCount == 3)
    #expect(night.points[0].timestamp == nil)
    #expect(night.leftOut == [.init(reason: .outsideWindow, count: 3)])
  }

  @Test("a morning runs from 04:00 to noon; a whole day from 04:00 to 04:00")
  func otherWindows() throws {
    let samples = [
      sample(0, 3.999, 10), sample(0, 4, 20), sample(0, 11.999, 30), sample(0, 12, 40),
      sample(0, 27.999, 50), sample(1, 4, 60),
    ]
    let morning = try series(samples, .morning, .first)
    #expect(morning.points.map(\.value) == [20, 60])
    #expect(morning.points[0].timestamp?.localHour == 4)
    #expect(
      morning.leftOut == [
        .init(reason: .outsideWindow, count: 3), .init(reason: .notFirst, count: 1),
      ])
    let day = try series(samples, .day, .first)
    #expect(day.points.map(\.value) == [10, 20, 60])
    #expect(day.points.map(\.day) == [-1, 0, 1].map { Self.first.advanced(by: $0) })
    #expect(day.leftOut == [.init(reason: .notFirst, count: 3)])
  }

  // By hand: of 10, 20, 80, 1000 the middle two are 20 and 80, whose geometric mean is 40; of
  // the logarithms 1, 2, 4, 9 it is (2 + 4) / 2 = 3.
  @Test("the median is taken on a log scale, for values and for logarithms")
  func median() throws {
    let values = [1000, 10, 80, 20.0].enumerated().map { sample(0, Double($0), $1) }
    let point = try #require(try series(values, .night).points.first)
    #expect(Tolerance.relative(1e-15).accepts(point.value, 40))
    let logarithms = [9, 1, 4, 2.0].enumerated().map { sample(0, Double($0), $1) }
    let told = try series(logarithms, .night, metric: Self.logarithm)
    #expect(told.points.map(\.value) == [3])
    let odd = try series(Array(values.prefix(3)), .night)
    #expect(odd.points.map(\.value) == [80])
  }

  @Test("points and counts account for every sample, whatever the order")
  func accounting() throws {
    var generator = SplitMix64(seed: 3)
    for window in DailySeries.Window.allCases {
      for choice in DailySeries.Choice.allCases {
        var samples = (0..<300).map { line in
          sample(
            Int(generator.next() % 20), generator.nextUniform() * 24,
            (20 + 5 * generator.nextUniform()).rounded(), line: line)
        }
        samples += samples.prefix(7)
        let made = try series(samples, window, choice)
        let used = made.points.reduce(0) { $0 + $1.sampleCount }
        #expect(used + made.leftOut.reduce(0) { $0 + $1.count } == samples.count)
        #expect(Set(made.points.map(\.day)).count == made.points.count)
        #expect(made.points.map(\.day) == made.points.map(\.day).sorted())
        for _ in 0..<3 {
          samples.shuffle(using: &generator)
          #expect(try series(samples, window, choice) == made)
        }
      }
    }
  }

  @Test("days without a time, and files that overlap")
  func merging() throws {
    func on(_ day: Int, _ value: Double, file: String) -> Sample {
      Sample(
        moment: .on(Self.first.advanced(by: day)), value: value,
        location: SourceLocation(file: file))
    }
    let a = try series([on(0, 40, file: "a"), on(1, 41, file: "a")], .night, .first)
    let b = try series([on(1, 41, file: "b"), on(2, 42, file: "b")], .night, .first)
    let both = try DailySeries(merging: [b, a])
    #expect(both.points.map(\.value) == [40, 41, 42])
    #expect(both.leftOut == [.init(reason: .repeated, count: 1)])
    #expect(both.sources.count == 2 && both.points[1].location.file == "a")
    let c = try series([on(1, 45, file: "c")], .night, .first)
    #expect(try DailySeries(merging: [c, a]).leftOut == [.init(reason: .notFirst, count: 1)])
    for other in [
      try series([on(5, 1, file: "d")], .night, .first, by: "B"),
      try series([on(5, 1, file: "d")], .night, .first, metric: Self.logarithm),
      try series([on(5, 1, file: "d")], .morning, .first),
      try series([on(5, 1, file: "d")], .night, .median),
    ] {
      #expect(throws: ModelError.self) { try DailySeries(merging: [a, other]) }
    }
    #expect(throws: ModelError.emptySeries) { try DailySeries(merging: []) }
  }

  @Test("what cannot be is refused, at the ends of time too")
  func refused() throws {
    #expect(throws: ModelError.emptySeries) { try series([], .night) }
    for value in [0, -1, .nan, .infinity] as [Double] {
      #expect(throws: ModelError.invalidSample(index: 1)) {
        try series([sample(0, 1, 5), sample(0, 2, value)], .night)
      }
    }
    #expect(try series([sample(0, 1, -1)], .night, metric: Self.logarithm).points.count == 1)
    let place = SourceLocation(file: "f")
    for ms in [Int64.min, .max] {
      let moment = DailySeries.Moment.at(Timestamp(localMilliseconds: ms, utcOffsetS: nil))
      #expect(throws: ModelError.self) {
        try series([Sample(moment: moment, value: 1, location: place)], .day)
      }
    }
    for days in [Int.min, .max] {
      let moment = DailySeries.Moment.on(CivilDay(daysSince1970: days))
      #expect(throws: ModelError.self) {
        try series([Sample(moment: moment, value: 1, location: place)], .day)
      }
    }
  }

  @Test("the origin of a study's outcome is what the series says")
  func origin() throws {
    let timed = ComputedElsewhere(try series([sample(0, 7, 5), sample(1, 7, 6)], .morning, .first))
    #expect(timed.isTimed && timed.samples == 2 && timed.days == 2 && timed.by == "A")
    #expect(timed.files == ["f"] && timed.formatIDs == ["x"] && timed.devices.isEmpty)
    #expect(timed.windowText == "the morning, 04:00 to 12:00")
    let night = ComputedElsewhere(try series([sample(0, 7, 5)], .night))
    #expect(!night.isTimed && night.windowText.hasPrefix("the night, 21:00 to 09:00"))
    let day = Sample(
      moment: .on(Self.first), value: 5, location: SourceLocation(file: "f"))
    #expect(ComputedElsewhere(try series([day], .night)).windowText == "the night, as A has it")
  }
}
