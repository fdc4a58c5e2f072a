internal import HRVModel

/// A form, or the rest of them, as the chart of days draws it.
struct DrawnForm {
  /// What stands in the legend.
  let name: String
  let style: FormStyle
  /// Its mass on a day, in mg; 0 when none was taken.
  let massMg: @Sendable (StudyDay) -> Double

  /// Those of `days`, the most frequent first; beyond what can be told apart, all others together.
  static func all(_ days: [StudyDay]) -> [DrawnForm] {
    var counts: [String: Int] = [:]
    for form in days.lazy.flatMap(\.forms) where form.elementalMg > 0 {
      counts[form.formID, default: 0] += 1
    }
    let ids = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map(\.key)
    let room = FormStyle.all.count - 1
    let drawn = Array(ids.prefix(room))
    var forms = zip(drawn, FormStyle.styles(of: drawn)).map { id, style in
      DrawnForm(name: id, style: style) { day in
        day.forms.lazy.filter { $0.formID == id }.reduce(0) { $0 + $1.elementalMg }
      }
    }
    let others = Set(ids.dropFirst(room))
    if !others.isEmpty {
      forms.append(
        DrawnForm(name: "\(others.count) other forms", style: FormStyle.all[room]) { day in
          day.forms.lazy.filter { others.contains($0.formID) }.reduce(0) { $0 + $1.elementalMg }
        })
    }
    return forms
  }
}

extension DailySeriesChart {
  /// The doses of each day, one form upon the other, then what is known of days without any.
  func doses(_ axes: Axes) -> [SVG] {
    let half = max(0.5, dayWidth(axes) * 0.36)
    let hasTexture = dayWidth(axes) >= Self.leastTexturedWidth
    let isSingle = result.days.count <= Self.singleMarks
    var fills = forms.map { _ in PathData() }
    var strokes = forms.map { _ in PathData() }
    var bars: [SVG] = []
    for day in result.days {
      var sumMg = 0.0
      for (index, form) in forms.enumerated() {
        let mg = form.massMg(day)
        guard mg > 0, mg.isFinite else { continue }
        let x = axes.x(number(day.day))
        let box = Box(
          left: x - half, top: axes.y(sumMg + mg), right: x + half, bottom: axes.y(sumMg))
        sumMg += mg
        if isSingle {
          bars.append(
            .rectangle(
              box, class: form.style.fill,
              title: "\(day.day): \(form.name) \(NumberText.plain(mg)) mg"))
        } else {
          fills[index].add(box)
        }
        // Bars that stand close have strokes that run through them all.
        let reach = half > 1 ? half : dayWidth(axes) / 2
        let ground = Box(left: x - reach, top: box.top, right: x + reach, bottom: box.bottom)
        if hasTexture { form.style.texture.add(to: &strokes[index], in: ground, distance: 5) }
      }
    }
    for (form, path) in zip(forms, fills) where !path.text.isEmpty {
      bars.append(.path(path, class: form.style.fill))
    }
    bars += strokes.filter { !$0.text.isEmpty }.map { .path($0, class: "texture") }
    return bars + noDoses(axes, half)
  }

  /// A bar without height for days on which none was declared, a dot for those without an entry.
  private func noDoses(_ axes: Axes, _ half: Double) -> [SVG] {
    var declared = PathData()
    var absent = PathData()
    for day in result.days {
      let x = axes.x(number(day.day))
      switch day.account {
      case .taken, .unknown: continue
      case .declaredNone:
        declared.add(
          Box(left: x - half, top: axes.plot.bottom - 3, right: x + half, bottom: axes.plot.bottom))
      case .noEntry: absent.dot(at: Point(x, axes.plot.bottom - 4))
      }
    }
    return [(declared, "none" as StaticString), (absent, "noentry")].filter { !$0.0.text.isEmpty }
      .map { .path($0.0, class: $0.1) }
  }

  /// The least width of a day whose bars have strokes: in narrower ones strokes hide the colour.
  static let leastTexturedWidth = 2.0

  /// Names over stretches of one form and mass, where they fit into their own days: beyond them they
  /// would be read as the names of other days.
  func doseNames(_ axes: Axes) -> [SVG] {
    var names: [SVG] = []
    var end = -Double.infinity
    var (first, last) = (result.days.startIndex, result.days.startIndex)
    while first < result.days.count {
      let forms = result.days[first].forms
      last = first
      while last + 1 < result.days.count, result.days[last + 1].forms == forms { last += 1 }
      defer { first = last + 1 }
      guard !forms.isEmpty, let top = result.days[first].intake.elementalMg else { continue }
      let text = forms.map { "\($0.formID) \(NumberText.plain($0.elementalMg))" }
        .joined(separator: " + ")
      let left = axes.x(number(result.days[first].day) - 0.5)
      let right = axes.x(number(result.days[last].day) + 0.5)
      let width = Double(text.displayWidth) * 6.9
      guard width <= right - left + 8, left > end else { continue }
      end = left + width
      names.append(
        .label(text, at: Point(left + 2, axes.y(top) - 5), class: "halo"))
    }
    return names
  }

  /// The width of a day.
  func dayWidth(_ axes: Axes) -> Double {
    axes.plot.width / (axes.x.domain.upperBound - axes.x.domain.lowerBound)
  }

  /// What is known of the day's intake, in words.
  static func intakeText(_ day: StudyDay) -> String {
    switch day.account {
    case .unknown: return "intake unknown"
    case .declaredNone: return "none taken, as the log says"
    case .noEntry: return "none taken: no entry in a complete log"
    case .taken:
      let forms = day.forms.map { "\($0.formID) \(NumberText.plain($0.elementalMg)) mg" }
      return forms.isEmpty
        ? "\(day.intake.elementalMg.map(NumberText.plain) ?? "") mg taken"
        : forms.joined(separator: " + ")
    }
  }
}
