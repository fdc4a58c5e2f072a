import Foundation

/// What the manifests beside the parts of a batch say of whether the parts make a whole.
struct PartManifests {
  /// The parts without a manifest, of which nothing is known.
  private(set) var unknown: [String] = []
  /// Why the parts are no whole: the part or parts that it is about, and the reason.
  private(set) var fault: (part: String, reason: String)?

  private struct Manifest: Decodable {
    let arguments: [String]
  }

  /// Reads what lies beside the tables at `parts`.
  init(of parts: [String]) {
    var seen: [Int: String] = [:]
    var first: (part: String, count: Int, arguments: [String])?
    for part in parts {
      let path = BatchFiles.manifestPath(of: part)
      guard FileManager.default.fileExists(atPath: path) else {
        unknown.append(part)
        continue
      }
      guard let data = try? Data(contentsOf: URL(filePath: path)),
        let manifest = try? JSONDecoder().decode(Manifest.self, from: data)
      else {
        fault = (path, "it is no manifest of hrv batch")
        return
      }
      let (shard, arguments) = Self.shard(in: manifest.arguments)
      if let first, first.count != shard.count {
        fault = (
          part, "it is one of \(shard.count) parts, and \(first.part) one of \(first.count)"
        )
        return
      }
      if let first, first.arguments != arguments {
        fault = (
          part,
          "it is a part of another run than \(first.part): "
            + Self.difference(arguments, first.arguments)
        )
        return
      }
      if let other = seen.updateValue(part, forKey: shard.number) {
        fault = (
          part, "part \(shard.number) of \(shard.count) is \(other), too: give each part once"
        )
        return
      }
      if first == nil { first = (part, shard.count, arguments) }
    }
    guard unknown.isEmpty, let first else { return }
    let missing = (1...first.count).filter { seen[$0] == nil }
    guard let least = missing.first else { return }
    let others = missing.count > 1 ? " and \(missing.count - 1) more" : ""
    fault = (first.part, "part \(least) of \(first.count)\(others) is missing: give every part")
  }

  /// Which part the words of a manifest ask for, and those of them that all parts have in common.
  private static func shard(in words: [String]) -> (ShardArgument, [String]) {
    var shard = ShardArgument.whole
    var common: [String] = []
    var i = 0
    while i < words.count {
      let word = words[i]
      i += 1
      let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(halves[0])
      guard ["--shard", "--output", "-o", "--report"].contains(name) else {
        common.append(word)
        continue
      }
      let value = halves.count > 1 ? String(halves[1]) : i < words.count ? words[i] : ""
      if halves.count == 1 { i += 1 }
      if name == "--shard" { shard = ShardArgument(argument: value) ?? shard }
    }
    return (shard, common)
  }

  /// The first word in which two command lines differ.
  private static func difference(_ ones: [String], _ others: [String]) -> String {
    let i = zip(ones, others).prefix { $0 == $1 }.count
    func word(_ words: [String]) -> String { i < words.count ? "\"\(words[i])\"" : "nothing" }
    return "its arguments have \(word(ones)) where those have \(word(others))"
  }
}
