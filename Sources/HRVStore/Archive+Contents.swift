internal import GRDB
public import HRVModel

extension Archive {
  /// Hands every recording to `body`, by its number, and returns the rest: all as it is at one
  /// moment, whatever other programs write meanwhile.
  ///
  /// - Throws: ``ArchiveError`` when the database cannot be read or intervals are damaged, and what
  ///   `body` throws.
  /// - Complexity: O(*size of the file*); one recording is in memory at a time.
  public func contents(_ body: (KeptRecording) throws -> Void) throws -> ArchiveContents {
    // What `body` throws is its own affair; everything else is the archive's.
    var ofBody: (any Error)?
    return try perform(orThrowing: { ofBody }) { db in
      var (recordingCount, beatsCount, valueCount) = (0, 0, 0)
      let files = try Dictionary(
        grouping: RecordingFileRecord.order(Column("sha256")).fetchAll(db), by: \.recordingId)
      let records = try RecordingRecord.order(RecordingRecord.Columns.id).fetchCursor(db)
      let values = try db.makeStatement(
        sql: "SELECT * FROM metricValue WHERE recordingId = ? ORDER BY metricID")
      while let record = try records.next() {
        guard let id = record.id else { continue }
        let rows = try MetricValueRecord.fetchAll(values, arguments: [id])
        let rr = try BeatsRecord.fetchOne(db, key: id).map { beats in
          do { return try beats.series() } catch {
            throw Self.damage(of: record.file, in: path)
          }
        }
        recordingCount += 1
        beatsCount += rr == nil ? 0 : 1
        valueCount += rows.count
        do { try body(record.kept(id, (files[id] ?? []).map(\.sha256), rows, rr)) } catch {
          ofBody = error
          throw error
        }
      }
      return ArchiveContents(
        migrations: try Migrations.all.appliedMigrations(db), recordingCount: recordingCount,
        beatsCount: beatsCount, valueCount: valueCount, intake: try Self.intake(db, place),
        diary: try Self.diaryNotes(db))
    }
  }

  private func perform(
    orThrowing other: () -> (any Error)?, _ body: (Database) throws -> ArchiveContents
  ) throws -> ArchiveContents {
    do throws(ArchiveError) { return try perform { try $0.read(body) } } catch {
      throw other() ?? error
    }
  }

  static func damage(of file: String, in path: String?) -> ArchiveError {
    ArchiveError(
      path: path, reason: "the intervals of \(file) are damaged: import the file again")
  }
}

extension RecordingRecord {
  fileprivate func kept(
    _ id: Int64, _ fileDigests: [String], _ values: [MetricValueRecord], _ rr: RRSeries?
  ) -> KeptRecording {
    KeptRecording(
      id: id, provenance: Provenance(file: file, formatID: formatID, device: device),
      fileDigests: fileDigests, start: start, posture: posture, durationS: durationS,
      cleanS: cleanS, beatCount: beatCount, correctedFraction: correctedFraction,
      correction: correction, optionsDigest: optionsDigest,
      values: values.map {
        .init(
          metric: MetricID(rawValue: $0.metricID), unit: $0.unit, value: $0.value,
          missing: $0.missing, definitionVersion: $0.definitionVersion)
      }, rr: rr)
  }
}
