internal import HRVModel
internal import Synchronization

/// The zip archive that was opened last, so that whoever reads its files one after the other, each by
/// its path, has its directory read once.
///
/// It is used again only for the same path and the same file in the same state (device, number,
/// size, time of change), and stays open until another archive is read.
enum OpenedArchive {
  private struct Kept {
    let path: String
    let identity: SystemFile.Identity
    let archive: ZipArchive
  }

  private static let last = Mutex<Kept?>(nil)

  /// The archive at `path`; nil when something else lies there.
  ///
  /// - Throws: ``IngestError`` when it cannot be read.
  static func at(_ path: String) throws(IngestError) -> ZipArchive? {
    let file = try SystemFile(path: path)
    if let kept = last.withLock({ $0 }), kept.path == path, kept.identity == file.identity {
      return kept.archive
    }
    let source = ByteSource.file(file)
    guard Container(try source.bytes(0..<Container.signatureBytes)) == .zip else { return nil }
    let archive = try ZipArchive(source, file: path)
    last.withLock { $0 = Kept(path: path, identity: file.identity, archive: archive) }
    return archive
  }
}
