import ArgumentParser
import HRVDSP
import HRVModel

/// The presets that an option names.
enum PresetSelection {
  /// Every id, for a help text.
  static var ids: String { Preset.all.map(\.definition.id).joined(separator: ", ") }

  /// The preset with this id.
  @Sendable static func preset(_ id: String) throws -> Preset {
    guard let preset = Preset.named(id.lowercased()) else {
      throw ValidationError("no preset \"\(id)\"; there are \(ids)")
    }
    return preset
  }

  /// The presets of a list of ids that commas separate.
  static func presets(_ argument: String) throws -> [Preset] {
    var seen: Set<String> = []
    let presets = try argument.split(separator: ",").map { word in
      let id = word.filter { $0 != " " }.lowercased()
      return try preset(id)
    }
    guard !presets.isEmpty else { throw ValidationError("no preset is named") }
    return presets.filter { seen.insert($0.definition.id).inserted }
  }
}
