/// What channels of an electrocardiogram are called, and what their units are worth.
enum ECGLead {
  /// Whether `name` is that of an ECG lead: it says ECG or EKG, or is a lead's own name.
  static func matches(_ name: String) -> Bool {
    let name = name.lowercased()
    if name.contains("ecg") || name.contains("ekg") { return true }
    return leads.contains(name.hasPrefix("lead ") ? String(name.dropFirst(5)) : name)
  }

  /// How many mV one `unit` is; nil when it is no voltage.
  static func mv(per unit: String) -> Double? {
    switch unit {
    case "V": 1000
    case "mV", "mv", "MV": 1
    case "uV", "µV", "μV", "uv", "UV": 1e-3
    case "nV": 1e-6
    default: nil
    }
  }

  /// - Sources: the lead names of ANSI/AAMI EC71, and those of the MIT-BIH and European ST-T
  ///   databases (modified leads).
  private static let leads: Set<String> = [
    "i", "ii", "iii", "avr", "avl", "avf", "v", "v1", "v2", "v3", "v4", "v5", "v6", "mli", "mlii",
    "mliii", "ml1", "ml2", "ml5", "mv1", "mv2", "mcl1", "cm2", "cm4", "cm5", "cc5", "d1", "d2",
    "d3", "d4", "v3r", "v4r", "vx",
    "vy", "vz",
  ]
}
