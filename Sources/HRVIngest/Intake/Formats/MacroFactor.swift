internal import HRVModel

extension IntakeLogFormat {
  /// Portions of food, with their nutrients. Columns as in the fixture of a public reader.
  static let macroFactor = IntakeLogFormat(
    id: "food-diary",
    summary: "portions of food with their magnesium in mg, elemental; supplements by name",
    writers: "MacroFactor, and diaries with columns Date, Food Name, Magnesium (mg)",
    exampleName: "diary.csv",
    example: """
      Date,Time,Food Name,Serving Size,Serving Qty,Calories (kcal),Magnesium (mg),Zinc (mg)
      2026-03-02,08:05,"Oats, rolled",cup,1.0,307,112.0,2.9
      2026-03-02,21:30,Magnesium glycinate,capsule,2.0,0,200.0,

      """,
    recognizes: { context in
      context.column("foodname") != nil && context.column("date") != nil
        && context.magnesiumColumn != nil
    },
    read: FoodDiary.read)
}
