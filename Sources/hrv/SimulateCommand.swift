import ArgumentParser

extension HRV {
  struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "simulate", abstract: "Make synthetic recordings whose truth is known.",
      discussion: """
        The same seed gives the same bytes on every machine.

          hrv simulate rr --seed 7 --lf-amplitude 30 --hf-amplitude 40 --output rr.txt
          hrv simulate ecg --seed 7 --duration 60 --snr 20 --output ecg.txt
          hrv simulate study --seed 7 --phases 4 --phase-days 30 --effect 0.2 --output study
        """,
      subcommands: [SimulateRR.self, SimulateECG.self, SimulateStudy.self, SimulateSamples.self])
  }
}
