extension MagnesiumFood {
  /// Every food, in the order of the article, each followed by what it is mistaken for.
  public static let all: [MagnesiumFood] = [
    MagnesiumFood(
      "spinach", "Spinach, boiled, drained", .greens, mgPer100G: 87, serving: "1/2 cup",
      servingG: 90, caution: "A cup of raw leaves weighs a third of this: see spinach-raw."),
    MagnesiumFood(
      "spinach-raw", "Spinach, raw", .greens, mgPer100G: 79, serving: "1 cup", servingG: 30),
    MagnesiumFood(
      "kale", "Kale, boiled, drained", .greens, mgPer100G: 18, serving: "1 cup",
      servingG: 130, source: "USDA SR 28", caution: "Later releases say up to 25 mg."),
    MagnesiumFood(
      "kale-raw", "Kale, raw", .greens, mgPer100G: 33, serving: "1 cup", servingG: 21,
      source: "USDA SR Legacy 11233", caution: "SR 28 says 47 mg."),
    MagnesiumFood(
      "swiss-chard", "Swiss chard, boiled, drained", .greens, mgPer100G: 86,
      serving: "1/2 cup", servingG: 88),
    MagnesiumFood(
      "pumpkin-seeds", "Pumpkin seed kernels, roasted", .nutsAndSeeds, mgPer100G: 550,
      serving: "1 oz", servingG: 28.35,
      caution: "Whole seeds with their shell hold half as much: see pumpkin-seeds-whole."),
    MagnesiumFood(
      "pumpkin-seeds-dried", "Pumpkin seed kernels, dried", .nutsAndSeeds, mgPer100G: 592,
      serving: "1 oz", servingG: 28.35),
    MagnesiumFood(
      "pumpkin-seeds-whole", "Pumpkin seeds, whole, roasted", .nutsAndSeeds, mgPer100G: 262,
      serving: "1 oz", servingG: 28.35),
    MagnesiumFood(
      "almonds", "Almonds, dry roasted", .nutsAndSeeds, mgPer100G: 279, serving: "1 oz",
      servingG: 28.35),
    MagnesiumFood(
      "almonds-raw", "Almonds, raw", .nutsAndSeeds, mgPer100G: 270, serving: "1 oz",
      servingG: 28.35),
    MagnesiumFood(
      "cashews", "Cashews, dry roasted", .nutsAndSeeds, mgPer100G: 260, serving: "1 oz",
      servingG: 28.35),
    MagnesiumFood(
      "cashews-raw", "Cashews, raw", .nutsAndSeeds, mgPer100G: 292, serving: "1 oz",
      servingG: 28.35),
    MagnesiumFood(
      "black-beans", "Black beans, boiled", .legumes, mgPer100G: 70, serving: "1/2 cup",
      servingG: 86),
    MagnesiumFood(
      "chickpeas", "Chickpeas, boiled", .legumes, mgPer100G: 48, serving: "1/2 cup",
      servingG: 82),
    MagnesiumFood(
      "lentils", "Lentils, boiled", .legumes, mgPer100G: 36, serving: "1/2 cup",
      servingG: 99),
    MagnesiumFood(
      "brown-rice", "Brown rice, cooked", .grains, mgPer100G: 43, serving: "1/2 cup",
      servingG: 98, caution: "Releases say 39 to 44 mg; this one gives the 42 mg of a serving."),
    MagnesiumFood(
      "oats", "Rolled oats, dry", .grains, mgPer100G: 138, serving: "40 g", servingG: 40,
      caution: "Cooked porridge is mostly water: see oats-cooked."),
    MagnesiumFood(
      "oats-cooked", "Oats, cooked with water", .grains, mgPer100G: 27, serving: "1/2 cup",
      servingG: 117),
    MagnesiumFood(
      "whole-wheat-bread", "Whole wheat bread", .grains, mgPer100G: 77, serving: "1 slice",
      servingG: 30, caution: "Slices weigh 28 to 32 g."),
    MagnesiumFood(
      "dark-chocolate", "Dark chocolate, 70-85 % cocoa", .chocolate, mgPer100G: 228,
      serving: "1 oz", servingG: 28.35, caution: "48 to 129 mg an ounce, by cocoa."),
  ]
}
