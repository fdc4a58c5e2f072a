/// The columns of an intake log.
enum IntakeColumn: ColumnRole {
  case time, date, form, dose, unit, basis, start, stop, note

  var names: [String] {
    switch self {
    case .time: ["time", "clock"]
    case .date: ["date", "datetime", "timestamp", "day"]
    case .form: ["form", "substance", "food", "item", "supplement", "name"]
    case .dose: ["dose", "amount", "mg"]
    case .unit: ["unit", "units"]
    case .basis:
      ["basis", "mass", "elementalorcompound", "elementalcompound", "kind", "type"]
    case .start: ["start", "from"]
    case .stop: ["stop", "end", "until", "through", "to"]
    case .note: ["note", "notes", "comment", "comments"]
    }
  }
}
