import ArgumentParser
import HRVModel

/// How the days of a trial are laid out.
struct PlanLayoutFlags: ParsableArguments {
  enum Layout: String, CaseIterable, ExpressibleByArgument {
    case blocks, pairs, start, abab
  }

  @Option(
    help: """
      blocks (half of them with magnesium, order drawn), pairs (one block of each, order drawn), \
      start (one start on a drawn day), or abab (in turn, nothing drawn: its test gives p = 1).
      """)
  var design = Layout.blocks

  @Option(help: ArgumentHelp("Number of blocks, or of phases of abab.", valueName: "n"))
  var blocks: Int?

  @Option(help: ArgumentHelp("Number of pairs.", valueName: "n"))
  var pairs = 6

  @Option(help: ArgumentHelp("Days of a block or phase.", valueName: "d"))
  var blockDays = 28

  @Option(help: ArgumentHelp("Days from which the start is drawn.", valueName: "n"))
  var startDays = 40

  @Option(help: ArgumentHelp("Days before the first of them.", valueName: "d"))
  var daysBefore = 28

  @Option(help: ArgumentHelp("Days from the last of them on.", valueName: "d"))
  var daysAfter = 56

  @Option(
    help: ArgumentHelp(
      "Days after a start on which an effect builds up (default: half a block, or 14).",
      valueName: "d"))
  var washIn: Int?

  @Option(
    help: ArgumentHelp(
      "Days after an end on which it fades (default: as the wash-in).", valueName: "d"))
  var washOut: Int?

  /// The layout.
  func trialDesign() throws(ModelError) -> TrialDesign {
    switch design {
    case .blocks: try TrialDesign(.randomBlocks(count: blocks ?? 8, days: blockDays))
    case .pairs: try TrialDesign(.randomPairs(count: pairs, days: blockDays))
    case .start:
      try TrialDesign(
        .randomStart(candidates: startDays, daysBefore: daysBefore, daysAfter: daysAfter))
    case .abab: try TrialDesign(.alternating(phases: blocks ?? 4, days: blockDays))
    }
  }

  /// The days of wash-in.
  var washInDays: Int { washIn ?? (design == .start ? 14 : blockDays / 2) }
  /// The days of wash-out.
  var washOutDays: Int { washOut ?? washInDays }
}
