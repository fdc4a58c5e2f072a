internal import HRVModel

extension IntervalUnit {
  /// More impossible intervals than this share, and the column is not what it was taken for.
  static let toleratedImpossibleShare = 1.0 / 3

  /// The unit that the numbers show by their median: below 10, seconds; 100 to 3000, ms.
  /// `table` was read as if they were in `unit`.
  static func shown(
    by table: IntervalTable, readAs unit: IntervalUnit, context: ReadingContext
  ) throws(IngestError) -> IntervalUnit {
    let values = table.intervalsMs
    let unitMs = unit == .seconds ? 1000.0 : 1
    let counts = counts(of: values, atMost: [0, 10 * unitMs, 100 * unitMs, 3000 * unitMs])
    let isMedian = { (count: Int) in 2 * count >= values.count }
    if !isMedian(counts[2]), isMedian(counts[3]) { return .milliseconds }
    if isMedian(counts[0]) {
      throw context.error(
        .wrongUnit("most of the numbers are 0 or negative, so they are no RR intervals"),
        at: table.places[0],
        remedy: (context.head.optionsForSignal ?? "If this is an ECG, export it with its times")
          + "; if not, choose the column of RR intervals")
    }
    if isMedian(counts[1]) { return .seconds }
    throw context.error(
      .wrongUnit(
        "the median of the numbers is \(shortened(median(values) / unitMs)), which is neither an RR"
          + " interval in s (below 10) nor one in ms (100 to 3000)"),
      at: table.places[0],
      remedy: "Export RR intervals; heart rates (bpm) and samples of a signal are not beats")
  }

  /// Refuses intervals that no heart of the declared species has: nothing is rescaled to make
  /// them fit.
  static func checkHeart(
    _ table: IntervalTable, unit: IntervalUnit, isDeclared: Bool, context: ReadingContext
  ) throws(IngestError) {
    let values = table.intervalsMs
    let species = context.options.species
    let believableMs = species.believableMs
    let counts = counts(
      of: values,
      atMost: [
        species.medianMs.lowerBound.nextDown, species.medianMs.upperBound,
        believableMs.lowerBound.nextDown, believableMs.upperBound,
      ])
    guard 2 * counts[0] < values.count, 2 * counts[1] >= values.count else {
      let medianMs = median(values)
      let rate = medianMs > 0 ? ", \(shortened(60_000 / medianMs)) beats a minute" : ""
      let given = isDeclared ? "as declared" : "as the numbers suggest"
      throw context.error(
        .wrongUnit(
          "read in \(unit.rawValue), \(given), the median interval is \(shortened(medianMs)) ms"
            + "\(rate), which is no \(species.rawValue) heart"),
        at: table.places[0],
        remedy: "Check the unit and the column; heart rates in bpm are not read, and the hearts of"
          + " rats and mice only when the species is declared, with --species <rat|mouse>")
    }
    let impossible = values.count - (counts[3] - counts[2])
    guard Double(impossible) <= toleratedImpossibleShare * Double(values.count) else {
      throw context.error(
        .wrongUnit(
          "\(impossible) of \(values.count) numbers lie outside"
            + " \(shortened(species.believableMs.lowerBound)) to"
            + " \(shortened(species.believableMs.upperBound)) ms, so the column is"
            + " no list of RR intervals"),
        at: table.places[0], remedy: "Check the unit and the column")
    }
  }

  /// How many of `values` are at most each of four bounds, which are 0 or more; O(*n*), one pass.
  ///
  /// Numbers that are not negative are in the order of their bits, so that the sign of a
  /// difference of whole numbers tells, and several are compared at a time.
  static func counts(
    of values: [Double], atMost bounds: SIMD4<Double>
  ) -> SIMD4<Int> {
    let (a, b) = (bounds[0].bitPattern, bounds[1].bitPattern)
    let (c, d) = (bounds[2].bitPattern, bounds[3].bitPattern)
    var (aboveA, aboveB, aboveC, aboveD): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for value in values {
      let bits = value.bitPattern
      // Negative numbers are above none of them.
      aboveA &+= ((a &- bits) & ~bits) &>> 63
      aboveB &+= ((b &- bits) & ~bits) &>> 63
      aboveC &+= ((c &- bits) & ~bits) &>> 63
      aboveD &+= ((d &- bits) & ~bits) &>> 63
    }
    let above = SIMD4(Int(aboveA), Int(aboveB), Int(aboveC), Int(aboveD))
    return SIMD4(repeating: values.count) &- above
  }

  /// Whether at least half of `values` are at most `bound`; O(*n*), without sorting.
  static func isMedian(of values: [Double], atMost bound: Double) -> Bool {
    var count = 0
    for value in values { count &+= value <= bound ? 1 : 0 }
    return 2 * count >= values.count
  }

  static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[(values.count - 1) / 2]
  }
}

/// `value` with at most three decimals, for messages; locale-free.
func shortened(_ value: Double) -> String {
  guard abs(value) < 1e12 else { return "\(value)" }
  let rounded = (value * 1000).rounded() / 1000
  return rounded == rounded.rounded() ? "\(Int64(rounded))" : "\(rounded)"
}
