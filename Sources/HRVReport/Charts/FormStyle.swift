/// How the doses of a form are drawn: a colour, and strokes for those who do not see colours.
struct FormStyle {
  let fill: StaticString
  let texture: Texture

  /// One for each form that is drawn by itself, in the order of ``ids``; the last is that of all others.
  static let all: [FormStyle] = [
    .init(fill: "dose form1", texture: .none), .init(fill: "dose form2", texture: .rising),
    .init(fill: "dose form3", texture: .across), .init(fill: "dose form4", texture: .falling),
    .init(fill: "dose form5", texture: .upright), .init(fill: "dose others", texture: .none),
  ]

  /// The forms that look the same in every chart.
  private static let ids = ["citrate", "oxide", "glycinate", "malate", "threonate"]

  /// A style for each of `forms`, at most one fewer than there are styles: a form's own where it has
  /// one, else what the others leave, from the last on.
  static func styles(of forms: [String]) -> [FormStyle] {
    var free = ids.indices.filter { !forms.contains(ids[$0]) }
    return forms.map { all[ids.firstIndex(of: $0) ?? free.popLast() ?? ids.count] }
  }
}
