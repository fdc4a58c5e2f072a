import ArgumentParser
import Foundation

extension HRV {
  struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "config",
      abstract: "Show the choices that a configuration file makes, and those that hold.",
      discussion: """
        A study's choices can be written down once, in hrv.toml. It is looked for in the working \
        directory and the folders above it, up to the root of the repository or the home folder; \
        --config FILE, with any command, names another, and --no-config does without. Keys are long \
        names of options. Above the first table they hold for every command that has them; below \
        [analyze] or [simulate.rr] for that command. Paths count from the folder of the file. What the \
        command line says stands above the file, but nothing takes back a flag that the file sets.

          hrv config --template > hrv.toml          every key, with what it means
          hrv config                                what holds for each command, and from where
          hrv config correlate
          hrv --config other.toml config batch
        """)

    @Argument(help: "Only this command, such as analyze, or simulate rr.")
    var command: [String] = []

    @Flag(help: "Print a file to fill in: every key with its default, commented out.")
    var template = false

    func run() throws {
      let tree = CommandTree.own()
      let commands = tree.commands.filter { $0.path.starts(with: command) }
      guard !commands.isEmpty else {
        let names = tree.commands.map { $0.path.joined(separator: " ") }
        let meant = NearestWord.of(command.joined(separator: " "), among: names)
        throw ValidationError(
          "There is no command \"\(command.joined(separator: " "))\""
            + (meant.map { "; did you mean \"\($0)\"?" } ?? "."))
      }
      let invocation = try Invocation.current.get()
      if !template { try refuseWrong(invocation, commands.map(\.path)) }
      let text =
        template
        ? ConfigurationText.template(of: commands.map { ($0.path, $0.command) })
        : ConfigurationText.effective(
          of: commands.map { ($0.path, $0.command) }, invocation.configuration)
      try Console.result(text)
    }

    /// Says what is wrong with the file, if anything is, and ends.
    private func refuseWrong(_ invocation: Invocation, _ paths: [[String]]) throws {
      let wrong =
        invocation.problem
        ?? invocation.configuration?.firstRefusal(of: paths) { words in
          do {
            _ = try HRV.parseAsRoot(words)
            return nil
          } catch {
            return HRV.message(for: error)
          }
        }
      guard let wrong else { return }
      Console.diagnostic("\(wrong)")
      throw ExitStatus.configurationError
    }
  }
}
