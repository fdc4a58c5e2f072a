/// A food that holds magnesium: a row of the table of foods.
///
/// Samples of a food differ by 10 to 30 %, portions by eye by another 30 %: food magnesium is
/// a background to be reported, never part of the exposure that is tested.
public struct MagnesiumFood: Hashable, Sendable {
  /// The stable name; a log writes `food:` before it.
  public let id: String
  /// The name as people write it, with the preparation that the figures belong to.
  public let name: String
  /// The group under which the article that this project begins with lists it.
  public let group: Group
  /// The magnesium in 100 g, in mg.
  public let magnesiumMgPer100G: Double
  /// What one serving is.
  public let serving: String
  /// The mass of a serving, in g.
  public let servingG: Double
  /// Where the figures stand.
  public let source: String
  /// What is easily mistaken; empty when nothing is.
  public let caution: String

  /// The groups of foods, in the order of the article.
  public enum Group: String, Hashable, Sendable, CaseIterable {
    /// Leafy greens.
    case greens = "leafy greens"
    /// Nuts and seeds.
    case nutsAndSeeds = "nuts and seeds"
    /// Legumes.
    case legumes
    /// Whole grains.
    case grains = "whole grains"
    /// Dark chocolate.
    case chocolate = "dark chocolate"
  }

  init(
    _ id: String, _ name: String, _ group: Group, mgPer100G: Double, serving: String,
    servingG: Double, source: String = "USDA SR Legacy; NIH ODS", caution: String = ""
  ) {
    self.id = id
    self.name = name
    self.group = group
    magnesiumMgPer100G = mgPer100G
    self.serving = serving
    self.servingG = servingG
    self.source = source
    self.caution = caution
  }

  /// The magnesium in a serving, in mg.
  public var magnesiumMgPerServing: Double { magnesiumMgPer100G * servingG / 100 }

  /// The food that a log means by `name`, whatever the case and the spaces; `food:` is not
  /// part of it.
  public static func named(_ name: String) -> MagnesiumFood? {
    let key = MagnesiumForm.key(of: name)
    return all.first { $0.id == key || $0.id == key + "s" }
  }
}
