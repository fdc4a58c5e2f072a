/// How the doses of a form are drawn: a colour, and strokes for those who do not see colours.
struct FormStyle {
  let fill: StaticString
  let texture: Texture

  /// One for each form that is drawn by itself, in the order of the forms; the last is that of all others.
  static let all: [FormStyle] = [
    .init(fill: "dose form1", texture: .none), .init(fill: "dose form2", texture: .rising),
    .init(fill: "dose form3", texture: .across), .init(fill: "dose form4", texture: .falling),
    .init(fill: "dose form5", texture: .upright), .init(fill: "dose others", texture: .none),
  ]
}
