package import HRVModel

/// An interval that a rule holds for no normal one, and why.
package struct ArtefactFinding: Hashable, Sendable {
  /// The index into the recorded intervals.
  package let index: Int
  /// What it is taken for.
  package let label: BeatLabel
  /// What it was compared with, in ms.
  package let referenceMs: Double
  /// The greatest difference that would have been accepted, in ms.
  package let allowedMs: Double
  /// In which pass it was found, from 1.
  package let pass: Int

  package init(
    index: Int, label: BeatLabel = .artefact, referenceMs: Double, allowedMs: Double,
    pass: Int = 1
  ) {
    self.index = index
    self.label = label
    self.referenceMs = referenceMs
    self.allowedMs = allowedMs
    self.pass = pass
  }
}
