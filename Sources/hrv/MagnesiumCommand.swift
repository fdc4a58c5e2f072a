import ArgumentParser
import Foundation
import HRVCorrelation
import HRVReport

extension HRV {
  struct Magnesium: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "magnesium", abstract: "List what the program knows of magnesium, with sources.",
      discussion: """
        The rows are those that doses are converted and warnings given by.

          hrv magnesium forms
          hrv magnesium label glycinate 18%
        """,
      subcommands: [
        Forms.self, Label.self, Foods.self, Limits.self, Times.self, Exposures.self, Safety.self,
      ])
  }
}

extension HRV.Magnesium {
  struct Forms: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "forms", abstract: "Forms: elemental fraction, and how well they are absorbed.",
      discussion: """
        The elemental fraction follows from the formula. Absorption is a category with its \
        evidence; doses are never multiplied by it.

          hrv magnesium forms
        """)

    func run() throws {
      var table = TextTable([
        .init("form"), .init("formula"), .init("g/mol", .trailing), .init("% Mg", .trailing),
        .init("absorbed"), .init("evidence", wraps: true),
      ])
      for form in MagnesiumForm.all {
        table.append([
          form.id, form.formula, form.composition.map { fixed($0.molarMassGPerMol, 2) } ?? "",
          form.elementalFraction.map { fixed($0 * 100, 2) } ?? "label",
          form.absorption.grade.rawValue,
          (form.absorption.evidence.map(\.text) + [form.note]).filter { !$0.isEmpty }
            .joined(separator: "; "),
        ])
      }
      var popular = TextTable([
        .init("form"), .init("bioavailability"), .init("benefit", wraps: true),
        .init("best for", wraps: true),
      ])
      for form in MagnesiumForm.all {
        guard let account = form.popular else { continue }
        popular.append([form.id, account.bioavailability, account.benefit, account.bestFor])
      }
      try Console.result(
        table.text() + "\nWhat a popular account says of them (a claim, not evidence):\n\n"
          + popular.text())
    }
  }

  struct Foods: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "foods", abstract: "Foods: magnesium in 100 g and in a serving.",
      discussion: """
        A log writes food:ID. Portions and samples differ by a tenth to a third.

          hrv magnesium foods
        """)

    func run() throws {
      var table = TextTable([
        .init("food"), .init("what"), .init("mg/100 g", .trailing), .init("serving"),
        .init("g", .trailing), .init("mg", .trailing), .init("source; caution", wraps: true),
      ])
      for food in MagnesiumFood.all {
        table.append([
          food.id, food.name, fixed(food.magnesiumMgPer100G, 0), food.serving,
          fixed(food.servingG, 0), fixed(food.magnesiumMgPerServing, 0),
          food.source + (food.caution.isEmpty ? "" : "; " + food.caution),
        ])
      }
      try Console.result(table.text())
    }
  }

  struct Limits: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "limits", abstract: "Reference values and upper levels, by age and sex.",
      discussion: """
        Upper levels count supplements only, and are no target.

          hrv magnesium limits
        """)

    func run() throws {
      var table = TextTable([
        .init("value"), .init("for"), .init("mg/day", .trailing), .init("source"),
      ])
      for limit in IntakeLimit.all {
        table.append([limit.kind.rawValue, limit.group, fixed(limit.mgPerDay, 0), limit.source])
      }
      try Console.result(table.text())
    }
  }

  struct Times: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "times", abstract: "Time scales: how fast magnesium comes and goes.",
      discussion: "  hrv magnesium times")

    func run() throws {
      var table = TextTable([
        .init("what", wraps: true), .init("how long"), .init("seen", wraps: true),
        .init("source", wraps: true),
      ])
      for scale in TimeScale.all {
        table.append([scale.process, scale.duration, scale.finding, scale.source])
      }
      try Console.result(table.text())
    }
  }

  struct Safety: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "safety", abstract: "What to know before taking magnesium.",
      discussion: "  hrv magnesium safety")

    func run() throws {
      for paragraph in MagnesiumSafety.paragraphs {
        var table = TextTable([.init("", wraps: true)])
        table.append([paragraph])
        try Console.result(table.text() + "\n")
      }
    }
  }
}

/// A number with a fixed number of decimals, locale-free.
private func fixed(_ value: Double, _ decimals: Int) -> String {
  String(format: "%.\(decimals)f", value)
}
