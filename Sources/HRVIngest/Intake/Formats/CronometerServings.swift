internal import HRVModel

extension IntakeLogFormat {
  /// Portions of food and supplements, with their nutrients.
  ///
  /// Columns as in fixtures of public readers, old (`Day,Food Name,Amount,…`) and new
  /// (`Day,Time,Group,Food Name,Amount,…,Category`). That supplements have a category or group
  /// which says so could not be checked on a real export: where it does not, the name decides.
  static let cronometerServings = IntakeLogFormat(
    id: "cronometer-servings",
    summary: "portions of food and supplements with their magnesium in mg, elemental",
    writers: "Cronometer (servings.csv)",
    exampleName: "servings.csv",
    example: """
      Day,Time,Group,Food Name,Amount,Energy (kcal),Magnesium (mg),Zinc (mg),Category
      2026-03-02,8:05 AM,Breakfast,"Oats, rolled",58.00 g,220.00,80.04,2.11,Cereal Grains
      2026-03-02,9:30 PM,Supplements,"Magnesium, Glycinate",2.00 capsule,0.00,200.00,,Supplements
      2026-03-03,08:15 ,Breakfast,Coffee,1.00 cup,2.00,,,Beverages

      """,
    recognizes: { context in
      context.column("foodname") != nil && context.column("day") == 0
        && context.magnesiumColumn != nil
    },
    read: FoodDiary.read)
}
