import ArgumentParser
import HRVCorrelation
import HRVReport

extension HRV.Magnesium {
  struct Label: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "label",
      abstract:
        "Read a label: can the compound hold that much magnesium, and what is it buffered with?",
      discussion: """
        A product with more magnesium than its compound holds is mixed with oxide, or the label is \
        wrong (exit status 3).

          hrv magnesium label glycinate 18%
          hrv magnesium label lactate 465 300
        """)

    @Argument(help: "The form that the label names (see: hrv magnesium forms).")
    var form: String

    @Argument(
      help: """
        The share that is magnesium, such as 18%; or the mass of the compound in mg, with that of \
        the magnesium behind it.
        """)
    var amount: String

    @Argument(help: "The mass of the magnesium, in mg.")
    var elemental: Double?

    func validate() throws { _ = try reading() }

    func run() throws {
      let (form, compoundMg, elementalMg) = try reading()
      guard
        let text = form.labelText(compoundMg: compoundMg, elementalMg: elementalMg)
      else {
        Console.diagnostic(
          "error: \(form.id) is no single compound: only the label tells its magnesium")
        throw ExitStatus.refused
      }
      var table = TextTable([.init("", wraps: true)])
      table.append([text])
      try Console.result(table.text())
      if form.readLabel(compoundMg: compoundMg, elementalMg: elementalMg) == .impossible {
        throw ExitStatus.refused
      }
    }

    private func reading() throws -> (MagnesiumForm, compoundMg: Double, elementalMg: Double) {
      guard let known = MagnesiumForm.named(form) else {
        throw ValidationError("no form \"\(form)\"; see: hrv magnesium forms.")
      }
      let isShare = amount.hasSuffix("%")
      guard let number = Double(isShare ? String(amount.dropLast()) : amount), number > 0,
        number.isFinite, !isShare || number <= 100, isShare == (elemental == nil),
        elemental.map({ $0 >= 0 && $0.isFinite }) ?? true
      else {
        throw ValidationError(
          "Give a share such as 18%, or two masses in mg: the compound's and the magnesium's.")
      }
      return isShare ? (known, 100, number) : (known, number, elemental ?? 0)
    }
  }
}
