import ArgumentParser

extension HRV {
  /// What `make install` puts among the manual pages; hidden, since nobody else asks for it.
  struct Manual: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "manual", abstract: "Print the manual page.",
      discussion: """
        For programs that show manual pages: made from what --help says.

          hrv manual | man -l -
        """,
      shouldDisplay: false)

    func run() throws {
      try Console.result(ManualPage.text(of: CommandTree.own().command, version: HRV.version))
    }
  }
}
