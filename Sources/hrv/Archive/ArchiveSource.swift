import ArgumentParser
import HRVModel
import HRVStore

/// The archive in place of files.
struct ArchiveSource: ParsableArguments {
  @Option(
    defaultAsFlag: ArchiveFile.standardPath,
    help: ArgumentHelp(
      "Instead of files: the recordings of the archive.", valueName: "sqlite"),
    completion: .file())
  var archive: String?

  @Option(
    help: ArgumentHelp(
      "The first day whose recordings of the archive count, as 2026-03-02.", valueName: "day"))
  var since: String?

  @Option(help: ArgumentHelp("The last such day.", valueName: "day"))
  var until: String?

  func validate() throws {
    guard archive != nil || (since == nil && until == nil) else {
      throw ValidationError("--since and --until are for --archive.")
    }
    _ = try days()
  }

  /// The archive, if one is asked for.
  var file: ArchiveFile? { archive.map { ArchiveFile(path: $0) } }

  /// The recordings of the days that were asked for, and of those without a day the reasons.
  ///
  /// - Parameter flags: options that the values must be of, where some are said.
  func sessions(
    of metric: MetricID, in archive: Archive, _ file: ArchiveFile, _ flags: AnalysisFlags
  ) throws -> [StudySession] {
    let days = try days()
    let kept = try file.sessions(of: metric, in: archive, as: flags.saidDigest())
    let zone = try flags.zone()
    let sessions = kept.map { placed($0, zone) }.filter { session in
      session.start.map { days.contains($0.timestamp.wakeDay()) } ?? true
    }
    guard !sessions.isEmpty else {
      Console.diagnostic("\(file.path): error: no recording in it is of these days")
      throw ExitStatus.noInput
    }
    if let zone { Self.remarkOnClocks(of: sessions, zone) }
    return sessions
  }

  /// On the clock of a zone, by the same rule as a file is.
  private func placed(_ session: StudySession, _ zone: ZoneRules?) -> StudySession {
    guard let zone, let start = session.start else { return session }
    return StudySession(
      file: session.file,
      start: RecordingStart(timestamp: zone.resolve(start.timestamp), source: start.source),
      outcome: session.outcome, correctedFraction: session.correctedFraction,
      durationS: session.durationS, device: session.device, posture: session.posture,
      cleanS: session.cleanS)
  }

  /// Says of how many recordings the clock is another one: that of where they were made, or of the zone
  /// that was said when they were imported.
  private static func remarkOnClocks(of sessions: [StudySession], _ zone: ZoneRules) {
    let count = sessions.count { session in
      guard let start = session.start?.timestamp, let unixMs = start.unixMilliseconds else {
        return false
      }
      let onZone = zone.resolve(Timestamp(unixMilliseconds: unixMs))
      return onZone.utcOffsetS != start.utcOffsetS
    }
    guard count > 0 else { return }
    Console.diagnostic(
      "note: \(count) recording\(count == 1 ? " keeps its" : "s keep their") own clock, which is not that of"
        + " \(zone.name): where they were made, or the zone said at their import; hrv import"
        + " --time-zone \(zone.name) with their files changes the latter")
  }

  /// Says when magnesium was taken on some of the days: the noise of a baseline is then not that of a
  /// time in which nothing changed.
  func remarkOnDoses(
    in archive: Archive, _ file: ArchiveFile, _ zone: ZoneRules?
  ) throws {
    let days = try days()
    let rows = try file.using { () throws(ArchiveError) in try archive.intake() }
    let count = rows.count { row in
      guard row.elementalMg > 0, [.named, .supplement].contains(row.entry.role),
        !row.entry.substance.lowercased().hasPrefix("food:")
      else { return false }
      return switch row.entry.schedule {
      case .at(let written):
        days.contains((zone?.resolve(written) ?? written).wakeDay())
      case .on(let day): days.contains(day)
      case .daily(let from, let through, _):
        from <= days.upperBound && days.lowerBound <= through ?? days.upperBound
      }
    }
    guard count > 0 else { return }
    Console.diagnostic(
      "note: \(count) row\(count == 1 ? "" : "s") of intake in the archive"
        + " \(count == 1 ? "falls" : "fall") into the baseline: what magnesium changed then counts as"
        + " noise; --since and --until choose a time without")
  }

  /// The days that count.
  func days() throws -> ClosedRange<CivilDay> {
    let first = try since.map { try Self.day($0, "--since") } ?? CivilDay(daysSince1970: -1_000_000)
    let last = try until.map { try Self.day($0, "--until") } ?? CivilDay(daysSince1970: 3_000_000)
    guard first <= last else { throw ValidationError("--until is before --since.") }
    return first...last
  }

  private static func day(_ text: String, _ option: String) throws -> CivilDay {
    guard let day = CivilDay(argument: text) else {
      throw ValidationError(
        "\(option): expected a day as YYYY-MM-DD, such as 2026-03-02, found \"\(text)\".")
    }
    return day
  }
}
