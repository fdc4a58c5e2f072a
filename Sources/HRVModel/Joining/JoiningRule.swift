/// When recordings are parts of one: same format, same device, same kind of signal, and each
/// begins after the end of the one before, within a limited pause.
///
/// Apps begin a new file when the strap was out of reach, or every hour. Recordings that name
/// no device are taken for those of one device; where that leaves a choice, because two of
/// them run at the same time, nothing is joined to either.
public struct JoiningRule: Hashable, Sendable {
  /// The longest pause inside one recording, in s.
  public let longestPauseS: Double

  /// By how much the second of two parts may begin before the end of the first, in s: stamps
  /// are taken when a packet arrives, and names of files count whole seconds. Such a part is
  /// moved to the end of the one before.
  public static let overlapToleranceS = 2.0

  /// How far apart the sampling rates of two parts may lie, relative to the first: rates are
  /// measured, and the same clock gives a slightly different rate in each file.
  public static let rateTolerance = 0.001

  /// Creates a rule.
  ///
  /// - Precondition: `longestPauseS` is finite and not negative.
  public init(longestPauseS: Double = 600) {
    precondition(longestPauseS.isFinite && longestPauseS >= 0, "pause of \(longestPauseS) s")
    self.longestPauseS = longestPauseS
  }

  /// Why `next` does not continue `last`; nil when it does.
  public func obstacle(
    from last: RecordingOutline, to next: RecordingOutline
  ) -> JoiningObstacle? {
    difference(last, next) ?? distance(last, next)
  }

  /// Recordings that belong together.
  public struct Group: Hashable, Sendable {
    /// The indices of its recordings, in order of their starts.
    public fileprivate(set) var members: [Int]
    /// Why its first recording does not continue the last one before it that could be the same
    /// recording by all but time; nil when there is none.
    public let obstacle: JoiningObstacle?
  }

  /// Puts recordings that belong together into groups, of which each can be joined.
  ///
  /// In order of their starts, each recording continues the one group that it fits; when it
  /// fits none, or more than one, it begins a group of its own. A recording without a start is
  /// alone.
  ///
  /// - Returns: the groups, in order of their smallest index.
  /// - Complexity: O(*n* log *n*), plus *n* times the number of recordings that run at a time.
  public func groups(of outlines: [RecordingOutline]) -> [Group] {
    var order: [(ms: Int64, index: Int)] = []
    var closed: [Group] = []
    for (index, outline) in outlines.enumerated() {
      if let ms = outline.startMs {
        order.append((ms, index))
      } else {
        closed.append(Group(members: [index], obstacle: .unknownStart))
      }
    }
    order.sort { ($0.ms, $0.index) < ($1.ms, $1.index) }
    var open: [Kind: [Group]] = [:]
    for (_, index) in order {
      add(index, to: &open[Kind(outlines[index]), default: []], &closed, outlines)
    }
    return (closed + open.values.joined()).sorted {
      ($0.members.min() ?? 0) < ($1.members.min() ?? 0)
    }
  }

  /// What parts of one recording have in common, rates aside.
  private struct Kind: Hashable {
    let formatID: String
    let device: String?
    let isECG: Bool
    let lead: String?
    let isCalibrated: Bool?
    let hasOffset: Bool

    init(_ outline: RecordingOutline) {
      formatID = outline.formatID
      device = outline.device
      isECG = outline.ecg != nil
      lead = outline.ecg?.lead
      isCalibrated = outline.ecg?.isCalibrated
      hasOffset = outline.start?.utcOffsetS != nil
    }
  }

  private func add(
    _ index: Int, to open: inout [Group], _ closed: inout [Group],
    _ outlines: [RecordingOutline]
  ) {
    let next = outlines[index]
    var fitting: [Int] = []
    var latest: (pauseS: Double, obstacle: JoiningObstacle)?
    for (i, group) in open.enumerated() {
      let last = outlines[group.members[group.members.count - 1]]
      let first = outlines[group.members[0]]
      guard let obstacle = difference(first, next) ?? distance(last, next) else {
        fitting.append(i)
        continue
      }
      let pauseS = last.pauseS(until: next) ?? .infinity
      if pauseS < latest?.pauseS ?? .infinity { latest = (pauseS, obstacle) }
    }
    if fitting.count == 1 {
      open[fitting[0]].members.append(index)
      return
    }
    // All that follow begin later still: what ended too long ago is not continued any more.
    let kept = open.indices.filter { i in
      let last = outlines[open[i].members[open[i].members.count - 1]]
      return last.pauseS(until: next).map { $0 <= longestPauseS } ?? false
    }
    closed += open.indices.filter { !kept.contains($0) }.map { open[$0] }
    open = kept.map { open[$0] }
    open.append(
      Group(members: [index], obstacle: fitting.isEmpty ? latest?.obstacle : .ambiguous))
  }

  /// What keeps two recordings apart whenever they were made.
  func difference(_ a: RecordingOutline, _ b: RecordingOutline) -> JoiningObstacle? {
    guard a.formatID == b.formatID else { return .formats(a.formatID, b.formatID) }
    guard a.device == b.device else { return .devices(a.device, b.device) }
    switch (a.ecg, b.ecg) {
    case (nil, nil): break
    case (let first?, let second?):
      guard first.lead == second.lead, first.isCalibrated == second.isCalibrated else {
        return .leads(first.lead, second.lead)
      }
      let (rateHz, otherHz) = (first.samplingRateHz, second.samplingRateHz)
      guard abs(rateHz - otherHz) <= Self.rateTolerance * rateHz else {
        return .ratesHz(rateHz, otherHz)
      }
    default: return .contents
    }
    guard let start = a.start, let other = b.start else { return .unknownStart }
    return (start.utcOffsetS == nil) == (other.utcOffsetS == nil) ? nil : .clocks
  }

  /// What keeps recordings of one kind apart: `next` begins too early or too late.
  func distance(_ last: RecordingOutline, _ next: RecordingOutline) -> JoiningObstacle? {
    guard let pauseS = last.pauseS(until: next), let start = last.startMs,
      let nextStart = next.startMs
    else { return .unknownStart }
    guard nextStart > start, pauseS >= -Self.overlapToleranceS else {
      return .overlap(lastsS: -pauseS)
    }
    guard pauseS <= longestPauseS else {
      return .pause(lastsS: pauseS, longestS: longestPauseS)
    }
    return nil
  }
}
