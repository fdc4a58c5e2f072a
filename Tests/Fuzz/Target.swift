import Foundation

/// The entry point of libFuzzer. The family is chosen when the target is built, by the name of the
/// family as a compilation condition.
private let family: ReaderFamily = {
  #if FUZZ_LISTS
  return .lists
  #elseif FUZZ_INTERVALS
  return .intervals
  #elseif FUZZ_SIGNALS
  return .signals
  #elseif FUZZ_BINARY
  return .binary
  #elseif FUZZ_MARKUP
  return .markup
  #elseif FUZZ_ARCHIVES
  return .archives
  #elseif FUZZ_INTAKE
  return .intake
  #elseif FUZZ_DAILY
  return .daily
  #elseif FUZZ_BESIDE
  return .beside
  #endif
}()

/// Examines one input; an outcome that is not sound ends the process, which the fuzzer reports.
@_cdecl("LLVMFuzzerTestOneInput")
public func examine(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe [UInt8](UnsafeBufferPointer(start: bytes, count: count))
  if let complaint = family.complaint(about: input) { fatalError(complaint) }
  return 0
}

/// Writes the seeds of the family where `FUZZ_SEEDS` says, before the fuzzer reads its corpus.
@_cdecl("LLVMFuzzerInitialize")
public func prepare(
  _ count: UnsafeMutablePointer<CInt>?,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
  if let folder = ProcessInfo.processInfo.environment["FUZZ_SEEDS"] {
    for (i, seed) in family.seeds.enumerated() {
      let file = URL(filePath: folder).appending(path: "seed-\(i)")
      do { try Data(seed).write(to: file) } catch { fatalError("\(error)") }
    }
  }
  return 0
}
