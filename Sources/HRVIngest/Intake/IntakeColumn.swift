/// The columns of an intake log.
enum IntakeColumn: ColumnRole {
  case time, date, form, dose, unit, basis, start, stop, note, role

  var names: [String] {
    switch self {
    case .time: ["time", "clock", "uhrzeit"]
    case .date: ["date", "datetime", "timestamp", "day", "datum"]
    case .form:
      [
        "form", "substance", "food", "item", "supplement", "name", "präparat", "praeparat",
        "mittel",
        "nahrungsergänzungsmittel",
      ]
    case .dose: ["dose", "amount", "mg", "dosis", "menge"]
    case .unit: ["unit", "units", "einheit"]
    case .basis:
      ["basis", "mass", "elementalorcompound", "elementalcompound", "kind", "type"]
    case .start: ["start", "from", "beginn"]
    case .stop: ["stop", "end", "until", "through", "to", "ende"]
    case .note: ["note", "notes", "comment", "comments", "notiz", "bemerkung", "kommentar"]
    case .role: ["role"]
    }
  }
}
